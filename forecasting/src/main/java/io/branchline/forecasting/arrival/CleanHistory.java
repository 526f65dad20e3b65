package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A history without the days that would mislead.
 *
 * @param series what may be learnt from
 * @param incidents what was left out and why, by date
 * @param closed whether the queue has closed down: nothing is expected any more
 */
public record CleanHistory(Series series, List<Incident> incidents, boolean closed) {

  /*
   * A day is far below when like days (same type, within four weeks either way, at least three) have a median of at least
   * 20 calls, the day has under 30 % of it, and lacks more than five robust deviations (1.4826 MAD, at least the Poisson
   * one). A block is a run of slots without a call in which two thirds of the like days had at least 20, scaled to the
   * day's level: chance leaves such a hole once in e^20. What a third of the like days show is a pattern, such as new opening
   * hours, and no outage.
   * Days that are named special are never taken for outages.
   */

  private static final int WINDOW_DAYS = 28;
  private static final int LEAST_LIKE = 3;
  private static final double LEAST_CALLS = 20;
  private static final double FAR_BELOW = 0.3;
  private static final double DEVIATIONS = 5;
  private static final int OPENED_AFTER_DAYS = 7;
  private static final int CLOSED_AFTER_DAYS = 14;

  /** Copies the incidents. */
  public CleanHistory {
    incidents = List.copyOf(incidents);
  }

  /** Looks through what was known before a day. */
  public static CleanHistory of(Series history, LocalDate origin, SpecialDays special) {
    Series known = history.before(origin);
    TreeSet<Incident> found =
        new TreeSet<>(java.util.Comparator.comparing(Incident::date).thenComparing(Incident::kind));
    for (LocalDate gap : known.gaps()) {
      found.add(new Incident(Incident.Kind.GAP, gap, null, null));
    }
    List<Day> days = new ArrayList<>(known.all());
    int from = opening(days);
    if (from > 0) {
      Day first = days.get(from);
      found.add(new Incident(Incident.Kind.OPENED, first.date(), null, first.total()));
    }
    int to = closing(days, from);
    boolean closed = to < days.size();
    if (closed) {
      found.add(new Incident(Incident.Kind.CLOSED, days.get(to).date(), null, 0.0));
    }
    List<Day> open = days.subList(from, to);
    Set<LocalDate> out = new HashSet<>();
    for (Incident incident : new Search(open, special).outages()) {
      found.add(incident);
      out.add(incident.date());
    }
    Set<LocalDate> kept = new HashSet<>();
    open.forEach(day -> kept.add(day.date()));
    kept.removeAll(out);
    return new CleanHistory(known.keeping(kept), List.copyOf(found), closed);
  }

  /** The first day with calls if a week or more without any came before it; else 0. */
  private static int opening(List<Day> days) {
    int first = 0;
    while (first < days.size() && days.get(first).total() == 0) {
      first++;
    }
    return first == days.size() || first < OPENED_AFTER_DAYS ? 0 : first;
  }

  /**
   * The day after the last one with calls if two weeks or more without any follow; else the end.
   */
  private static int closing(List<Day> days, int from) {
    int end = days.size();
    while (end > from && days.get(end - 1).total() == 0) {
      end--;
    }
    int silent = days.size() - end;
    if (end == from || silent < CLOSED_AFTER_DAYS) {
      return days.size();
    }
    List<Day> before = days.subList(Math.max(from, end - WINDOW_DAYS), end);
    double daily = before.stream().mapToDouble(Day::total).average().orElse(0);
    return daily * silent >= LEAST_CALLS ? end : days.size();
  }

  /** Days against the like days around them. */
  private static final class Search {
    private final List<Day> days;
    private final SpecialDays special;
    private final double[] totals;
    private final List<List<Integer>> like = new ArrayList<>();

    Search(List<Day> days, SpecialDays special) {
      this.days = days;
      this.special = special;
      this.totals = days.stream().mapToDouble(Day::total).toArray();
      for (int i = 0; i < days.size(); i++) {
        like.add(around(i));
      }
    }

    private List<Integer> around(int i) {
      LocalDate date = days.get(i).date();
      List<Integer> around = new ArrayList<>();
      for (int step = -1; step <= 1; step += 2) {
        for (int j = i + step; j >= 0 && j < days.size(); j += step) {
          LocalDate other = days.get(j).date();
          if (Math.abs(other.toEpochDay() - date.toEpochDay()) > WINDOW_DAYS) {
            break;
          }
          if (special.typeOf(other) == special.typeOf(date) && special.type(other) == null) {
            around.add(j);
          }
        }
      }
      return around;
    }

    List<Incident> outages() {
      Incident[] suspects = new Incident[days.size()];
      for (int i = 0; i < suspects.length; i++) {
        suspects[i] = suspect(i);
      }
      List<Incident> outages = new ArrayList<>();
      for (int i = 0; i < suspects.length; i++) {
        Incident suspect = suspects[i];
        if (suspect != null && (suspect.kind() == Incident.Kind.NAMED || isRare(i, suspects))) {
          outages.add(suspect);
        }
      }
      return outages;
    }

    private boolean isRare(int i, @Nullable Incident[] suspects) {
      long same = like.get(i).stream().filter(j -> suspects[j] != null).count();
      return 3 * same < like.get(i).size();
    }

    private @Nullable Incident suspect(int i) {
      LocalDate date = days.get(i).date();
      if (special.leavesOut(date)) {
        return new Incident(Incident.Kind.NAMED, date, null, totals[i]);
      }
      List<Integer> others = like.get(i);
      if (special.type(date) != null || others.size() < LEAST_LIKE) {
        return null;
      }
      double median = median(others.stream().mapToDouble(j -> totals[j]).toArray());
      if (median < LEAST_CALLS) {
        return null;
      }
      double deviation =
          1.4826 * median(others.stream().mapToDouble(j -> Math.abs(totals[j] - median)).toArray());
      boolean far =
          totals[i] < FAR_BELOW * median
              && median - totals[i] > DEVIATIONS * Math.max(deviation, Math.sqrt(median));
      if (far) {
        return new Incident(Incident.Kind.OUTAGE, date, median, totals[i]);
      }
      return hasHole(i, Math.min(1, totals[i] / median))
          ? new Incident(Incident.Kind.BLOCK, date, median, totals[i])
          : null;
    }

    private boolean hasHole(int i, double level) {
      Day day = days.get(i);
      double missing = 0;
      for (int slot = 0; slot < day.slots(); slot++) {
        if (day.has(slot) && day.calls(slot) > 0) {
          missing = 0;
          continue;
        }
        if (day.has(slot)) {
          int at = slot;
          double[] calls = like.get(i).stream().mapToDouble(j -> days.get(j).calls(at)).toArray();
          missing += level * lowerThird(calls);
        }
        if (missing >= LEAST_CALLS) {
          return true;
        }
      }
      return false;
    }

    /** A third of the values are not above it: what new opening hours have emptied is 0. */
    private static double lowerThird(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return sorted[(sorted.length - 1) / 3];
    }

    private static double median(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
  }
}
