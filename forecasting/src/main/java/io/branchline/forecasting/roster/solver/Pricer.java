package io.branchline.forecasting.roster.solver;

import io.branchline.forecasting.roster.benchmark.Instance;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * The cheapest line of one person for given prices of places, by dynamic programming over the days
 * (the pricing problem of branch and price; Burke and Curtois 2014). A state is what the rules
 * remember: the last shift and how many days it has run (or how many days off), minutes so far,
 * weekends so far, and the count of one limited shift type. Other limits on shift types rarely
 * bind; a line that breaks one is priced again with that type counted.
 *
 * E. Burke, T. Curtois: New approaches to nurse rostering benchmark instances. European Journal of
 * Operational Research 237(1), 2014.
 */
/** Finds lines of one person that lower the cost of the master problem. */
final class Pricer {

  static final int FREE = -1;
  private static final int NONE = -1;

  private final Instance instance;
  private final Instance.Person person;
  private final int days;
  private final int shifts;
  private final int unit;
  private final int units;
  private final int weekends;
  private final int runs;
  private final int offs;
  private final int[] limit;
  private final boolean[][] follows;
  private int counted;
  private int counts;
  private double[][] cost = new double[0][];
  private int[][] before = new int[0][];

  Pricer(Instance instance, int index) {
    this.instance = instance;
    this.person = instance.people().get(index);
    this.days = instance.days();
    this.shifts = instance.shifts().size();
    int common = 0;
    for (Instance.Shift shift : instance.shifts()) {
      common = gcd(common, shift.minutes());
    }
    this.unit = common;
    this.units = person.maxMinutes() / unit + 1;
    this.weekends = person.maxWeekends() + 1;
    this.runs = person.maxConsecutiveShifts();
    this.offs = Math.max(1, person.minConsecutiveDaysOff());
    this.limit = new int[shifts];
    this.follows = new boolean[shifts][shifts];
    for (int first = 0; first < shifts; first++) {
      Instance.Shift type = instance.shifts().get(first);
      limit[first] = person.maxShifts().getOrDefault(type.id(), 0);
      for (int next = 0; next < shifts; next++) {
        follows[first][next] = !type.notFollowedBy().contains(instance.shifts().get(next).id());
      }
    }
    count(tightest());
  }

  private static int gcd(int one, int other) {
    return other == 0 ? one : gcd(other, one % other);
  }

  /** The limited type that binds most often: the one with the smallest limit. */
  private int tightest() {
    int found = NONE;
    for (int shift = 0; shift < shifts; shift++) {
      boolean binds = limit[shift] > 0 && limit[shift] < days;
      if (binds && (found == NONE || limit[shift] < limit[found])) {
        found = shift;
      }
    }
    return found;
  }

  private void count(int shift) {
    counted = shift;
    counts = shift == NONE ? 1 : limit[shift] + 1;
    int states = modes() * units * weekends * counts;
    cost = new double[days][states];
    before = new int[days][states];
  }

  private int modes() {
    return shifts * runs + offs;
  }

  private int state(int mode, int used, int weekend, int count) {
    return ((mode * units + used) * weekends + weekend) * counts + count;
  }

  /** A line and what it costs by the prices. */
  @SuppressWarnings("ArrayRecordComponent")
  record Line(int[] days, double price) {}

  /** The cheapest line: prices by day and shift; null where the person can have none at all. */
  @Nullable Line cheapest(double[][] prices) {
    Line line = solve(prices);
    int broken = line == null ? NONE : broken(line.days());
    if (broken == NONE) {
      return line;
    }
    int usual = counted;
    count(broken);
    line = solve(prices);
    count(usual);
    return line == null || broken(line.days()) != NONE ? null : line;
  }

  private int broken(int[] line) {
    int[] had = new int[shifts];
    for (int shift : line) {
      if (shift != FREE && ++had[shift] > limit[shift]) {
        return shift;
      }
    }
    return NONE;
  }

  private @Nullable Line solve(double[][] prices) {
    for (double[] row : cost) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    reach(0, state(shifts * runs + offs - 1, 0, 0, 0), 0, NONE);
    for (int shift = 0; shift < shifts; shift++) {
      work(0, shift, 1, 0, 0, 0, false, prices, 0, NONE);
    }
    for (int day = 0; day + 1 < days; day++) {
      advance(day, prices);
    }
    int best = NONE;
    int least = (person.minMinutes() + unit - 1) / unit;
    double[] last = cost[days - 1];
    for (int state = 0; state < last.length; state++) {
      boolean enough = state / counts / weekends % units >= least;
      if (enough && last[state] < (best == NONE ? Double.POSITIVE_INFINITY : last[best])) {
        best = state;
      }
    }
    return best == NONE ? null : new Line(trace(best), last[best]);
  }

  private void advance(int day, double[][] prices) {
    for (int state = 0; state < cost[day].length; state++) {
      double paid = cost[day][state];
      if (paid == Double.POSITIVE_INFINITY) {
        continue;
      }
      int count = state % counts;
      int weekend = state / counts % weekends;
      int used = state / counts / weekends % units;
      int mode = state / counts / weekends / units;
      if (mode >= shifts * runs) {
        int off = mode - shifts * runs + 1;
        reach(
            day + 1,
            state(shifts * runs + Math.min(off + 1, offs) - 1, used, weekend, count),
            paid,
            state);
        for (int next = 0; off >= offs && next < shifts; next++) {
          work(day + 1, next, 1, used, weekend, count, false, prices, paid, state);
        }
      } else {
        int run = mode % runs + 1;
        int shift = mode / runs;
        if (run >= person.minConsecutiveShifts() || run == day + 1) {
          reach(day + 1, state(shifts * runs, used, weekend, count), paid, state);
        }
        for (int next = 0; run < runs && next < shifts; next++) {
          if (follows[shift][next]) {
            work(day + 1, next, run + 1, used, weekend, count, true, prices, paid, state);
          }
        }
      }
    }
  }

  private void work(
      int day,
      int shift,
      int run,
      int used,
      int weekend,
      int count,
      boolean workedBefore,
      double[][] prices,
      double paid,
      int from) {
    int more = used + instance.shifts().get(shift).minutes() / unit;
    boolean newWeekend = day % 7 == 5 || (day % 7 == 6 && !workedBefore);
    int weeks = weekend + (newWeekend ? 1 : 0);
    int had = count + (shift == counted ? 1 : 0);
    if (limit[shift] > 0
        && more < units
        && weeks < weekends
        && had < counts
        && !person.daysOff().contains(day)) {
      reach(day, state(shift * runs + run - 1, more, weeks, had), paid + prices[day][shift], from);
    }
  }

  private void reach(int day, int state, double paid, int from) {
    if (paid < cost[day][state]) {
      cost[day][state] = paid;
      before[day][state] = from;
    }
  }

  private int[] trace(int state) {
    int[] line = new int[days];
    int at = state;
    for (int day = days - 1; day >= 0; day--) {
      int mode = at / counts / weekends / units;
      line[day] = mode >= shifts * runs ? FREE : mode / runs;
      at = before[day][at];
    }
    return line;
  }
}
