package io.branchline.forecasting.roster.solver;

/**
 * Where a search is.
 *
 * @param best cost of the best roster so far; NaN before the first
 * @param bound no roster costs less; NaN before anything is proved
 * @param seconds since the start
 */
public record SearchProgress(double best, double bound, double seconds) {

  /** (best - bound) / best, 0 when proved; NaN while either is unknown. */
  public double gap() {
    if (Double.isNaN(best) || Double.isNaN(bound)) {
      return Double.NaN;
    }
    return best == bound ? 0 : (best - bound) / Math.max(1e-9, Math.abs(best));
  }

  /** Hears of every better roster and bound, from the solver's threads; be quick. */
  @FunctionalInterface
  public interface Listener {
    /** Something got better. */
    void progress(SearchProgress progress);

    /** For who does not want to know. */
    Listener NONE = progress -> {};
  }
}
