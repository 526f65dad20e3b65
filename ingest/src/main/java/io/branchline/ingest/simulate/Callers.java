package io.branchline.ingest.simulate;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.simulate.SimulatedAgent.Doing;
import io.branchline.ingest.simulate.SimulatedCall.Leg;
import io.branchline.ingest.simulate.SimulatedCall.Outcome;
import io.branchline.ingest.simulate.SimulatedCall.Place;
import io.branchline.warehouse.table.EventType;

/**
 * Callers without an agent: through the IVR into a queue, where they wait for the agent who has
 * been idle longest; VIP callers first, then first come, first served.
 */
final class Callers {

  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private static final byte[] SELF_SERVICE = Text.bytes("self_service");
  private static final byte[] CLOSED = Text.bytes("closed");
  private static final byte[] TIME_OUT = Text.bytes("timeout");

  private final SimulatedBranch branch;
  private final long start;
  private final Draw draw;
  private final Plans plans;
  private final CallLines lines;
  private final CallPool pool;
  private final IdleAgents idle;
  private final AgentsAtWork agents;
  private final WaitingLine vip = new WaitingLine();
  private final WaitingLine others = new WaitingLine();
  private byte[] callIdPrefix = new byte[0];
  private long callsToday;

  Callers(
      SimulatedBranch branch,
      long start,
      Draw draw,
      Plans plans,
      CallLines lines,
      CallPool pool,
      IdleAgents idle,
      AgentsAtWork agents) {
    this.branch = branch;
    this.start = start;
    this.draw = draw;
    this.plans = plans;
    this.lines = lines;
    this.pool = pool;
    this.idle = idle;
    this.agents = agents;
  }

  /** Calls of the day are numbered from 1. */
  void newDay(String callIds) {
    callsToday = 0;
    callIdPrefix = Text.bytes(callIds);
  }

  void offer(QueueKind queue, long customer, long now) {
    SimulatedCall call = pool.take();
    call.id.clear();
    call.id.put(callIdPrefix).padded(++callsToday, 6);
    call.customer = customer;
    call.wanted = queue;
    call.priority = queue.priority();
    call.selfService = !draw.chance(CallModel.REACHES_QUEUE);
    call.place = Place.IVR;
    call.startedAt = now;
    call.legCount = 0;
    call.holds = 0;
    call.transfers = 0;
    call.events = 0;
    call.wrapUpsOpen = 0;
    call.ivrMillis = 1000 + draw.millis(CallModel.IVR_SECONDS, CallModel.IVR_SIGMA);
    EventLines line = lines.begin(EventType.OFFERED, call, now).customer(customer);
    if (call.priority != 0) {
      line.priority(call.priority);
    }
    line.end();
    lines.begin(EventType.IVR_ENTERED, call, now).end();
    plans.add(now + call.ivrMillis, Happening.IVR_DONE, call);
  }

  void ivrDone(SimulatedCall call, long now) {
    lines.begin(EventType.IVR_LEFT, call, now).end();
    boolean open = branch.isOpen((int) Math.floorMod(now - start, DAY) / (int) MINUTE);
    if (open && !call.selfService) {
      enqueue(call, call.wanted, now);
      return;
    }
    lines.begin(EventType.ENDED, call, now).reason(open ? SELF_SERVICE : CLOSED).end();
    call.outcome = Outcome.ENDED_IN_IVR;
    call.endedAt = now;
    pool.close(call);
  }

  void enqueue(SimulatedCall call, QueueKind queue, long now) {
    call.nextLeg(queue, now);
    call.place = Place.WAITING;
    lines.queueEvent(EventType.QUEUED, call, now).end();
    double patience = queue.patienceSeconds() * draw.weibull(queue.patienceShape());
    plans.add(now + 1 + Math.round(patience * 1000), Happening.PATIENCE_OVER, call);
    plans.add(now + CallModel.QUEUE_LIMIT_MILLIS, Happening.QUEUE_LIMIT, call);
    line(call).addLast(call);
    dispatch(now);
  }

