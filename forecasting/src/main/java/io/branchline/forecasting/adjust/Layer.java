package io.branchline.forecasting.adjust;

import io.branchline.warehouse.table.Forecast;
import io.branchline.warehouse.table.ForecastAdjustment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The adjustments that hold, one upon the other in the order in which they were entered. Percent
 * multiplies each interval. Calls are added to each day's stretch in proportion to what is expected
 * there so far, evenly where nothing is; no interval falls below 0.
 */
public final class Layer {

  private static final Comparator<ForecastAdjustment> AS_ENTERED =
      Comparator.comparing(ForecastAdjustment::enteredAt)
          .thenComparing(ForecastAdjustment::adjustment)
          .thenComparing(ForecastAdjustment::branch);

  private final List<ForecastAdjustment> active;

  private Layer(List<ForecastAdjustment> active) {
    this.active = active;
  }

  /**
   * The layer that a history of adjustments leaves. Who takes back a taking back brings the first
   * one in again.
   */
  public static Layer of(Collection<ForecastAdjustment> history) {
    List<ForecastAdjustment> newestFirst = new ArrayList<>(history);
    newestFirst.sort(AS_ENTERED.reversed());
    Set<String> undone = new HashSet<>();
    List<ForecastAdjustment> active = new ArrayList<>();
    for (ForecastAdjustment entry : newestFirst) {
      if (undone.contains(key(entry.branch(), entry.adjustment()))) {
        continue;
      }
      if (entry.kind().equals(ForecastAdjustment.UNDO)) {
        undone.add(key(entry.branch(), entry.undoes()));
      } else {
        active.add(0, entry);
      }
    }
    return new Layer(List.copyOf(active));
  }

  private static String key(String branch, String adjustment) {
    return branch + "\t" + adjustment;
  }

  /** The adjustments that hold, the oldest first. */
  public List<ForecastAdjustment> active() {
    return active;
  }

  /** Whether nothing is adjusted. */
  public boolean isEmpty() {
    return active.isEmpty();
  }

  /**
   * What is expected of each cell with the layer. Calls that are added to every queue need the
   * cells of every queue of the branch and day.
   */
  public double[] over(List<Cell> cells) {
    double[] calls = cells.stream().mapToDouble(Cell::calls).toArray();
    for (ForecastAdjustment adjustment : active) {
      Map<LocalDate, List<Integer>> days = new TreeMap<>();
      for (int i = 0; i < calls.length; i++) {
        if (covers(adjustment, cells.get(i))) {
          days.computeIfAbsent(cells.get(i).localDate(), day -> new ArrayList<>()).add(i);
        }
      }
      days.values().forEach(day -> adjust(adjustment, day, calls));
    }
    return calls;
  }

  /** Whether an adjustment is about a cell. */
  public static boolean covers(ForecastAdjustment adjustment, Cell cell) {
    return adjustment.branch().equals(cell.branch())
        && (adjustment.queue().isEmpty() || adjustment.queue().equals(cell.queue()))
        && !cell.localDate().isBefore(adjustment.fromDate())
        && !cell.localDate().isAfter(adjustment.toDate())
        && cell.localTime().compareTo(adjustment.fromTime()) >= 0
        && cell.localTime().compareTo(adjustment.toTime()) < 0;
  }

  private static void adjust(ForecastAdjustment adjustment, List<Integer> day, double[] calls) {
    double amount = adjustment.amount();
    if (adjustment.kind().equals(ForecastAdjustment.PERCENT)) {
      day.forEach(i -> calls[i] = Math.max(0, calls[i] * (1 + amount / 100)));
      return;
    }
    double sum = day.stream().mapToDouble(i -> calls[i]).sum();
    for (int i : day) {
      double share = sum > 0 ? calls[i] / sum : 1.0 / day.size();
      calls[i] = Math.max(0, calls[i] + share * amount);
    }
  }

  /**
   * Forecasts with the layer; their intervals move with the calls in proportion. Baseline and
   * variances stay the model's.
   */
  public List<Forecast> adjust(List<Forecast> forecasts) {
    if (isEmpty()) {
      return forecasts;
    }
    double[] calls = over(forecasts.stream().map(Cell::of).toList());
    List<Forecast> adjusted = new ArrayList<>(forecasts.size());
    for (int i = 0; i < calls.length; i++) {
      Forecast forecast = forecasts.get(i);
      adjusted.add(calls[i] == forecast.calls() ? forecast : with(forecast, calls[i]));
    }
    return adjusted;
  }

  private static Forecast with(Forecast f, double calls) {
    double factor = f.calls() == 0 ? Double.NaN : calls / f.calls();
    return new Forecast(
        f.branch(),
        f.queue(),
        f.model(),
        f.origin(),
        f.intervalStart(),
        f.intervalMinutes(),
        f.localDate(),
        f.localTime(),
        calls,
        f.handleSeconds(),
        f.version(),
        f.chosen(),
        f.baselineCalls(),
        f.dayVariance(),
        f.slotVariance(),
        scaled(f.lowFifty(), factor),
        scaled(f.highFifty(), factor),
        scaled(f.lowEighty(), factor),
        scaled(f.highEighty(), factor),
        scaled(f.lowNinetyFive(), factor),
        scaled(f.highNinetyFive(), factor),
        f.handleChosen());
  }

  /** Calls where none were expected have no interval. */
  private static @Nullable Double scaled(@Nullable Double end, double factor) {
    return end == null || Double.isNaN(factor) ? null : Double.valueOf(end * factor);
  }
}
