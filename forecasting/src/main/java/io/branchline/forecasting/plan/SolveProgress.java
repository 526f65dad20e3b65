package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.solver.SearchProgress;
import java.util.Locale;

/** Shows best, bound and gap on standard error: in place on a terminal, else every ten seconds. */
final class SolveProgress implements SearchProgress.Listener, AutoCloseable {

  private static final double PLAIN_SECONDS = 10;

  private final boolean terminal = Boolean.getBoolean("branchline.terminal");
  private double shownSeconds = Double.NEGATIVE_INFINITY;
  private boolean shown;

  @Override
  public synchronized void progress(SearchProgress now) {
    if (terminal || now.seconds() - shownSeconds >= PLAIN_SECONDS) {
      shownSeconds = now.seconds();
      shown = true;
      String line =
          String.format(
              Locale.ROOT,
              "roster: %.1f s, best %,.0f, bound %,.0f, gap %.2f %%",
              now.seconds(),
              now.best(),
              now.bound(),
              100 * now.gap());
      if (terminal) {
        System.err.print("\r" + line + "\u001b[K");
        System.err.flush();
      } else {
        System.err.println(line);
      }
    }
  }

  @Override
  public synchronized void close() {
    if (terminal && shown) {
      System.err.println();
    }
  }
}
