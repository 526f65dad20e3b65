package io.branchline.forecasting.arrival;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Handle time by the time of day: a mean over handled calls that forgets, each slot drawn to the
 * queue's mean by some calls.
 */
final class HandleProfile {

  private static final double HALF_LIFE_DAYS = 28;

  /** Calls that draw a slot's handle time to the queue's. */
  private static final double PRIOR_HANDLED = 20;

  private final double @Nullable [] seconds;

  HandleProfile(List<Day> days, int slots) {
    double[] sum = new double[slots];
    double[] handled = new double[slots];
    double allSeconds = 0;
    double allHandled = 0;
    for (Day day : days) {
      long age = ChronoUnit.DAYS.between(day.date(), days.get(days.size() - 1).date());
      double recent = Math.pow(0.5, age / HALF_LIFE_DAYS);
      for (int slot = 0; slot < slots; slot++) {
        sum[slot] += recent * day.handleSeconds(slot);
        handled[slot] += recent * day.handled(slot);
        allSeconds += recent * day.handleSeconds(slot);
        allHandled += recent * day.handled(slot);
      }
    }
    if (allHandled == 0) {
      seconds = null;
      return;
    }
    seconds = sum;
    double mean = allSeconds / allHandled;
    for (int slot = 0; slot < slots; slot++) {
      seconds[slot] = (sum[slot] + PRIOR_HANDLED * mean) / (handled[slot] + PRIOR_HANDLED);
    }
  }

  @Nullable Double at(int slot) {
    return seconds == null ? null : seconds[slot];
  }
}
