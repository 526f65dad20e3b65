package io.branchline.console.forecast;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sums above the chart: of the day shown, otherwise of the days from the newest forecast's
 * first on.
 *
 * @param more what the planners' layer adds
 * @param came calls that came, of the days or half hours that had been forecast where any had; null
 *     where nothing came
 * @param expectedOfCame what had been expected of the same days or half hours
 */
record Totals(
    @Nullable Double calls,
    double more,
    @Nullable Double baseline,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double came,
    @Nullable Double expectedOfCame) {

  static Totals of(Shown shown, List<Point> days, List<Point> points, @Nullable Point horizon) {
    boolean oneDay = shown.day() != null;
    List<Point> summed =
        oneDay ? points : days.stream().filter(p -> !p.day().isBefore(shown.origin())).toList();
    Point whole =
        oneDay
            ? days.stream().filter(p -> p.day().equals(shown.day())).findFirst().orElse(null)
            : horizon;
    List<Point> known =
        (oneDay ? points : days)
            .stream().filter(p -> p.actual() != null && p.model() != null).toList();
    return new Totals(
        sum(summed, Point::calls),
        summed.stream().mapToDouble(Point::more).sum(),
        sum(summed, Point::baseline),
        whole == null ? null : whole.low(),
        whole == null ? null : whole.high(),
        sum(known.isEmpty() ? (oneDay ? points : days) : known, Point::actual),
        sum(known, Point::calls));
  }

  private static @Nullable Double sum(
      List<Point> points, Function<Point, @Nullable Double> figure) {
    Double sum = null;
    for (Point point : points) {
      Double one = figure.apply(point);
      if (one != null) {
        sum = sum == null ? one : Double.valueOf(sum + one);
      }
    }
    return sum;
  }
}