  private WaitingLine line(SimulatedCall call) {
    return call.priority > 0 ? vip : others;
  }

  void queueAgain(SimulatedCall call, long now) {
    if (call.place != Place.WAITING || call.inLine) {
      return;
    }
    if (now - call.leg().queuedAt >= CallModel.QUEUE_LIMIT_MILLIS) {
      flowOut(call, now);
      return;
    }
    line(call).addFirst(call);
    dispatch(now);
  }

  void dispatch(long now) {
    while (!idle.isEmpty()) {
      if (!vip.isEmpty()) {
        ring(vip.pollFirst(), idle.poll(), now);
      } else if (!others.isEmpty()) {
        ring(others.pollFirst(), idle.poll(), now);
      } else {
        return;
      }
    }
  }

  private void ring(SimulatedCall call, SimulatedAgent agent, long now) {
    call.place = Place.RINGING;
    call.agent = agent;
    call.ringingSince = now;
    agent.call = call;
    agent.enter(Doing.RINGING, now);
    lines.queueEvent(EventType.RINGING, call, now).agent(agent).end();
    if (draw.chance(CallModel.RING_NO_ANSWER)) {
      plans.add(now + CallModel.RING_LIMIT_MILLIS, Happening.RING_LIMIT, call);
    } else {
      plans.add(
          now + 500 + draw.millis(CallModel.PICK_UP_SECONDS - 0.5, CallModel.PICK_UP_SIGMA),
          Happening.PICK_UP,
          call);
    }
  }

  private SimulatedAgent stopRinging(SimulatedCall call, long now) {
    SimulatedAgent agent = requireNonNull(call.agent, "nobody rings");
    call.leg().ringMillis += now - call.ringingSince;
    call.agent = null;
    agent.call = null;
    return agent;
  }

  void ringNoAnswer(SimulatedCall call, long now) {
    SimulatedAgent agent = stopRinging(call, now);
    lines.queueEvent(EventType.RING_NO_ANSWER, call, now).agent(agent).end();
    call.place = Place.WAITING;
    plans.add(now + draw.between(100, 400), Happening.QUEUE_AGAIN, call);
    agents.notReady(agent, Doing.NO_ANSWER, draw.between(2 * MINUTE, 6 * MINUTE), now);
  }

  void abandon(SimulatedCall call, long now) {
    SimulatedAgent agent = null;
    if (call.place == Place.RINGING) {
      agent = stopRinging(call, now);
    } else if (call.inLine) {
      line(call).remove(call);
    }
    lines.queueEvent(EventType.ABANDONED, call, now).agent(agent).end();
    unanswered(call, Outcome.ABANDONED, now);
    if (agent != null) {
      agents.release(agent, now);
    }
  }

  void waitedTooLong(SimulatedCall call, long now) {
    if (call.place == Place.WAITING) {
      flowOut(call, now);
    }
  }

  private void flowOut(SimulatedCall call, long now) {
    if (call.inLine) {
      line(call).remove(call);
    }
    lines.queueEvent(EventType.FLOWED_OUT, call, now).reason(TIME_OUT).end();
    unanswered(call, Outcome.FLOWED_OUT, now);
  }

  private void unanswered(SimulatedCall call, Outcome outcome, long now) {
    Leg leg = call.leg();
    leg.endedAt = now;
    leg.outcome = outcome;
    call.outcome = call.legCount == 1 ? outcome : Outcome.ANSWERED;
    call.endedAt = now;
    if (draw.chance(CallModel.REDIALS_AFTER_ABANDON)) {
      plans.callAgain(
          call, now + 20_000 + draw.millis(CallModel.REDIAL_SECONDS, CallModel.REDIAL_SIGMA));
    }
    pool.close(call);
  }
}
