package io.branchline.ingest.simulate;

import io.branchline.ingest.simulate.SimulatedCall.Leg;
import io.branchline.ingest.simulate.SimulatedCall.Outcome;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is true of one branch's calls: a row a call, a row a leg, counters a queue and half hour.
 */
final class BranchTruth {

  static final String CALL_COLUMNS =
      "call_id,branch,queue,agent,customer,priority,outcome,started_at,queued_at,answered_at,ended_at,"
          + "ivr_millis,wait_millis,ring_millis,talk_millis,hold_millis,wrap_up_millis,holds,transfers,"
          + "events\n";
  static final String LEG_COLUMNS =
      "call_id,leg,branch,queue,agent,outcome,queued_at,answered_at,ended_at,wait_millis,ring_millis,"
          + "talk_millis,hold_millis,wrap_up_millis\n";
  static final String INTERVAL_COLUMNS =
      "branch,queue,interval_start,arrived,offered,answered,abandoned,flowed_out,ended_in_ivr,"
          + "answered_within_20,abandoned_within_20,answered_wait_millis,abandoned_wait_millis,"
          + "talk_millis,hold_millis,wrap_up_millis\n";

  /** Counters of a queue and half hour, in the order of {@link #INTERVAL_COLUMNS}. */
  private static final int COUNTERS = 13;

  private static final long HALF_HOUR = 1_800_000;
  private static final long THRESHOLD_MILLIS = 20_000;

  /** How many half hours are kept open; no call lives longer. */
  private static final int OPEN_SLOTS = 96;

