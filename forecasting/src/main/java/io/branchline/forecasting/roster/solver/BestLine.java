package io.branchline.forecasting.roster.solver;

import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.RuleBook.Severity;
import io.branchline.forecasting.roster.ShiftType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line of shifts that is worth most to one agent when every shift of every day has a value. Not
 * for several threads.
 */
final class BestLine {

  /*
   * Dynamic programming over days. A state is what the rules remember: the last shift and how many days ago it was, days
   * and nights in a row, minutes of the week, whether the week had its free day. Of equal states the one of most value
   * stays. Nights and weekends of the whole period are not remembered: whoever asks names weeks without nights and a
   * weekend without work. A rest that ends on a Monday counts for no week. So a line that exists may be missed, and a
   * line may break a rule that is not looked at here (hours of a month): the checker has the last word.
   */

  private static final int FREE = -1;
  private static final int FAR = 2;

  private final Period period;
  private final ShiftType[] types;
  private final int rest;
  private final int weeklyRest;
  private final int runDays;
  private final int runNights;
  private final boolean weekly;

  private final long[] keys;
  private final int[] slots;
  private Label[] labels = {};

  BestLine(Problem problem) {
    this.period = problem.period();
    this.types = problem.shiftTypes().toArray(ShiftType[]::new);
    this.rest = limit(problem, Rule.REST_BETWEEN_SHIFTS, 0);
    this.weekly = hard(problem, Rule.WEEKLY_REST);
    this.weeklyRest = limit(problem, Rule.WEEKLY_REST, 0);
    this.runDays = limit(problem, Rule.DAYS_IN_ROW, 14);
    this.runNights = limit(problem, Rule.NIGHTS_IN_ROW, 14);
    this.keys = new long[1 << 14];
    this.slots = new int[1 << 14];
  }

  private static boolean hard(Problem problem, Rule rule) {
    return problem.rules().of(rule).severity() == Severity.HARD;
  }

  private static int limit(Problem problem, Rule rule, int otherwise) {
    return hard(problem, rule) ? problem.rules().of(rule).limit() : otherwise;
  }

  /**
   * What is remembered.
   *
   * @param last index of the last shift; {@link #FREE} for none that matters
   * @param since days from the last shift: 0 for yesterday's, 1 for one day free between
   * @param rested whether this week had its free day
   */
  private record Label(
      int last,
      int since,
      int run,
      int nights,
      int minutes,
      int rested,
      double value,
      int shift,
      @Nullable Label before) {

    long key() {
      return ((((last + 1L) << 2 | since) << 5 | run) << 5 | nights) << 14 | minutes << 1 | rested;
    }
  }

  /**
   * A week's working time.
   *
   * @param normal minutes without overtime
   * @param most minutes with it
   * @param premium yuan that a minute of overtime costs on top
   */
  record Hours(int normal, int most, double premium) {
    static final Hours ANY = new Hours(Integer.MAX_VALUE, Integer.MAX_VALUE, 0);
  }

  /**
   * The best line.
   *
   * @param before the types of the 14 days before the period, the last day last; null where free
   * @param values by day and shift; negative infinity for what must not be
   * @param free the value of a free day
   * @param hours what a week may and should have
   * @return a shift's index for each day, -1 for none; null where there is no line
   */
  int @Nullable [] find(
      List<@Nullable ShiftType> before, double[][] values, double[] free, Hours hours) {
    Label start = start(before);
    labels = new Label[] {start};
    int count = 1;
    for (int day = 0; day < values.length; day++) {
      Arrays.fill(slots, 0);
      Label[] next = new Label[1024];
      int made = 0;
      boolean monday = Math.floorMod(day - period.firstMonday(), 7) == 0;
      boolean sunday = Math.floorMod(day - period.firstMonday(), 7) == 6;
      for (int i = 0; i < count; i++) {
        Label label = monday ? week(labels[i]) : labels[i];
        for (int shift = FREE; shift < types.length; shift++) {
          double value = shift == FREE ? free[day] : values[day][shift];
          Label after = value == Double.NEGATIVE_INFINITY ? null : step(label, shift, value, hours);
          if (after == null || (sunday && weekly && day >= 6 && after.rested == 0)) {
            continue;
          }
          if (made == next.length) {
            next = Arrays.copyOf(next, 2 * made);
          }
          made = offer(next, made, after);
        }
      }
      labels = next;
      count = made;
    }
    return best(count, values.length);
  }

