package io.branchline.forecasting.cover;

import io.branchline.forecasting.cover.CoverPlan.PlacedShift;
import io.branchline.forecasting.cover.ShiftPattern.BreakWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/*
 * The implicit formulation. Explicitly, every way to place a shift's breaks is a shift of its own:
 * hundreds for each start. Implicitly (Aykin 1996; Bechtold and Jacobs 1990 and Thompson 1995 for
 * its relatives), x[s] counts the shifts with pattern and start s, and b[s, k, t] those of them
 * whose k-th break begins at t:
 *
 *     minimise   sum paid[s] x[s]
 *     sum_t b[s, k, t] = x[s]                                        for every s and k
 *     sum of x[s] over p  -  sum of b[s, k, t] over p  >=  demand[p]  for every period p
 *
 * The windows of a shift's breaks do not overlap, so any choice of breaks that adds up can be dealt
 * out to single shifts: the i-th earliest first break goes with the i-th earliest second one.
 *
 * T. Aykin: Optimal shift scheduling with multiple break windows. Management Science 42(4), 1996.
 * S. Bechtold, L. Jacobs: Implicit modeling of flexible break assignments in optimal shift
 * scheduling. Management Science 36(11), 1990.
 * G. Thompson: Improved implicit optimal modeling of the labor shift scheduling problem. Management
 * Science 41(4), 1995.
 */
/** The implicit formulation as rows and columns, for any solver. */
@SuppressWarnings("ArrayRecordComponent")
final class CoverModel {

  /** A linear constraint: terms at least (or exactly) the right-hand side. */
  record Row(int[] columns, int[] factors, int least, boolean exact) {}

  private record Start(
      ShiftPattern pattern, int day, int startMinute, int column, int[][] breaks) {}

  private final CoverProblem problem;
  private final int periods;
  private final List<Integer> paid = new ArrayList<>();
  private final List<Start> starts = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<List<int[]>> cover = new ArrayList<>();
  private final int largest;

  CoverModel(CoverProblem problem) {
    this.problem = problem;
    this.periods = problem.demand().size();
    this.largest = problem.demand().stream().mapToInt(Integer::intValue).max().orElse(0);
    for (int period = 0; period < periods; period++) {
      cover.add(new ArrayList<>());
    }
    for (int day = 0; day < problem.days(); day++) {
      for (ShiftPattern pattern : problem.patterns()) {
        for (int startMinute : pattern.startMinutes()) {
          start(pattern, day, startMinute);
        }
      }
    }
    for (int period = 0; period < periods; period++) {
      row(cover.get(period), problem.demand().get(period), false);
    }
  }

  private void start(ShiftPattern pattern, int day, int startMinute) {
    int first = day * problem.periodsPerDay() + startMinute / problem.periodMinutes();
    if (!wanted(first, pattern)) {
      return;
    }
    int column = column(pattern.paidMinutes());
    covers(column, first, pattern.minutes(), 1);
    int[][] breaks = new int[pattern.breaks().size()][];
    for (int k = 0; k < breaks.length; k++) {
      breaks[k] = breaks(column, first, pattern.breaks().get(k));
    }
    starts.add(new Start(pattern, day, startMinute, column, breaks));
  }

  /** A shift during which nobody is needed is left out. */
  private boolean wanted(int first, ShiftPattern pattern) {
    for (int i = 0; i < pattern.minutes() / problem.periodMinutes(); i++) {
      int at = at(first + i);
      if (at < periods && problem.demand().get(at) > 0) {
        return true;
      }
    }
    return false;
  }

  private int[] breaks(int shift, int first, BreakWindow pause) {
    int length = problem.periodMinutes();
    int options = (pause.latest() - pause.earliest()) / length + 1;
    int[] columns = new int[options];
    List<int[]> sum = new ArrayList<>();
    for (int option = 0; option < options; option++) {
      columns[option] = column(0);
      covers(columns[option], first + pause.earliest() / length + option, pause.minutes(), -1);
      sum.add(new int[] {columns[option], 1});
    }
    sum.add(new int[] {shift, -1});
    row(sum, 0, true);
    return columns;
  }

  private int column(int paidMinutes) {
    paid.add(paidMinutes);
    return paid.size() - 1;
  }

