package io.branchline.ingest.simulate;

import org.jspecify.annotations.Nullable;

/**
 * A call while it lives, and what will be true of it. Used again for the next call when it is over.
 */
final class SimulatedCall {

  /** Where a call is. */
  enum Place {
    IVR,
    /** In a queue's line, or about to be put back into it. */
    WAITING,
    RINGING,
    TALKING,
    HOLD,
    /** On its way to another queue. */
    PASSED_ON,
    OVER
  }

  /** One stay in a queue and with the agent who answered there. */
  static final class Leg {
    @Nullable QueueKind queue;
    @Nullable SimulatedAgent agent;
    long queuedAt;
    long answeredAt;
    long endedAt;
    long ringMillis;
    long holdMillis;
    long wrapUpMillis;
    Outcome outcome = Outcome.ANSWERED;
  }

  /** How a call or a leg ended, named as in the tables. */
  enum Outcome {
    ANSWERED("answered"),
    ABANDONED("abandoned"),
    ENDED_IN_IVR("ended_in_ivr"),
    FLOWED_OUT("flowed_out");

    private final String id;

    Outcome(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }
  }

  /** Its place in the branch's pool. */
  final int slot;

  final Text id = new Text(24);
  final Leg[] legs = new Leg[CallModel.MOST_LEGS];

  long customer;
  QueueKind wanted = QueueKind.GENERAL;
  int priority;
  boolean selfService;
  Place place = Place.OVER;
  Outcome outcome = Outcome.ENDED_IN_IVR;
  long startedAt;
  long ivrMillis;
  long endedAt;
  int legCount;
  int holds;
  int transfers;
  int events;
  int wrapUpsOpen;

  /** Raised whenever what was planned for the call no longer holds. */
  int generation;

  @Nullable SimulatedAgent agent;
  long ringingSince;
  long heldSince;
  long talkLeft;
  int holdsLeft;

  @Nullable SimulatedCall before;
  @Nullable SimulatedCall after;
  boolean inLine;

  SimulatedCall(int slot) {
    this.slot = slot;
    for (int i = 0; i < legs.length; i++) {
      legs[i] = new Leg();
    }
  }

  Leg leg() {
    return legs[legCount - 1];
  }

  Leg nextLeg(QueueKind queue, long now) {
    Leg leg = legs[legCount++];
    leg.queue = queue;
    leg.agent = null;
    leg.queuedAt = now;
    leg.answeredAt = 0;
    leg.endedAt = 0;
    leg.ringMillis = 0;
    leg.holdMillis = 0;
    leg.wrapUpMillis = 0;
    return leg;
  }
}
