package io.branchline.ingest.simulate;

import io.branchline.ingest.simulate.SimulatedAgent.Doing;
import io.branchline.warehouse.table.EventType;
import java.util.List;
import java.util.function.LongConsumer;

/** Agents between calls: they log in, are idle, take breaks and go home. */
final class AgentsAtWork {

  private static final long MINUTE = 60_000;
  private static final long HALF_HOUR = 30 * MINUTE;
  private static final List<Doing> BREAKS = List.of(Doing.BREAK, Doing.LUNCH, Doing.TRAINING);

  private final Draw draw;
  private final Plans plans;
  private final EventLines lines;
  private final IdleAgents idle;
  private final LongConsumer whenAvailable;

  /**
   * Nobody is there.
   *
   * @param idle who is ready for a call
   * @param whenAvailable is told the time at which one more agent is idle
   */
  AgentsAtWork(
      Draw draw, Plans plans, EventLines lines, IdleAgents idle, LongConsumer whenAvailable) {
    this.draw = draw;
    this.plans = plans;
    this.lines = lines;
    this.idle = idle;
    this.whenAvailable = whenAvailable;
  }

  void logIn(SimulatedAgent agent, int length, long now) {
    agent.shiftOver = false;
    agent.nextBreak = Doing.LOGGED_OUT;
    agent.since = now;
    lines.begin(EventType.LOGGED_IN, now).agent(agent).end();
    agent.doing = Doing.READY;
    lines.begin(EventType.READY, now).agent(agent).end();
    plans.add(now + 1, Happening.AVAILABLE, agent);
    long shift = length * HALF_HOUR;
    plans.add(now + shift + draw.between(0, 2 * MINUTE), Happening.SHIFT_OVER, agent);
    for (PlannedBreak planned : PlannedBreak.of(length)) {
      planBreak(agent, now + planned.after(shift), planned.reason());
    }
    if (PlannedBreak.isLong(length) && draw.chance(0.06)) {
      planBreak(agent, now + shift * 3 / 5, Doing.TRAINING);
    }
  }

  private void planBreak(SimulatedAgent agent, long around, Doing reason) {
    plans.add(
        around + draw.between(-40 * MINUTE, 40 * MINUTE),
        Happening.BREAK,
        agent.index,
        BREAKS.indexOf(reason));
  }

  void takeBreak(SimulatedAgent agent, int reason, long now) {
    agent.nextBreak = BREAKS.get(reason);
    agent.nextBreakMillis =
        switch (agent.nextBreak) {
          case LUNCH -> draw.between(28 * MINUTE, 40 * MINUTE);
          case TRAINING -> draw.between(25 * MINUTE, 50 * MINUTE);
          default -> draw.between(10 * MINUTE, 17 * MINUTE);
        };
    if (agent.doing == Doing.READY) {
      startBreak(agent, now);
    }
  }

  private void startBreak(SimulatedAgent agent, long now) {
    Doing reason = agent.nextBreak;
    agent.nextBreak = Doing.LOGGED_OUT;
    notReady(agent, reason, agent.nextBreakMillis, now);
  }

  void notReady(SimulatedAgent agent, Doing reason, long millis, long now) {
    if (agent.idle) {
      idle.remove(agent);
    }
    agent.enter(reason, now);
    lines.begin(EventType.NOT_READY, now).agent(agent).reason(Text.bytes(reason.reason())).end();
    plans.add(now + millis, Happening.BREAK_OVER, agent);
  }

  void breakOver(SimulatedAgent agent, long now) {
    if (agent.shiftOver) {
      logOut(agent, now);
    } else if (agent.nextBreak != Doing.LOGGED_OUT) {
      startBreak(agent, now);
    } else {
      lines.begin(EventType.READY, now).agent(agent).end();
      agent.enter(Doing.READY, now);
      plans.add(now + 1, Happening.AVAILABLE, agent);
    }
  }

  /** An agent has no call any more: what next? */
  void release(SimulatedAgent agent, long now) {
    if (agent.shiftOver) {
      logOut(agent, now);
    } else if (agent.nextBreak != Doing.LOGGED_OUT) {
      startBreak(agent, now);
    } else {
      agent.enter(Doing.READY, now);
      plans.add(now + 1, Happening.AVAILABLE, agent);
    }
  }

  void available(SimulatedAgent agent, long now) {
    if (agent.doing == Doing.READY && !agent.idle) {
      idle.add(agent);
      whenAvailable.accept(now);
    }
  }

  void shiftOver(SimulatedAgent agent, long now) {
    agent.shiftOver = true;
    if (agent.doing == Doing.READY) {
      if (agent.idle) {
        idle.remove(agent);
      }
      logOut(agent, now);
    }
  }

  private void logOut(SimulatedAgent agent, long now) {
    agent.enter(Doing.LOGGED_OUT, now);
    lines.begin(EventType.LOGGED_OUT, now).agent(agent).end();
  }
}