  private void covers(int column, int from, int minutes, int factor) {
    for (int i = 0; i < minutes / problem.periodMinutes(); i++) {
      int at = at(from + i);
      if (at < periods) {
        cover.get(at).add(new int[] {column, factor});
      }
    }
  }

  private int at(int period) {
    return problem.ends() == CoverProblem.Ends.AROUND ? period % periods : period;
  }

  private void row(List<int[]> terms, int least, boolean exact) {
    rows.add(
        new Row(
            terms.stream().mapToInt(term -> term[0]).toArray(),
            terms.stream().mapToInt(term -> term[1]).toArray(),
            least,
            exact));
  }

  /** What a unit of each column costs, in paid minutes. */
  List<Integer> paid() {
    return paid;
  }

  List<Row> rows() {
    return rows;
  }

  /** No column needs to be larger. */
  int largest() {
    return largest;
  }

  /** Rows 0 on: a period that no shift reaches although somebody is needed; negative for none. */
  int uncovered() {
    for (int period = 0; period < periods; period++) {
      if (problem.demand().get(period) > 0
          && cover.get(period).stream().noneMatch(term -> term[1] > 0)) {
        return period;
      }
    }
    return -1;
  }

  /** The same shifts with breaks that add up, and more shifts where somebody is still missing. */
  long[] repaired(long[] values) {
    long[] repaired = values.clone();
    for (Start start : starts) {
      for (int[] options : start.breaks()) {
        long surplus = Arrays.stream(options).mapToLong(option -> repaired[option]).sum();
        surplus -= repaired[start.column()];
        for (int option : options) {
          long less = Math.min(repaired[option], Math.max(0, surplus));
          repaired[option] -= less;
          surplus -= less;
        }
        repaired[options[options.length - 1]] -= Math.min(0, surplus);
      }
    }
    for (Row row : rows) {
      long left = row.exact() ? 0 : row.least() - sum(row, repaired);
      for (int i = 0; left > 0 && i < row.columns().length; i++) {
        if (row.factors()[i] > 0 && helps(row, row.columns()[i])) {
          add(repaired, row.columns()[i], left, row);
          left = row.least() - sum(row, repaired);
        }
      }
    }
    return repaired;
  }

  private static long sum(Row row, long[] values) {
    long sum = 0;
    for (int i = 0; i < row.columns().length; i++) {
      sum += row.factors()[i] * values[row.columns()[i]];
    }
    return sum;
  }

  private Start of(int column) {
    return starts.stream().filter(start -> start.column() == column).findFirst().orElseThrow();
  }

  /** Whether the shift's breaks can be had outside this row's period. */
  private boolean helps(Row row, int column) {
    for (int[] options : of(column).breaks()) {
      if (outside(row, options) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int outside(Row row, int[] options) {
    for (int option : options) {
      if (Arrays.stream(row.columns()).noneMatch(column -> column == option)) {
        return option;
      }
    }
    return -1;
  }

  private void add(long[] values, int column, long count, Row row) {
    values[column] += count;
    for (int[] options : of(column).breaks()) {
      values[outside(row, options)] += count;
    }
  }

  /** Deals the breaks out to single shifts. */
  List<PlacedShift> shifts(long[] values) {
    List<PlacedShift> placed = new ArrayList<>();
    for (Start start : starts) {
      int count = Math.toIntExact(values[start.column()]);
      List<List<Integer>> breaks = new ArrayList<>();
      for (int k = 0; k < start.breaks().length; k++) {
        List<Integer> begins = new ArrayList<>();
        BreakWindow pause = start.pattern().breaks().get(k);
        for (int option = 0; option < start.breaks()[k].length; option++) {
          for (long i = 0; i < values[start.breaks()[k][option]]; i++) {
            begins.add(pause.earliest() + option * problem.periodMinutes());
          }
        }
        breaks.add(begins);
      }
      for (int i = 0; i < count; i++) {
        int number = i;
        placed.add(
            new PlacedShift(
                start.pattern(),
                start.day(),
                start.startMinute(),
                breaks.stream().map(begins -> begins.get(number)).toList()));
      }
    }
    return placed;
  }
}
