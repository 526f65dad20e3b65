package io.branchline.forecasting.arrival;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The history of one queue by the calendar. A day that was observed has a figure for each of its
 * intervals, 0 where nothing was offered; a day that was not is a gap and is left out of every mean
 * rather than taken for a day without calls.
 */
public final class Series {

  private final Grid grid;
  private final NavigableMap<LocalDate, Day> days;
  private final long leftOut;

  private Series(Grid grid, NavigableMap<LocalDate, Day> days, long leftOut) {
    this.grid = grid;
    this.days = days;
    this.leftOut = leftOut;
  }

  /** Starts a series. */
  public static Builder builder(Grid grid) {
    return new Builder(grid);
  }

  /** How its days are cut. */
  public Grid grid() {
    return grid;
  }

  /** The first observed day; null where there is none. */
  public @Nullable LocalDate first() {
    return days.isEmpty() ? null : days.firstKey();
  }

  /** The last observed day; null where there is none. */
  public @Nullable LocalDate last() {
    return days.isEmpty() ? null : days.lastKey();
  }

  /** How many days were observed. */
  public int observedDays() {
    return days.size();
  }

  /** How many intervals' handle times were left out because they were negative. */
  public long leftOut() {
    return leftOut;
  }

  /** The days within the series that were not observed. */
  public List<LocalDate> gaps() {
    List<LocalDate> gaps = new ArrayList<>();
    if (!days.isEmpty()) {
      for (LocalDate date = days.firstKey();
          date.isBefore(days.lastKey());
          date = date.plusDays(1)) {
        if (!days.containsKey(date)) {
          gaps.add(date);
        }
      }
    }
    return gaps;
  }

  /** What was known on the morning of a day. */
  public Series before(LocalDate origin) {
    return new Series(grid, days.headMap(origin, false), leftOut);
  }

  /** What was observed from one day to before another. */
  Series between(LocalDate from, LocalDate to) {
    return new Series(grid, days.subMap(from, true, to, false), leftOut);
  }

  /** Calls of an interval of an observed day; null where the day is a gap or lacks the slot. */
  public @Nullable Double calls(LocalDate date, int slot) {
    Day day = days.get(date);
    return day == null || !day.has(slot) ? null : day.calls(slot);
  }

  /** Only these days. */
  Series keeping(Collection<LocalDate> dates) {
    TreeMap<LocalDate, Day> kept = new TreeMap<>(days);
    kept.keySet().retainAll(dates);
    return new Series(grid, kept, leftOut);
  }

  Collection<Day> all() {
    return days.values();
  }

  NavigableMap<LocalDate, Day> days() {
    return days;
  }

  /** Collects observations; not for more than one thread. */
  public static final class Builder {
    private final Grid grid;
    private final TreeMap<LocalDate, Day> days = new TreeMap<>();
    private long leftOut;

    private Builder(Grid grid) {
      this.grid = requireNonNull(grid, "grid is null");
    }

    /** Says that a day was observed, be it without calls. */
    public Builder observed(LocalDate date) {
      days.computeIfAbsent(date, key -> new Day(key, grid));
      return this;
    }

    /** Says that these days were observed. */
    public Builder observed(Collection<LocalDate> dates) {
      dates.forEach(this::observed);
      return this;
    }

    /**
     * Adds an interval's counters.
     *
     * @param start when the interval begins
     * @param calls offered, at least 0
     * @param handled calls that the handle time is of
     * @param handleSeconds their talk + hold + wrap-up together; a negative sum is left out of the
     *     handle time and counted
     */
    public Builder add(Instant start, double calls, double handled, double handleSeconds) {
      if (!(calls >= 0)) {
        throw new IllegalArgumentException(
            "The interval of " + start + " has " + calls + " calls, fewer than none");
      }
      Grid.Interval interval = grid.at(start);
      observed(interval.date());
      boolean sound = handled >= 0 && handleSeconds >= 0;
      if (!sound) {
        leftOut++;
      }
      days.get(interval.date())
          .add(interval.slot(), calls, sound ? handled : 0, sound ? handleSeconds : 0);
      return this;
    }

    /** The series. */
    public Series build() {
      return new Series(grid, new TreeMap<>(days), leftOut);
    }
  }
}
