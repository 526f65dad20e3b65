package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.solver.SearchProgress;
import java.util.Locale;

/**
 * Shows best, bound and gap on standard error: in place on a terminal, else every ten seconds, or
 * every {@code branchline.progress.seconds} for a program that reads it.
 */
final class SolveProgress implements SearchProgress.Listener, AutoCloseable {

  private static final int PLAIN_SECONDS = 10;

  private final int plainSeconds = Integer.getInteger("branchline.progress.seconds", PLAIN_SECONDS);
  private final boolean terminal = Boolean.getBoolean("branchline.terminal");
  private double shownSeconds = Double.NEGATIVE_INFINITY;
  private boolean shown;
  private boolean any;

  @Override
  public synchronized void progress(SearchProgress now) {
    boolean first = !any && !Double.isNaN(now.best());
    if (terminal || first || now.seconds() - shownSeconds >= plainSeconds) {
      any |= first;
      shownSeconds = now.seconds();
      shown = true;
      String line =
          Double.isNaN(now.best())
              ? String.format(Locale.ROOT, "roster: %.1f s, none yet", now.seconds())
              : String.format(
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
