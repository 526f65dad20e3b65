package io.branchline.ingest.simulate;

/**
 * How long the parts of a call take and how it goes on: all of the simulation's call parameters.
 */
final class CallModel {

  /** What part of the calls goes from the IVR to a queue. */
  static final double REACHES_QUEUE = 0.83;

  static final double IVR_SECONDS = 34;
  static final double IVR_SIGMA = 0.6;

  static final double TALK_SIGMA = 0.8;
  static final double WRAP_UP_SIGMA = 0.7;
  static final double NO_WRAP_UP = 0.08;

  static final double PICK_UP_SECONDS = 3.5;
  static final double PICK_UP_SIGMA = 0.5;
  static final double RING_NO_ANSWER = 0.008;
  static final long RING_LIMIT_MILLIS = 18_000;

  static final double HOLD = 0.13;
  static final double SECOND_HOLD = 0.25;
  static final double HOLD_SECONDS = 42;
  static final double HOLD_SIGMA = 0.7;

  static final double TRANSFER = 0.055;
  static final int MOST_LEGS = 3;

  /** A queue gives a call away after this long. */
  static final long QUEUE_LIMIT_MILLIS = 900_000;

  static final double REDIALS_AFTER_ABANDON = 0.22;
  static final double REDIAL_SECONDS = 420;
  static final double REDIAL_SIGMA = 0.9;
  static final double CALLS_AGAIN = 0.06;

  private CallModel() {}

  /** Mean time a call occupies an agent: ring, talk, hold, wrap-up. */
  static double handleSeconds(QueueKind queue) {
    return PICK_UP_SECONDS
        + queue.talkSeconds()
        + HOLD * (1 + SECOND_HOLD) * HOLD_SECONDS
        + (1 - NO_WRAP_UP) * queue.wrapUpSeconds();
  }
}
