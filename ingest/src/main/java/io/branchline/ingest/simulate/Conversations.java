package io.branchline.ingest.simulate;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.simulate.SimulatedAgent.Doing;
import io.branchline.ingest.simulate.SimulatedCall.Leg;
import io.branchline.ingest.simulate.SimulatedCall.Outcome;
import io.branchline.ingest.simulate.SimulatedCall.Place;
import io.branchline.warehouse.table.EventType;

/** Calls with an agent: from the answer through holds and transfers to the end of the wrap-up. */
final class Conversations {

  private static final long HALF_HOUR = 30 * 60_000;
  private static final long DAY = 48 * HALF_HOUR;

  private static final byte[] BY_CUSTOMER = Text.bytes("customer");
  private static final byte[] BY_AGENT = Text.bytes("agent");

  private final SimulatedBranch branch;
  private final Draw draw;
  private final Plans plans;
  private final CallLines lines;
  private final CallPool pool;
  private final AgentsAtWork agents;

  Conversations(
      SimulatedBranch branch,
      Draw draw,
      Plans plans,
      CallLines lines,
      CallPool pool,
      AgentsAtWork agents) {
    this.branch = branch;
    this.draw = draw;
    this.plans = plans;
    this.lines = lines;
    this.pool = pool;
    this.agents = agents;
  }

  void answer(SimulatedCall call, long now) {
    call.generation++;
    call.place = Place.TALKING;
    Leg leg = call.leg();
    SimulatedAgent agent = requireNonNull(call.agent, "nobody rings");
    leg.ringMillis += now - call.ringingSince;
    leg.answeredAt = now;
    leg.agent = agent;
    agent.leg = call.legCount - 1;
    agent.enter(Doing.TALKING, now);
    lines.queueEvent(EventType.ANSWERED, call, now).agent(agent).end();
    QueueKind queue = requireNonNull(leg.queue, "no queue");
    call.talkLeft = 2000 + draw.millis(queue.talkSeconds() * agent.slowness, CallModel.TALK_SIGMA);
    call.holdsLeft = 0;
    if (draw.chance(CallModel.HOLD)) {
      call.holdsLeft = draw.chance(CallModel.SECOND_HOLD) ? 2 : 1;
    }
    talk(call, now);
  }

  /** Speaks until the next hold, or to the end. */
  private void talk(SimulatedCall call, long now) {
    long spell = call.talkLeft;
    if (call.holdsLeft > 0) {
      spell = Math.max(500, (long) (spell * (0.2 + 0.5 * draw.uniform())));
    }
    call.talkLeft = Math.max(500, call.talkLeft - spell);
    plans.add(now + spell, Happening.TALKED, call);
  }

  void talked(SimulatedCall call, long now) {
    if (call.holdsLeft == 0) {
      finish(call, now);
      return;
    }
    call.holdsLeft--;
    call.holds++;
    call.heldSince = now;
    call.place = Place.HOLD;
    agentOf(call).enter(Doing.HOLD, now);
    lines.queueEvent(EventType.HELD, call, now).agent(call.agent).end();
    plans.add(
        now + 1000 + draw.millis(CallModel.HOLD_SECONDS - 1, CallModel.HOLD_SIGMA),
        Happening.RETRIEVE,
        call);
  }

  void retrieve(SimulatedCall call, long now) {
    call.leg().holdMillis += now - call.heldSince;
    call.place = Place.TALKING;
    agentOf(call).enter(Doing.TALKING, now);
    lines.queueEvent(EventType.RETRIEVED, call, now).agent(call.agent).end();
    talk(call, now);
  }

  private void finish(SimulatedCall call, long now) {
    SimulatedAgent agent = agentOf(call);
    Leg leg = call.leg();
    leg.endedAt = now;
    leg.outcome = Outcome.ANSWERED;
    call.agent = null;
    boolean passedOn =
        call.legCount < CallModel.MOST_LEGS
            && branch.queues().size() > 1
            && draw.chance(CallModel.TRANSFER);
    if (passedOn) {
      passOn(call, agent, now);
    } else {
      lines
          .queueEvent(EventType.ENDED, call, now)
          .agent(agent)
          .reason(draw.chance(0.7) ? BY_CUSTOMER : BY_AGENT)
          .end();
      call.outcome = Outcome.ANSWERED;
      call.endedAt = now;
      call.place = Place.OVER;
      call.generation++;
      if (draw.chance(CallModel.CALLS_AGAIN)) {
        plans.callAgain(
            call, now + (long) (draw.between(1, 4) * DAY + (draw.uniform() - 0.5) * 6 * HALF_HOUR));
      }
    }
    wrapUp(call, agent, now);
    if (!passedOn) {
      pool.closeIfWrappedUp(call);
    }
  }

  private void passOn(SimulatedCall call, SimulatedAgent agent, long now) {
    int here = branch.queues().indexOf(call.leg().queue);
    int there = draw.below(branch.queues().size() - 1);
    QueueKind target = branch.queues().get(there >= here ? there + 1 : there);
    lines
        .queueEvent(EventType.TRANSFERRED, call, now)
        .agent(agent)
        .reason(lines.queueId(target))
        .end();
    call.transfers++;
    call.wanted = target;
    call.place = Place.PASSED_ON;
    plans.add(now + draw.between(150, 900), Happening.PASSED_ON, call);
  }

  private void wrapUp(SimulatedCall call, SimulatedAgent agent, long now) {
    if (draw.chance(CallModel.NO_WRAP_UP)) {
      agent.call = null;
      agents.release(agent, now);
      return;
    }
    call.wrapUpsOpen++;
    agent.enter(Doing.WRAP_UP, now);
    lines.wrapUpEvent(EventType.WRAP_UP_STARTED, call, agent, now);
    QueueKind queue = requireNonNull(call.legs[agent.leg].queue, "no queue");
    long wrapUp = 1000 + draw.millis(queue.wrapUpSeconds() - 1, CallModel.WRAP_UP_SIGMA);
    call.legs[agent.leg].wrapUpMillis = wrapUp;
    plans.add(now + wrapUp, Happening.WRAPPED_UP, agent);
  }

  void wrappedUp(SimulatedAgent agent, long now) {
    SimulatedCall call = requireNonNull(agent.call, "nothing to wrap up");
    lines.wrapUpEvent(EventType.WRAP_UP_ENDED, call, agent, now);
    call.wrapUpsOpen--;
    agent.call = null;
    agents.release(agent, now);
    if (call.place == Place.OVER) {
      pool.closeIfWrappedUp(call);
    }
  }

  private static SimulatedAgent agentOf(SimulatedCall call) {
    return requireNonNull(call.agent, "nobody speaks");
  }
}
