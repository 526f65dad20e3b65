package io.branchline.console.intraday;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A half hour of the day.
 *
 * @param planned calls of the forecast with the planners' layer; null where there is none
 * @param came calls that came; null where it is not over or nothing is known
 * @param now calls expected now; null where it is over
 * @param required agents on the phones that the calls expected need; null where it is over
 * @param rostered agents at work; null without a roster
 * @param onPhones those less shrinkage
 * @param level so far by counters, else expected; null where neither is known
 */
record HalfHour(
    Instant start,
    String time,
    @Nullable Double planned,
    @Nullable Double came,
    @Nullable Double now,
    @Nullable Integer required,
    @Nullable Double rostered,
    @Nullable Double onPhones,
    @Nullable Double level) {

  /** Agents on the phones less agents required; null where either is not known. */
  public @Nullable Double gap() {
    return onPhones == null || required == null ? null : Double.valueOf(onPhones - required);
  }
}
