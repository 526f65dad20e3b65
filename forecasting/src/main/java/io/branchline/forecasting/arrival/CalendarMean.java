package io.branchline.forecasting.arrival;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mean of the last four same weekdays by the calendar: the baseline that every other model must
 * beat. Taylor 2008 finds it hard to beat beyond two or three days ahead.
 */
public final class CalendarMean implements ArrivalModel, HandleModel {

  /*
   * Gaps are stepped over: the four are the last four that were observed. Handle time is a sum over a
   * sum of the same four days, so calls weigh it; where a slot has no handled call it is the four days'
   * mean, then the series' mean.
   *
   * A weekday that history reached but never observed is one on which the branch is closed: nothing is
   * expected. A weekday that history has not reached yet (one day of history, say) takes the mean of
   * all observed days.
   */

  /** The model with its four weeks. */
  public static final CalendarMean MODEL = new CalendarMean(4);

  private final int weeks;

  /** A mean of the last so many same weekdays. */
  public CalendarMean(int weeks) {
    if (weeks < 1) {
      throw new IllegalArgumentException("At least 1 week is needed, not " + weeks);
    }
    this.weeks = weeks;
  }

  @Override
  public String name() {
    return weeks == 4 ? "calendar-mean" : "calendar-mean-" + weeks;
  }

  @Override
  public Fit fit(Series history, LocalDate origin) {
    return means(history, origin);
  }

  @Override
  public HandleFit handle(Series history, LocalDate origin) {
    return means(history, origin);
  }

  private Means means(Series history, LocalDate origin) {
    Series known = history.before(origin);
    Profile everything = new Profile(known.grid().slots());
    known.days().values().forEach(everything::add);
    Map<DayOfWeek, Profile> profiles = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek weekday : DayOfWeek.values()) {
      profiles.put(weekday, profile(known, weekday, everything));
    }
    return new Means(profiles, everything);
  }

  private Profile profile(Series known, DayOfWeek weekday, Profile everything) {
    Profile profile = new Profile(known.grid().slots());
    int found = 0;
    for (Day day : known.days().descendingMap().values()) {
      if (found == weeks) {
        break;
      }
      if (day.date().getDayOfWeek() == weekday) {
        profile.add(day);
        found++;
      }
    }
    return found > 0 || reached(known, weekday) ? profile : everything;
  }

  private static boolean reached(Series known, DayOfWeek weekday) {
    LocalDate first = known.first();
    LocalDate last = known.last();
    if (first == null || last == null) {
      return true;
    }
    for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
      if (date.getDayOfWeek() == weekday) {
        return true;
      }
    }
    return false;
  }

  private record Means(Map<DayOfWeek, Profile> profiles, Profile everything)
      implements Fit, HandleFit {
    @Override
    public double[] calls(LocalDate date) {
      Profile profile = of(date);
      double[] calls = new double[profile.calls.length];
      for (int slot = 0; slot < calls.length; slot++) {
        calls[slot] = profile.calls(slot);
      }
      return calls;
    }

    @Override
    public @Nullable Double seconds(LocalDate date, int slot) {
      return of(date).seconds(slot, everything);
    }

    private Profile of(LocalDate date) {
      return requireNonNull(profiles.get(date.getDayOfWeek()));
    }
  }

  /** Sums over some days, slot by slot. */
  private static final class Profile {
    private final int[] observations;
    private final double[] calls;
    private final double[] handled;
    private final double[] handleSeconds;
    private double allHandled;
    private double allHandleSeconds;

    Profile(int slots) {
      observations = new int[slots];
      calls = new double[slots];
      handled = new double[slots];
      handleSeconds = new double[slots];
    }

    void add(Day day) {
      for (int slot = 0; slot < calls.length; slot++) {
        if (day.has(slot)) {
          observations[slot]++;
          calls[slot] += day.calls(slot);
          handled[slot] += day.handled(slot);
          handleSeconds[slot] += day.handleSeconds(slot);
          allHandled += day.handled(slot);
          allHandleSeconds += day.handleSeconds(slot);
        }
      }
    }

    double calls(int slot) {
      return observations[slot] == 0 ? 0 : calls[slot] / observations[slot];
    }

    @Nullable Double seconds(int slot, Profile everything) {
      if (handled[slot] > 0) {
        return handleSeconds[slot] / handled[slot];
      }
      if (allHandled > 0) {
        return allHandleSeconds / allHandled;
      }
      return everything.allHandled > 0 ? everything.allHandleSeconds / everything.allHandled : null;
    }
  }
}
