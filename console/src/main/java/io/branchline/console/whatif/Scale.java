package io.branchline.console.whatif;

import io.branchline.forecasting.simulation.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lengths and places in the chart, in percent of its width.
 *
 * @param least where the level's axis begins, in percent; it ends at 100 %
 */
record Scale(int least, int mostAgents, double mostCost) {

  /** So that one level alone still has an axis. */
  private static final int NARROWEST = 20;

  static Scale of(List<Row> rows) {
    double low =
        rows.stream()
            .flatMap(row -> Stream.of(lowest(row.level()), lowest(row.unchanged())))
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .min()
            .orElse(0);
    return new Scale(
        Math.max(0, Math.min(100 - NARROWEST, (int) Math.floor(low * 10) * 10)),
        rows.stream().mapToInt(row -> row.staffed().peak().agents()).max().orElse(0),
        rows.stream().mapToDouble(row -> row.staffed().cost()).max().orElse(0));
  }

  private static @Nullable Double lowest(@Nullable Spread spread) {
    return spread == null ? null : Double.valueOf(spread.low());
  }

  /** Where a level lies. */
  public String at(double level) {
    return written((100 * level - least) / (100.0 - least));
  }

  /** How long a stretch of levels is. */
  public String from(double low, double high) {
    return written(100 * (high - low) / (100.0 - least));
  }

  /** How long a bar of agents is, compared with the longest. */
  public double agents(int agents) {
    return mostAgents == 0 ? 0 : rounded((double) agents / mostAgents);
  }

  /** How long a bar of cost is, compared with the longest. */
  public double cost(double cost) {
    return mostCost == 0 ? 0 : rounded(cost / mostCost);
  }

  private static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }

  /** Levels to write at the axis, in percent. */
  public List<Integer> ticks() {
    int step = 100 - least > 50 ? 20 : 100 - least > 25 ? 10 : 5;
    return IntStream.rangeClosed(0, (100 - least) / step)
        .map(number -> 100 - number * step)
        .boxed()
        .toList();
  }

  private static String written(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * Math.max(0, Math.min(1, share)));
  }
}
