package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Roster;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.RosterShift;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Rosters as files: CSV both ways, iCalendar (RFC 5545) one file an agent. */
public final class RosterFiles {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int FOLD = 73;

  private RosterFiles() {}

  /**
   * Reads a planner's roster: lines of date,agent,shift; further columns are not read.
   *
   * @throws Failure where a line is not such a row, or outside the period
   */
  public static Roster read(Path file, Period period) {
    Roster roster = Roster.empty(period);
    int number = 0;
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        number++;
        if (!line.isBlank() && !(number == 1 && line.startsWith("date"))) {
          String[] field = line.split(",", -1);
          String agent = field[1].strip();
          LocalDate date = LocalDate.parse(field[0].strip());
          if (!roster.shift(agent, date).isEmpty()) {
            throw new IllegalArgumentException(agent + " has two shifts on " + date);
          }
          roster = roster.with(agent, date, field[2].strip());
        }
      }
      return roster;
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Cannot read the roster in " + file, e);
    } catch (IllegalArgumentException | DateTimeParseException | IndexOutOfBoundsException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Line " + number + " of " + file + " is not date,agent,shift: " + e.getMessage(),
          e);
    }
  }

  /** Writes date,agent,shift,start,end,paid_hours in local time. */
  static String csv(List<RosterShift> shifts, ZoneId zone) {
    DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
    StringBuilder text = new StringBuilder("date,agent,shift,start,end,paid_hours\n");
    for (RosterShift shift : shifts) {
      text.append(shift.localDate()).append(',').append(shift.agent()).append(',');
      text.append(shift.shift()).append(',').append(time.format(shift.startsAt())).append(',');
      text.append(time.format(shift.endsAt())).append(',');
      text.append(shift.paidMinutes() / 60.0).append('\n');
    }
    return text.toString();
  }

  /** One calendar an agent; importing it again replaces the same events. */
  static Map<String, String> calendars(
      String roster, List<RosterShift> shifts, Map<String, String> names, Instant stamp) {
    Map<String, List<RosterShift>> byAgent = new TreeMap<>();
    for (RosterShift shift : shifts) {
      byAgent.computeIfAbsent(shift.agent(), key -> new ArrayList<>()).add(shift);
    }
    Map<String, String> calendars = new TreeMap<>();
    byAgent.forEach((agent, mine) -> calendars.put(agent, calendar(roster, mine, names, stamp)));
    return calendars;
  }

  private static String calendar(
      String roster, List<RosterShift> shifts, Map<String, String> names, Instant stamp) {
    StringBuilder text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//Branchline//Roster//EN");
    line(text, "METHOD:PUBLISH");
    for (RosterShift shift : shifts) {
      line(text, "BEGIN:VEVENT");
      line(
          text,
          "UID:" + shift.agent() + "-" + shift.localDate() + "@" + shift.branch() + ".branchline");
      line(text, "DTSTAMP:" + STAMP.format(stamp));
      line(text, "DTSTART:" + STAMP.format(shift.startsAt()));
      line(text, "DTEND:" + STAMP.format(shift.endsAt()));
      String name = names.getOrDefault(shift.shift(), shift.shift());
      line(text, "SUMMARY:" + escaped(shift.shift() + " " + name));
      line(text, "DESCRIPTION:" + escaped(breaks(shift) + roster));
      line(text, "END:VEVENT");
    }
    line(text, "END:VCALENDAR");
    return text.toString();
  }

  private static String breaks(RosterShift shift) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < shift.breakStarts().size(); i++) {
      text.append('+').append(shift.breakStarts().get(i) / 60).append(':');
      int minute = shift.breakStarts().get(i) % 60;
      text.append(minute < 10 ? "0" : "").append(minute).append(" (");
      text.append(shift.breakMinutes().get(i)).append(" min)\n");
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
  }

  /** Lines end in CR LF and are folded before 75 octets, never inside a character. */
  private static void line(StringBuilder text, String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      int point = line.codePointAt(i);
      String character = Character.toString(point);
      int more = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + more > FOLD) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(character);
      octets += more;
      i += Character.charCount(point);
    }
    text.append("\r\n");
  }
}
