package io.branchline.speech.worker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time that a worker has left for what it does. Time passes in the watchdog's looks: while the
 * machine sleeps, or is too busy to look, none does. Safe for two threads.
 */
final class TimeAllowed {

  private boolean running;
  private Duration total = Duration.ZERO;
  private Duration stall = Duration.ZERO;
  private Duration passed = Duration.ZERO;
  private Duration silent = Duration.ZERO;
  private String what = "";

  /**
   * The time begins.
   *
   * @param total for all of it
   * @param stall between two signs of life
   * @param what is to be done in it, for the message
   */
  synchronized void allow(Duration total, Duration stall, String what) {
    this.total = total;
    this.stall = stall;
    this.what = what;
    passed = Duration.ZERO;
    silent = Duration.ZERO;
    running = true;
  }

  synchronized void stop() {
    running = false;
  }

  /** A sign of life. */
  synchronized void heard() {
    silent = Duration.ZERO;
  }

  /** Lets time pass; what is wrong then, or null. */
  synchronized @Nullable String pass(Duration time) {
    if (!running) {
      return null;
    }
    passed = passed.plus(time);
    silent = silent.plus(time);
    if (passed.compareTo(total) > 0) {
      return "no end after " + seconds(total) + " s (" + what + ")";
    }
    return silent.compareTo(stall) > 0
        ? "no sign of life for " + seconds(stall) + " s (" + what + ")"
        : null;
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.toSeconds()));
  }
}
