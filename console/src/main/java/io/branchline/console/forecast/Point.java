package io.branchline.console.forecast;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day or half hour on the chart; null where there is no figure.
 *
 * @param time HH:mm; empty for a day
 * @param actual calls that came
 * @param model calls that the model expects
 * @param more what the planners' layer adds; negative for less
 * @param low lower end of the interval chosen, moved with the layer
 */
public record Point(
    LocalDate day,
    String time,
    @Nullable Double actual,
    @Nullable Double model,
    double more,
    @Nullable Double baseline,
    @Nullable Double low,
    @Nullable Double high) {

  /** What is planned with: the model's calls and the layer; null where there is no forecast. */
  public @Nullable Double calls() {
    return model == null ? null : Double.valueOf(model + more);
  }

  Point with(@Nullable Double came) {
    return new Point(day, time, came, model, more, baseline, low, high);
  }

  /** The ends move with the calls in proportion; calls where none were expected have none. */
  Point changed(double change) {
    if (model == null || change == 0) {
      return this;
    }
    double factor = model == 0 ? Double.NaN : (model + change) / model;
    return new Point(
        day, time, actual, model, change, baseline, moved(low, factor), moved(high, factor));
  }

  private static @Nullable Double moved(@Nullable Double end, double factor) {
    return end == null || Double.isNaN(factor) ? null : Double.valueOf(end * factor);
  }
}
