package io.branchline.forecasting.roster;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who works which shift on which day; at most one shift a day. Immutable: a change gives another
 * roster that shares the rest.
 *
 * @param shifts by agent, one shift id a day of the period; empty for a day without a shift
 */
public record Roster(Period period, Map<String, List<String>> shifts) {

  /** A day without a shift. */
  public static final String FREE = "";

  /** Checks the lengths. */
  public Roster {
    requireNonNull(period, "period is null");
    shifts = Map.copyOf(shifts);
    for (Map.Entry<String, List<String>> line : shifts.entrySet()) {
      if (line.getValue().size() != period.days()) {
        throw new IllegalArgumentException(
            "Agent "
                + line.getKey()
                + " has "
                + line.getValue().size()
                + " days in a roster of "
                + period.days());
      }
    }
  }

  /** Nobody works. */
  public static Roster empty(Period period) {
    return new Roster(period, Map.of());
  }

  /** The agent's days. */
  public List<String> days(String agent) {
    List<String> days = shifts.get(agent);
    return days == null ? Collections.nCopies(period.days(), FREE) : days;
  }

  /** The agent's shift on a day, also before and after the period (then free). */
  public String shift(String agent, int day) {
    List<String> days = shifts.get(agent);
    return days == null || !period.contains(day) ? FREE : days.get(day);
  }

  /** The agent's shift on a date. */
  public String shift(String agent, LocalDate date) {
    return shift(agent, period.day(date));
  }

  /** The roster with one day changed; {@link #FREE} takes the shift away. */
  public Roster with(String agent, LocalDate date, String shift) {
    int day = period.day(date);
    if (!period.contains(day)) {
      throw new IllegalArgumentException(
          date + " is not in the roster from " + period.from() + " of " + period.days() + " days");
    }
    String[] days = days(agent).toArray(String[]::new);
    days[day] = requireNonNull(shift, "shift is null");
    Map<String, List<String>> changed = new HashMap<>(shifts);
    changed.put(agent, Collections.unmodifiableList(Arrays.asList(days)));
    return new Roster(period, changed);
  }
}
