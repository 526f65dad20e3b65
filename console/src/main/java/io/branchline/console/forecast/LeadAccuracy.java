package io.branchline.console.forecast;

import io.branchline.console.access.Reader;
import io.branchline.console.planning.Choice;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How published forecasts turned out, by how far ahead they looked; rates are sums over sums. */
final class LeadAccuracy {

  private static final String BY_LEAD =
      String.format(
          Locale.ROOT,
          """
      SELECT multiIf(lead_days < 3, lead_days + 1, lead_days < 7, 4, lead_days < 14, 8,
          lead_days < 28, 15, 29) AS first_day,
        multiIf(lead_days < 3, lead_days + 1, lead_days < 7, 7, lead_days < 14, 14,
          lead_days < 28, 28, 9999) AS last_day,
        sum(intervals) AS n, sum(actual) AS came, sum(expected) AS forecast,
        sum(absolute_error) AS absolute, sum(squared_error) AS squared,
        sum(baseline_absolute) AS base_absolute, sum(baseline_squared) AS base_squared,
        sum(noise) AS floor, sum(judged) AS of_them,
        sum(within_fifty) AS fifty, sum(within_eighty) AS eighty, sum(within_ninety_five) AS most
      FROM forecast_accuracy FINAL
      WHERE model = {model:String} AND ({branch:String} = '' OR branch = {branch:String})
        AND ({queue:String} = '' OR queue = {queue:String}) AND %s
      GROUP BY first_day, last_day ORDER BY first_day
      """,
          Reader.SCOPE);

  private LeadAccuracy() {}

  /** The sums of some leads. */
  public record Sums(
      int firstDay,
      int lastDay,
      long n,
      double came,
      double forecast,
      double absolute,
      double squared,
      double baseAbsolute,
      double baseSquared,
      double floor,
      long ofThem,
      double fifty,
      double eighty,
      double most) {

    Sums plus(Sums o) {
      return new Sums(
          Math.min(firstDay, o.firstDay),
          Math.max(lastDay, o.lastDay),
          n + o.n,
          came + o.came,
          forecast + o.forecast,
          absolute + o.absolute,
          squared + o.squared,
          baseAbsolute + o.baseAbsolute,
          baseSquared + o.baseSquared,
          floor + o.floor,
          ofThem + o.ofThem,
          fifty + o.fifty,
          eighty + o.eighty,
          most + o.most);
    }

    /** Sum of absolute errors / calls that came. */
    public @Nullable Double wape() {
      return over(absolute, came);
    }

    /** The baseline's. */
    public @Nullable Double baseWape() {
      return over(baseAbsolute, came);
    }

    /** What the true Poisson rates would have. */
    public @Nullable Double floorWape() {
      return over(floor, forecast);
    }

    /** Root of the mean squared error of an interval, in calls. */
    public @Nullable Double rmse() {
      return root(squared);
    }

    /** The baseline's. */
    public @Nullable Double baseRmse() {
      return root(baseSquared);
    }

    /** What the true Poisson rates would have: the root of the mean calls of an interval. */
    public @Nullable Double floorRmse() {
      return root(came);
    }

    /** (Forecast - came) / came. */
    public @Nullable Double bias() {
      return over(forecast - came, came);
    }

    /** The share within an interval, of those that had one. */
    public @Nullable Double within(int percent) {
      return over(percent == 50 ? fifty : percent == 80 ? eighty : most, (double) ofThem);
    }

    private @Nullable Double root(double sum) {
      return n == 0 ? null : Double.valueOf(Math.sqrt(sum / n));
    }

    private static @Nullable Double over(double part, double whole) {
      return whole == 0 ? null : Double.valueOf(part / whole);
    }
  }

  static List<Sums> of(Reader reader, Choice choice, String model) {
    return reader.query(Sums.class, BY_LEAD, choice.with(Map.of("model", model)));
  }

  static @Nullable Sums all(List<Sums> leads) {
    return leads.stream().reduce(Sums::plus).orElse(null);
  }
}
