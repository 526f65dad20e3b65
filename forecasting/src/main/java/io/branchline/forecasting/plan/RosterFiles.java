package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Roster;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.RosterShift;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** Rosters as CSV, both ways. */
public final class RosterFiles {

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
      for (String read : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String line = number == 0 && read.startsWith("\uFEFF") ? read.substring(1) : read;
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

  /** The columns of {@link #row}. */
  public static final List<String> COLUMNS =
      List.of("date", "agent", "shift", "start", "end", "paid_hours");

  /** A shift as date, agent, shift, start, end and paid hours in local time. */
  public static List<String> row(RosterShift shift, ZoneId zone) {
    DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
    return List.of(
        shift.localDate().toString(),
        shift.agent(),
        shift.shift(),
        time.format(shift.startsAt()),
        time.format(shift.endsAt()),
        Double.toString(shift.paidMinutes() / 60.0));
  }

  /** Writes the shifts with a head. */
  static String csv(List<RosterShift> shifts, ZoneId zone) {
    StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
    for (RosterShift shift : shifts) {
      text.append(String.join(",", row(shift, zone))).append('\n');
    }
    return text.toString();
  }
}
