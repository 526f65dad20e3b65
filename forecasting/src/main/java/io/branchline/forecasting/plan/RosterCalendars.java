package io.branchline.forecasting.plan;

import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rosters as iCalendar (RFC 5545), one calendar an agent. An event's UID is the agent's day and
 * stays the same in every roster, its SEQUENCE grows from roster to roster: importing a later one
 * moves the event. A day whose shift was taken away is there as cancelled.
 */
public final class RosterCalendars {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Instant FIRST_SEQUENCE = Instant.parse("2020-01-01T00:00:00Z");

  /** RFC 5545, 3.1: lines of at most 75 octets. */
  private static final int FOLD = 75;

  private final RosterRow row;
  private final Map<String, String> names;
  private final DateTimeFormatter clock;
  private final boolean chinese;
  private final Instant stamp;

  private RosterCalendars(RosterRow row, Map<String, String> names, ZoneId zone, Locale locale) {
    this.row = row;
    this.names = names;
    this.clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
    this.chinese = locale.getLanguage().equals("zh");
    this.stamp = row.publishedAt() == null ? row.createdAt() : row.publishedAt();
  }

  /**
   * The calendars by agent.
   *
   * @param withdrawn shifts of earlier published rosters on days that are free now
   * @param names of shift types, by id
   * @param zone of the breaks' times in the description; events are in UTC
   */
  public static Map<String, String> of(
      RosterRow row,
      List<RosterShift> shifts,
      List<RosterShift> withdrawn,
      Map<String, String> names,
      ZoneId zone,
      Locale locale) {
    RosterCalendars calendars = new RosterCalendars(row, names, zone, locale);
    Map<String, List<StringBuilder>> events = new TreeMap<>();
    for (RosterShift shift : shifts) {
      events
          .computeIfAbsent(shift.agent(), key -> new ArrayList<>())
          .add(calendars.event(shift, "CONFIRMED"));
    }
    for (RosterShift shift : withdrawn) {
      events
          .computeIfAbsent(shift.agent(), key -> new ArrayList<>())
          .add(calendars.event(shift, "CANCELLED"));
    }
    Map<String, String> texts = new TreeMap<>();
    events.forEach((agent, mine) -> texts.put(agent, calendar(mine)));
    return texts;
  }

  private static String calendar(List<StringBuilder> events) {
    StringBuilder text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//Branchline//Roster//EN");
    line(text, "CALSCALE:GREGORIAN");
    events.forEach(text::append);
    line(text, "END:VCALENDAR");
    return text.toString();
  }

  private StringBuilder event(RosterShift shift, String status) {
    StringBuilder text = new StringBuilder();
    line(text, "BEGIN:VEVENT");
    line(
        text,
        "UID:"
            + escaped(shift.agent() + "-" + shift.localDate() + "@" + shift.branch())
            + ".branchline");
    line(text, "SEQUENCE:" + Math.max(0, Duration.between(FIRST_SEQUENCE, stamp).toMinutes()));
    line(text, "DTSTAMP:" + STAMP.format(stamp));
    line(text, "DTSTART:" + STAMP.format(shift.startsAt()));
    line(text, "DTEND:" + STAMP.format(shift.endsAt()));
    line(
        text,
        "STATUS:"
            + (row.publishedAt() == null && !status.equals("CANCELLED") ? "TENTATIVE" : status));
    String name = names.getOrDefault(shift.shift(), shift.shift());
    line(
        text, "SUMMARY:" + escaped(name.equals(shift.shift()) ? name : shift.shift() + " " + name));
    line(text, "DESCRIPTION:" + escaped(breaks(shift) + row.roster()));
    line(text, "END:VEVENT");
    return text;
  }

  private String breaks(RosterShift shift) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < shift.breakStarts().size(); i++) {
      Instant from = shift.startsAt().plus(Duration.ofMinutes(shift.breakStarts().get(i)));
      Instant to = from.plus(Duration.ofMinutes(shift.breakMinutes().get(i)));
      text.append(chinese ? "\u4f11\u606f " : "Break ").append(clock.format(from)).append('-');
      text.append(clock.format(to)).append('\n');
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r", "")
        .replace("\n", "\\n");
  }

  /** Lines end in CR LF and are folded, never inside a character. */
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
