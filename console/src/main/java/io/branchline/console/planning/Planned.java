package io.branchline.console.planning;

import io.branchline.console.access.Reader;
import io.branchline.forecasting.adjust.Cell;
import io.branchline.forecasting.adjust.Layer;
import io.branchline.warehouse.table.ForecastAdjustment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest forecast of each interval, and the planners' layer over it. */
public final class Planned {

  /** The model that commands write where none is named. */
  private static final String USUAL = "best";

  private static final String MODELS =
      "SELECT DISTINCT model FROM forecasts WHERE "
          + Reader.SCOPE
          + " AND ({branch:String} = '' OR branch = {branch:String}) ORDER BY model";

  private static final String HISTORY =
      "SELECT * FROM forecast_adjustments FINAL WHERE "
          + Reader.SCOPE
          + " ORDER BY entered_at, adjustment, branch";

  private static final String INTERVALS =
      String.format(
          Locale.ROOT,
          """
      SELECT branch, queue, local_date, local_time, interval_start, interval_minutes, origin, calls,
        handle_seconds, baseline_calls, day_variance, slot_variance, low_fifty, high_fifty, low_eighty, high_eighty,
        low_ninety_five, high_ninety_five
      FROM forecasts FINAL
      WHERE branch IN {branches:Array(String)} AND model = {model:String}
        AND interval_start >= toDateTime({from:Date}, 'UTC') - INTERVAL 1 DAY
        AND interval_start < toDateTime({to:Date}, 'UTC') + INTERVAL 2 DAY
        AND local_date BETWEEN {from:Date} AND {to:Date}
        AND %s
      ORDER BY origin DESC LIMIT 1 BY branch, queue, interval_start
      """,
          Reader.SCOPE);

  private static final String SLIM =
      String.format(
          Locale.ROOT,
          """
      SELECT branch, queue, local_date, local_time, calls FROM (
        SELECT branch, queue, local_date, local_time, interval_start, calls FROM forecasts FINAL
        WHERE branch IN {branches:Array(String)} AND model = {model:String}
          AND interval_start >= toDateTime({from:Date}, 'UTC') - INTERVAL 1 DAY
          AND interval_start < toDateTime({to:Date}, 'UTC') + INTERVAL 2 DAY
          AND local_date BETWEEN {from:Date} AND {to:Date}
          AND %s
        ORDER BY origin DESC LIMIT 1 BY branch, queue, interval_start)
      """,
          Reader.SCOPE);

  private Planned() {}

  /**
   * An interval of a queue's forecast.
   *
   * @param calls the model's own
   * @param origin the first day that was forecast
   * @param dayVariance squared coefficient of variation of the day's level
   * @param slotVariance the same of an interval within its day
   * @param lowFifty half of the time the calls lie from this to highFifty; the others alike
   */
  public record Interval(
      String branch,
      String queue,
      LocalDate localDate,
      String localTime,
      java.time.Instant intervalStart,
      int intervalMinutes,
      LocalDate origin,
      double calls,
      @Nullable Double handleSeconds,
      @Nullable Double baselineCalls,
      @Nullable Double dayVariance,
      @Nullable Double slotVariance,
      @Nullable Double lowFifty,
      @Nullable Double highFifty,
      @Nullable Double lowEighty,
      @Nullable Double highEighty,
      @Nullable Double lowNinetyFive,
      @Nullable Double highNinetyFive) {

    /** What the layer looks at. */
    public Cell cell() {
      return new Cell(branch, queue, localDate, localTime, calls);
    }
  }

  record Model(String model) {}

  /** The models that a branch is forecast by, all branches' where it is empty. */
  public static List<String> models(Reader reader, String branch) {
    return reader.query(Model.class, MODELS, Map.of("branch", branch)).stream()
        .map(Model::model)
        .toList();
  }

  /** The model that is asked for; the usual or the first where it is none of them. */
  public static String model(List<String> models, String asked) {
    String first = models.isEmpty() ? USUAL : models.get(0);
    return models.contains(asked) ? asked : models.contains(USUAL) ? USUAL : first;
  }

  /** Every adjustment of the viewer's branches and every taking back, the oldest first. */
  public static List<ForecastAdjustment> history(Reader reader) {
    return reader.query(ForecastAdjustment.class, HISTORY, Map.of());
  }

  /** All queues of these branches on these days, both ends included, in no order. */
  public static List<Interval> intervals(
      Reader reader, Collection<String> branches, String model, LocalDate from, LocalDate to) {
    return reader.query(Interval.class, INTERVALS, parameters(branches, model, from, to));
  }

  /** The same with nothing but what the layer looks at. */
  public static List<Cell> cells(
      Reader reader, Collection<String> branches, String model, LocalDate from, LocalDate to) {
    return reader.query(Cell.class, SLIM, parameters(branches, model, from, to));
  }

  private static Map<String, Object> parameters(
      Collection<String> branches, String model, LocalDate from, LocalDate to) {
    return Map.of("branches", List.copyOf(branches), "model", model, "from", from, "to", to);
  }

  /**
   * What the layer changes in the cells of a choice: the model's own and the adjusted, cell by
   * cell, only where they differ.
   */
  public static List<Change> changes(
      Reader reader, Choice choice, String model, Layer layer, LocalDate from, LocalDate to) {
    List<ForecastAdjustment> about =
        layer.active().stream()
            .filter(a -> choice.branch().isEmpty() || a.branch().equals(choice.branch()))
            .filter(a -> !a.toDate().isBefore(from) && !a.fromDate().isAfter(to))
            .toList();
    if (about.isEmpty()) {
      return List.of();
    }
    LocalDate first = latest(from, about.stream().map(ForecastAdjustment::fromDate).toList(), true);
    LocalDate last = latest(to, about.stream().map(ForecastAdjustment::toDate).toList(), false);
    List<String> branches = about.stream().map(ForecastAdjustment::branch).distinct().toList();
    List<Cell> cells = cells(reader, branches, model, first, last);
    double[] adjusted = Layer.of(about).over(cells);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      Cell cell = cells.get(i);
      boolean shown = choice.queue().isEmpty() || choice.queue().equals(cell.queue());
      if (shown && adjusted[i] != cell.calls()) {
        changes.add(new Change(cell, adjusted[i] - cell.calls()));
      }
    }
    return changes;
  }

  /**
   * What the layer does to a cell.
   *
   * @param more calls added; negative for less
   */
  public record Change(Cell cell, double more) {}

  /** The bounded extreme: the first start not before the bound, or the last end not after it. */
  private static LocalDate latest(LocalDate bound, List<LocalDate> days, boolean start) {
    LocalDate extreme =
        days.stream().reduce((a, b) -> a.isBefore(b) == start ? a : b).orElse(bound);
    return extreme.isBefore(bound) == start ? bound : extreme;
  }
}
