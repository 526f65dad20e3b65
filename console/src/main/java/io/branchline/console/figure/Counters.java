package io.branchline.console.figure;

/**
 * Sums over any stretch of half hours; they add up.
 *
 * @param handleMillis talk + hold + wrap-up of the handled calls
 */
public record Counters(
    long offered,
    long answered,
    long abandoned,
    long flowedOut,
    long answeredWithin,
    long abandonedWithin,
    long shortAbandoned,
    long answeredWaitMillis,
    long handled,
    long handleMillis) {

  /** Nothing happened. */
  public static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
  public Counters plus(Counters c) {
    return new Counters(
        offered + c.offered,
        answered + c.answered,
        abandoned + c.abandoned,
        flowedOut + c.flowedOut,
        answeredWithin + c.answeredWithin,
        abandonedWithin + c.abandonedWithin,
        shortAbandoned + c.shortAbandoned,
        answeredWaitMillis + c.answeredWaitMillis,
        handled + c.handled,
        handleMillis + c.handleMillis);
  }
}
