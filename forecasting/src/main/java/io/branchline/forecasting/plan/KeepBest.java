package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.solver.RosterSolver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C does while a roster is made: the JVM ends only when the best roster so far is kept,
 * or it says that nothing is.
 */
final class KeepBest implements AutoCloseable {

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "keep-best");
  private volatile @Nullable RosterSolver solver;
  private volatile boolean stopping;
  private volatile boolean kept;

  KeepBest() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** From now on there is something to stop. */
  void solving(RosterSolver now) {
    solver = now;
    if (stopping) {
      now.stop();
    }
  }

  /** Whether somebody wants it to end. */
  boolean stopping() {
    return stopping;
  }

  /** The roster is in the warehouse. */
  void kept() {
    kept = true;
  }

  private void interrupted() {
    stopping = true;
    RosterSolver now = solver;
    if (now != null) {
      System.err.println("\nStopping: the best roster so far will be kept.");
      now.stop();
      await();
    }
    if (!kept) {
      System.err.println("\nbranchline: Stopped before there was a roster: nothing was kept.");
    }
  }

  private void await() {
    try {
      if (!finished.await(2, TimeUnit.MINUTES)) {
        System.err.println("branchline: gave up waiting for the roster to be kept");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    finished.countDown();
    if (!stopping) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is ending just now, and the hook sees by itself what was kept.
        stopping = true;
      }
    }
  }
}
