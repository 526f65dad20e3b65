package io.branchline.scoring.kpi;

import io.branchline.warehouse.table.KpiInterval;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * Counters that add up over intervals, queues, agents and branches; every rate is a ratio of two of
 * them, and empty where its denominator is 0. Waits and durations are milliseconds.
 *
 * @param arrived every call
 * @param offered answered + abandoned + flowed out
 * @param answeredWithin answered after at most T
 * @param abandonedWithin abandoned after at most T
 * @param shortAbandoned abandoned after at most S
 * @param handled answered calls or legs: what talk, hold and wrap-up belong to
 */
public record Counters(
    long arrived,
    long offered,
    long answered,
    long abandoned,
    long flowedOut,
    long endedInIvr,
    long open,
    long answeredWithin,
    long abandonedWithin,
    long shortAbandoned,
    long answeredWaitMillis,
    long abandonedWaitMillis,
    long handled,
    long talkMillis,
    long holdMillis,
    long wrapUpMillis,
    long busyMillis,
    long availableMillis,
    long staffedMillis)
    implements Serializable {

  /** Nothing counted. */
  public static final Counters ZERO =
      new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** The counters of a stored row. */
  public static Counters of(KpiInterval row) {
    return new Counters(
        row.arrived(),
        row.offered(),
        row.answered(),
        row.abandoned(),
        row.flowedOut(),
        row.endedInIvr(),
        row.open(),
        row.answeredWithin(),
        row.abandonedWithin(),
        row.shortAbandoned(),
        row.answeredWaitMillis(),
        row.abandonedWaitMillis(),
        row.handled(),
        row.talkMillis(),
        row.holdMillis(),
        row.wrapUpMillis(),
        row.busyMillis(),
        row.availableMillis(),
        row.staffedMillis());
  }

  /** One call or leg. */
  public static Counters of(CallFacts call, Thresholds thresholds) {
    long wait = call.waitMillis();
    boolean inTime = wait <= thresholds.seconds() * 1000L;
    boolean isShort = wait <= thresholds.shortSeconds() * 1000L;
    return switch (call.outcome()) {
      case ANSWERED ->
          new Counters(
              1,
              1,
              1,
              0,
              0,
              0,
              0,
              inTime ? 1 : 0,
              0,
              0,
              wait,
              0,
              1,
              call.talkMillis(),
              call.holdMillis(),
              call.wrapUpMillis(),
              0,
              0,
              0);
      case ABANDONED ->
          new Counters(
              1,
              1,
              0,
              1,
              0,
              0,
              0,
              0,
              inTime ? 1 : 0,
              isShort ? 1 : 0,
              0,
              wait,
              0,
              0,
              0,
              0,
              0,
              0,
              0);
      case FLOWED_OUT -> new Counters(1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
      case ENDED_IN_IVR -> new Counters(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
      case OPEN -> new Counters(1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    };
  }

  /** An agent's time in states. */
  public static Counters ofStates(long busyMillis, long availableMillis, long staffedMillis) {
    return new Counters(
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, busyMillis, availableMillis, staffedMillis);
  }

  /** Both together. */
  public Counters plus(Counters other) {
    return new Counters(
        arrived + other.arrived,
        offered + other.offered,
        answered + other.answered,
        abandoned + other.abandoned,
        flowedOut + other.flowedOut,
        endedInIvr + other.endedInIvr,
        open + other.open,
        answeredWithin + other.answeredWithin,
        abandonedWithin + other.abandonedWithin,
        shortAbandoned + other.shortAbandoned,
        answeredWaitMillis + other.answeredWaitMillis,
        abandonedWaitMillis + other.abandonedWaitMillis,
        handled + other.handled,
        talkMillis + other.talkMillis,
        holdMillis + other.holdMillis,
        wrapUpMillis + other.wrapUpMillis,
        busyMillis + other.busyMillis,
        availableMillis + other.availableMillis,
        staffedMillis + other.staffedMillis);
  }

  /** Talk, hold and wrap-up of the handled. */
  public long handleMillis() {
    return talkMillis + holdMillis + wrapUpMillis;
  }

  /** Answered / offered, 0 to 1. */
  public OptionalDouble answerRate() {
    return ratio(answered, offered);
  }

  /** Abandoned / offered, 0 to 1. */
  public OptionalDouble abandonRate() {
    return ratio(abandoned, offered);
  }

  /** Average speed of answer: wait of the answered / answered, seconds. */
  public OptionalDouble asaSeconds() {
    return meanSeconds(answeredWaitMillis, answered);
  }

  /** Average handle time: (talk + hold + wrap-up) / handled, seconds. */
  public OptionalDouble ahtSeconds() {
    return meanSeconds(handleMillis(), handled);
  }

  /** Busy / (busy + available), 0 to 1; empty where no states are known. */
  public OptionalDouble occupancy() {
    return ratio(busyMillis, busyMillis + availableMillis);
  }

  static OptionalDouble ratio(long numerator, long denominator) {
    return denominator == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) numerator / denominator);
  }

  private static OptionalDouble meanSeconds(long millis, long number) {
    return number == 0 ? OptionalDouble.empty() : OptionalDouble.of(millis / 1000.0 / number);
  }
}