  private static Label week(Label label) {
    return new Label(
        label.last,
        label.since,
        label.run,
        label.nights,
        0,
        0,
        label.value,
        label.shift,
        label.before);
  }

  /** Keeps the better of two labels of the same state. */
  private int offer(Label[] next, int made, Label label) {
    long key = label.key();
    int place = (int) ((key * 0x9E3779B97F4A7C15L) >>> 50);
    while (slots[place] != 0 && keys[place] != key) {
      place = (place + 1) & (slots.length - 1);
    }
    if (slots[place] == 0) {
      if (made >= slots.length / 2) {
        return made;
      }
      keys[place] = key;
      slots[place] = made + 1;
      next[made] = label;
      return made + 1;
    }
    int there = slots[place] - 1;
    if (next[there].value < label.value) {
      next[there] = label;
    }
    return made;
  }

  private @Nullable Label step(Label from, int shift, double value, Hours hours) {
    if (shift == FREE) {
      boolean clear =
          from.last == FREE
              || types[from.last].endMinute() - (from.since + 1) * ShiftType.DAY <= 0
              || gap(from, ShiftType.DAY) >= weeklyRest;
      int since = from.last == FREE ? 0 : from.since + 1;
      int last = since >= FAR ? FREE : from.last;
      return new Label(
          last,
          last == FREE ? 0 : since,
          0,
          0,
          from.minutes,
          clear ? 1 : from.rested,
          from.value + value,
          FREE,
          from);
    }
    ShiftType type = types[shift];
    if (from.last != FREE && gap(from, type.startMinute()) < rest) {
      return null;
    }
    int run = from.since == 0 && from.last != FREE ? from.run + 1 : 1;
    int nights = type.night() ? (from.since == 0 ? from.nights : 0) + 1 : 0;
    int minutes = from.minutes + type.paidMinutes();
    if (run > runDays || nights > runNights || minutes > hours.most()) {
      return null;
    }
    int over = Math.max(0, minutes - hours.normal()) - Math.max(0, from.minutes - hours.normal());
    boolean rested =
        from.last != FREE && from.since == 1 && gap(from, type.startMinute()) >= weeklyRest;
    return new Label(
        shift,
        0,
        run,
        nights,
        minutes,
        rested ? 1 : from.rested,
        from.value + value - over * hours.premium(),
        shift,
        from);
  }

  /** Minutes from the end of the last shift to a minute of this day. */
  private long gap(Label from, int minute) {
    return (from.since + 1L) * ShiftType.DAY + minute - types[from.last].endMinute();
  }

  private Label start(List<@Nullable ShiftType> before) {
    Label label = new Label(FREE, 0, 0, 0, 0, 0, 0, FREE, null);
    int monday = period.firstMonday();
    for (int i = 0; i < before.size(); i++) {
      int day = i - before.size();
      if (day == monday || Math.floorMod(day - monday, 7) == 0) {
        label = week(label);
      }
      ShiftType type = before.get(i);
      int shift = type == null ? FREE : Arrays.asList(types).indexOf(type);
      Label next = step(label, shift, 0, Hours.ANY);
      label = next == null ? known(label, shift) : next;
    }
    return new Label(
        label.last,
        label.since,
        label.run,
        label.nights,
        label.minutes,
        label.rested,
        0,
        FREE,
        null);
  }

  /** History that breaks a rule is as it is. */
  private static Label known(Label from, int shift) {
    return new Label(
        shift, 0, from.run + 1, from.nights, from.minutes, from.rested, 0, shift, from);
  }

  private int @Nullable [] best(int count, int days) {
    Label best = null;
    for (int i = 0; i < count; i++) {
      if (best == null || labels[i].value > best.value) {
        best = labels[i];
      }
    }
    if (best == null) {
      return null;
    }
    int[] line = new int[days];
    Label at = best;
    for (int day = days - 1; day >= 0; day--) {
      line[day] = at.shift;
      at = at.before;
    }
    return line;
  }
}