  private final SimulatedBranch branch;
  private final byte[] id;
  private final byte[] customerPrefix;
  private final byte[][] queueIds;
  private final long[][] counters;
  private long firstSlot;
  private long nextSlot;
  final Text calls = new Text(1 << 14);
  final Text legs = new Text(1 << 14);
  final Text intervals = new Text(1 << 12);
  final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);

  BranchTruth(SimulatedBranch branch, long startMillis) {
    this.branch = branch;
    this.id = Text.bytes(branch.id());
    this.customerPrefix = Text.bytes("c" + branch.id().substring(1) + "-");
    this.queueIds = new byte[branch.queues().size() + 1][];
    for (int i = 0; i < branch.queues().size(); i++) {
      queueIds[i] = Text.bytes(branch.queues().get(i).id());
    }
    queueIds[branch.queues().size()] = new byte[0];
    this.counters = new long[OPEN_SLOTS][queueIds.length * COUNTERS];
    this.firstSlot = startMillis / HALF_HOUR;
    this.nextSlot = firstSlot;
  }

  /** Takes down a call that is over, its wrap-ups included. */
  void over(SimulatedCall call) {
    outcomes.merge(call.outcome, 1L, Long::sum);
    long ring = 0;
    long talk = 0;
    long hold = 0;
    long wrapUp = 0;
    for (int i = 0; i < call.legCount; i++) {
      Leg leg = call.legs[i];
      long legTalk = talk(leg);
      ring += leg.ringMillis;
      talk += legTalk;
      hold += leg.holdMillis;
      wrapUp += leg.wrapUpMillis;
      legRow(call, i, leg, legTalk);
    }
    Leg first = call.legCount == 0 ? null : call.legs[0];
    long wait = first == null ? 0 : wait(first);
    callRow(call, first, wait, ring, talk, hold, wrapUp);
    count(call, first, wait, talk, hold, wrapUp);
  }

  /** Writes the counters of half hours in which no call can change anything any more. */
  void flush(long now) {
    long done = now / HALF_HOUR - OPEN_SLOTS / 2;
    while (firstSlot < done) {
      writeSlot(firstSlot++);
    }
  }

  /** Writes all counters that are left. */
  void close() {
    while (firstSlot < nextSlot) {
      writeSlot(firstSlot++);
    }
  }

  private static long talk(Leg leg) {
    return leg.answeredAt == 0 ? 0 : leg.endedAt - leg.answeredAt - leg.holdMillis;
  }

  private static long wait(Leg leg) {
    return (leg.answeredAt == 0 ? leg.endedAt : leg.answeredAt) - leg.queuedAt;
  }

  private int index(@Nullable QueueKind queue) {
    return queue == null ? branch.queues().size() : branch.queues().indexOf(queue);
  }

  private void callRow(
      SimulatedCall call,
      @Nullable Leg first,
      long wait,
      long ring,
      long talk,
      long hold,
      long wrapUp) {
    calls.put(call.id.array(), 0, call.id.size()).put(',').put(id).put(',');
    calls.put(queueIds[index(first == null ? null : first.queue)]).put(',');
    agent(calls, first);
    calls.put(',').put(customerPrefix).padded(call.customer, 7);
    calls.put(',').put(call.priority).put(',').put(call.outcome.id());
    calls.put(',').put(call.startedAt).put(',');
    time(calls, first == null ? 0 : first.queuedAt);
    calls.put(',');
    time(calls, first == null ? 0 : first.answeredAt);
    calls.put(',').put(call.endedAt).put(',').put(call.ivrMillis);
    millis(calls, wait, ring, talk, hold, wrapUp);
    calls.put(',').put(call.holds).put(',').put(call.transfers).put(',').put(call.events).put('\n');
  }

  private void legRow(SimulatedCall call, int number, Leg leg, long talk) {
    legs.put(call.id.array(), 0, call.id.size()).put(',').put(number + 1).put(',').put(id);
    legs.put(',').put(queueIds[index(leg.queue)]).put(',');
    agent(legs, leg);
    legs.put(',').put(leg.outcome.id()).put(',').put(leg.queuedAt).put(',');
    time(legs, leg.answeredAt);
    legs.put(',').put(leg.endedAt);
    millis(legs, wait(leg), leg.ringMillis, talk, leg.holdMillis, leg.wrapUpMillis);
    legs.put('\n');
  }

  private static void agent(Text row, @Nullable Leg leg) {
    if (leg != null && leg.agent != null) {
      row.put(leg.agent.id);
    }
  }

  private static void time(Text row, long millis) {
    if (millis != 0) {
      row.put(millis);
    }
  }

  private static void millis(Text row, long wait, long ring, long talk, long hold, long wrapUp) {
    row.put(',').put(wait).put(',').put(ring).put(',').put(talk);
    row.put(',').put(hold).put(',').put(wrapUp);
  }

  private void count(
      SimulatedCall call, @Nullable Leg first, long wait, long talk, long hold, long wrapUp) {
    long slot = call.startedAt / HALF_HOUR;
    nextSlot = Math.max(nextSlot, slot + 1);
    long[] row = counters[(int) (slot % OPEN_SLOTS)];
    int at = index(first == null ? null : first.queue) * COUNTERS;
    boolean within = wait <= THRESHOLD_MILLIS;
    row[at]++;
    if (call.outcome != Outcome.ENDED_IN_IVR) {
      row[at + 1]++;
    }
    switch (call.outcome) {
      case ANSWERED -> {
        row[at + 2]++;
        row[at + 6] += within ? 1 : 0;
        row[at + 8] += wait;
      }
      case ABANDONED -> {
        row[at + 3]++;
        row[at + 7] += within ? 1 : 0;
        row[at + 9] += wait;
      }
      case FLOWED_OUT -> row[at + 4]++;
      case ENDED_IN_IVR -> row[at + 5]++;
    }
    row[at + 10] += talk;
    row[at + 11] += hold;
    row[at + 12] += wrapUp;
  }

  private void writeSlot(long slot) {
    long[] row = counters[(int) (slot % OPEN_SLOTS)];
    for (int queue = 0; queue < queueIds.length; queue++) {
      int at = queue * COUNTERS;
      if (row[at] == 0) {
        continue;
      }
      intervals.put(id).put(',').put(queueIds[queue]).put(',').put(slot * HALF_HOUR);
      for (int i = 0; i < COUNTERS; i++) {
        intervals.put(',').put(row[at + i]);
      }
      intervals.put('\n');
    }
    Arrays.fill(row, 0);
  }
}
