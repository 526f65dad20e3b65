package io.branchline.ingest.simulate;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.simulate.SimulatedAgent.Doing;
import io.branchline.ingest.simulate.SimulatedCall.Leg;
import io.branchline.ingest.simulate.SimulatedCall.Outcome;
import io.branchline.ingest.simulate.SimulatedCall.Place;
import io.branchline.warehouse.table.EventType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One branch, event by event. Callers go through the IVR into a queue and wait for the agent who
 * has been idle longest; VIP callers first, then first come, first served. Everything that is to
 * happen stands in the {@link Agenda} as one long: what, whose, and the generation that it was
 * planned for.
 */
final class BranchSimulation {

  private static final int NEW_DAY = 0;
  private static final int ARRIVAL = 1;
  private static final int REPEAT = 2;
  private static final int IVR_DONE = 3;
  private static final int QUEUE_AGAIN = 4;
  private static final int PATIENCE_OVER = 5;
  private static final int QUEUE_LIMIT = 6;
  private static final int PICK_UP = 7;
  private static final int RING_LIMIT = 8;
  private static final int TALKED = 9;
  private static final int RETRIEVE = 10;
  private static final int PASSED_ON = 11;
  private static final int WRAPPED_UP = 12;
  private static final int AVAILABLE = 13;
  private static final int LOG_IN = 14;
  private static final int BREAK = 15;
  private static final int BREAK_OVER = 16;
  private static final int SHIFT_OVER = 17;

  private static final int KIND_BITS = 5;
  private static final int WHO_BITS = 27;
  private static final long WHO_MASK = (1L << WHO_BITS) - 1;

  private static final long MINUTE = 60_000;
  private static final long HALF_HOUR = 30 * MINUTE;
  private static final long DAY = 48 * HALF_HOUR;

  private static final List<Doing> BREAKS = List.of(Doing.BREAK, Doing.LUNCH, Doing.TRAINING);

  private static final byte[] SELF_SERVICE = Text.bytes("self_service");
  private static final byte[] CLOSED = Text.bytes("closed");
  private static final byte[] TIME_OUT = Text.bytes("timeout");
  private static final byte[] BY_CUSTOMER = Text.bytes("customer");
  private static final byte[] BY_AGENT = Text.bytes("agent");

  private final SimulatedBranch branch;
  private final Draw draw;
  private final LocalDate from;
  private final int days;
  private final long start;
  private final long end;
  private final long customers;
  private final Agenda agenda = new Agenda();
  private final Arrivals arrivals;
  private final Roster roster;
  private final EventLines lines;
  private final BranchTruth truth;
  private final WaitingLine vip = new WaitingLine();
  private final WaitingLine others = new WaitingLine();
  private final IdleAgents idle = new IdleAgents();
  private final List<SimulatedCall> calls = new ArrayList<>();
  private final List<SimulatedCall> free = new ArrayList<>();
  private final Map<QueueKind, byte[]> queueIds = new EnumMap<>(QueueKind.class);
  private byte[] callIdPrefix = new byte[0];
  private long callsToday;

  BranchSimulation(SimulatedBranch branch, LocalDate from, int days, long seed) {
    this.branch = branch;
    this.draw = new Draw(seed * 1_000_003 + branch.index());
    this.from = from;
    this.days = days;
    this.start = from.atStartOfDay(branch.zone()).toInstant().toEpochMilli();
    this.end = start + days * DAY;
    this.customers = Math.max(40, Math.round(branch.callsPerDay() * 28 * 0.45));
    this.arrivals = new Arrivals(branch, from, draw);
    this.roster = new Roster(branch, draw);
    this.lines =
        new EventLines(branch.id(), branch.zone().getRules().getOffset(from.atStartOfDay()));
    this.truth = new BranchTruth(branch, start);
    for (QueueKind queue : QueueKind.values()) {
      queueIds.put(queue, Text.bytes(queue.id()));
    }
    nightBefore();
    plan(start, NEW_DAY, 0, 0);
  }

  SimulatedBranch branch() {
    return branch;
  }

  Roster roster() {
    return roster;
  }

  EventLines lines() {
    return lines;
  }

  BranchTruth truth() {
    return truth;
  }

  /** The first moment of the simulation, in milliseconds since 1970. */
  long start() {
    return start;
  }

  /** Whether everything that began has ended. */
  boolean isOver() {
    return agenda.isEmpty();
  }

  /** Lets everything happen that is to happen before a moment. */
  void advanceTo(long limit) {
    while (!agenda.isEmpty() && agenda.nextTime() < limit) {
      long now = agenda.nextTime();
      happen(agenda.poll(), now);
    }
    truth.flush(limit);
  }

  private void plan(long at, int kind, long who, int generation) {
    agenda.add(at, kind | who << KIND_BITS | (long) generation << (KIND_BITS + WHO_BITS));
  }

  private void plan(long at, int kind, SimulatedCall call) {
    plan(at, kind, call.slot, call.generation);
  }

  private void happen(long what, long now) {
    int kind = (int) what & ((1 << KIND_BITS) - 1);
    int who = (int) (what >>> KIND_BITS & WHO_MASK);
    int generation = (int) (what >>> (KIND_BITS + WHO_BITS));
    switch (kind) {
      case NEW_DAY -> newDay(who, now);
      case ARRIVAL -> arrival(who, now);
      case REPEAT -> offer(branch.queues().get(generation), who, now);
      case WRAPPED_UP -> wrappedUp(agent(who), now);
      case AVAILABLE -> available(agent(who), now);
      case LOG_IN -> logIn(agent(who), generation, now);
      case BREAK -> takeBreak(agent(who), generation, now);
      case BREAK_OVER -> breakOver(agent(who), now);
      case SHIFT_OVER -> shiftOver(agent(who), now);
      default -> {
        SimulatedCall call = calls.get(who);
        if (call.generation == generation) {
          happen(kind, call, now);
        }
      }
    }
  }

  private void happen(int kind, SimulatedCall call, long now) {
    switch (kind) {
      case IVR_DONE -> ivrDone(call, now);
      case QUEUE_AGAIN -> queueAgain(call, now);
      case PATIENCE_OVER -> abandon(call, now);
      case QUEUE_LIMIT -> {
        if (call.place == Place.WAITING) {
          flowOut(call, now);
        }
      }
      case PICK_UP -> answer(call, now);
      case RING_LIMIT -> ringNoAnswer(call, now);
      case TALKED -> talked(call, now);
      case RETRIEVE -> retrieve(call, now);
      case PASSED_ON -> enqueue(call, call.wanted, now);
      default -> throw new IllegalStateException("unknown kind " + kind);
    }
  }

  private SimulatedAgent agent(int index) {
    return roster.agents().get(index);
  }

  // The day.

  private void newDay(int day, long now) {
    LocalDate date = from.plusDays(day);
    arrivals.startDay(date, now);
    callsToday = 0;
    callIdPrefix = Text.bytes(branch.id() + "-" + date.toString().replace("-", "") + "-");
    for (int queue = 0; queue < branch.queues().size(); queue++) {
      planArrival(queue, now);
    }
    for (ShiftPlan.Shift shift : roster.shifts(date.getDayOfWeek())) {
      planShift(now + shift.start() * HALF_HOUR, shift);
    }
    if (day + 1 < days) {
      plan(now + DAY, NEW_DAY, day + 1L, 0);
    }
  }

  /** Whoever began the night shift on the evening before is at work when the simulation starts. */
  private void nightBefore() {
    for (ShiftPlan.Shift shift : roster.shifts(from.minusDays(1).getDayOfWeek())) {
      int left = shift.start() + shift.length() - ShiftPlan.HALF_HOURS;
      if (left > 0) {
        planShift(start, new ShiftPlan.Shift(0, left));
      }
    }
  }

  private void planShift(long shiftStart, ShiftPlan.Shift shift) {
    if (draw.chance(0.02)) {
      return;
    }
    SimulatedAgent agent = roster.assign(shiftStart);
    if (agent != null) {
      long late = shiftStart == start ? 0 : draw.between(-3 * MINUTE, MINUTE);
      plan(Math.max(start, shiftStart + late), LOG_IN, agent.index, shift.length());
    }
  }

  private void planArrival(int queue, long after) {
    long next = arrivals.next(queue, after);
    if (next != Arrivals.NONE) {
      plan(next, ARRIVAL, queue, 0);
    }
  }

  // Callers.

  private void arrival(int queue, long now) {
    double skewed = draw.uniform();
    offer(branch.queues().get(queue), (long) (skewed * skewed * customers), now);
    planArrival(queue, now);
  }

  private void offer(QueueKind queue, long customer, long now) {
    SimulatedCall call = free.isEmpty() ? newCall() : free.remove(free.size() - 1);
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
    call.ivrMillis = 1000 + millis(CallModel.IVR_SECONDS, CallModel.IVR_SIGMA);
    EventLines line = begin(EventType.OFFERED, call, now).customer(customer);
    if (call.priority != 0) {
      line.priority(call.priority);
    }
    line.end();
    begin(EventType.IVR_ENTERED, call, now).end();
    plan(now + call.ivrMillis, IVR_DONE, call);
  }

  private SimulatedCall newCall() {
    SimulatedCall call = new SimulatedCall(calls.size());
    calls.add(call);
    return call;
  }

  private void ivrDone(SimulatedCall call, long now) {
    begin(EventType.IVR_LEFT, call, now).end();
    boolean open = branch.isOpen((int) Math.floorMod(now - start, DAY) / (int) MINUTE);
    if (open && !call.selfService) {
      enqueue(call, call.wanted, now);
      return;
    }
    begin(EventType.ENDED, call, now).reason(open ? SELF_SERVICE : CLOSED).end();
    call.outcome = Outcome.ENDED_IN_IVR;
    call.endedAt = now;
    close(call);
  }

  private void enqueue(SimulatedCall call, QueueKind queue, long now) {
    call.nextLeg(queue, now);
    call.place = Place.WAITING;
    queueEvent(EventType.QUEUED, call, now).end();
    double patience = queue.patienceSeconds() * draw.weibull(queue.patienceShape());
    plan(now + 1 + Math.round(patience * 1000), PATIENCE_OVER, call);
    plan(now + CallModel.QUEUE_LIMIT_MILLIS, QUEUE_LIMIT, call);
    line(call).addLast(call);
    dispatch(now);
  }

  private WaitingLine line(SimulatedCall call) {
    return call.priority > 0 ? vip : others;
  }

  private void queueAgain(SimulatedCall call, long now) {
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

  private void dispatch(long now) {
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
    queueEvent(EventType.RINGING, call, now).agent(agent).end();
    if (draw.chance(CallModel.RING_NO_ANSWER)) {
      plan(now + CallModel.RING_LIMIT_MILLIS, RING_LIMIT, call);
    } else {
      plan(
          now + 500 + millis(CallModel.PICK_UP_SECONDS - 0.5, CallModel.PICK_UP_SIGMA),
          PICK_UP,
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

  private void ringNoAnswer(SimulatedCall call, long now) {
    SimulatedAgent agent = stopRinging(call, now);
    queueEvent(EventType.RING_NO_ANSWER, call, now).agent(agent).end();
    call.place = Place.WAITING;
    plan(now + draw.between(100, 400), QUEUE_AGAIN, call);
    notReady(agent, Doing.NO_ANSWER, draw.between(2 * MINUTE, 6 * MINUTE), now);
  }

  private void abandon(SimulatedCall call, long now) {
    SimulatedAgent agent = null;
    if (call.place == Place.RINGING) {
      agent = stopRinging(call, now);
    } else if (call.inLine) {
      line(call).remove(call);
    }
    queueEvent(EventType.ABANDONED, call, now).agent(agent).end();
    unanswered(call, Outcome.ABANDONED, now);
    if (agent != null) {
      release(agent, now);
    }
  }

  private void flowOut(SimulatedCall call, long now) {
    if (call.inLine) {
      line(call).remove(call);
    }
    queueEvent(EventType.FLOWED_OUT, call, now).reason(TIME_OUT).end();
    unanswered(call, Outcome.FLOWED_OUT, now);
  }

  private void unanswered(SimulatedCall call, Outcome outcome, long now) {
    Leg leg = call.leg();
    leg.endedAt = now;
    leg.outcome = outcome;
    call.outcome = call.legCount == 1 ? outcome : Outcome.ANSWERED;
    call.endedAt = now;
    if (draw.chance(CallModel.REDIALS_AFTER_ABANDON)) {
      callAgain(call, now + 20_000 + millis(CallModel.REDIAL_SECONDS, CallModel.REDIAL_SIGMA));
    }
    close(call);
  }

  private void callAgain(SimulatedCall call, long at) {
    if (at < end) {
      plan(at, REPEAT, call.customer, branch.queues().indexOf(call.wanted));
    }
  }

  // The conversation.

  private void answer(SimulatedCall call, long now) {
    call.generation++;
    call.place = Place.TALKING;
    Leg leg = call.leg();
    SimulatedAgent agent = requireNonNull(call.agent, "nobody rings");
    leg.ringMillis += now - call.ringingSince;
    leg.answeredAt = now;
    leg.agent = agent;
    agent.leg = call.legCount - 1;
    agent.enter(Doing.TALKING, now);
    queueEvent(EventType.ANSWERED, call, now).agent(agent).end();
    QueueKind queue = requireNonNull(leg.queue, "no queue");
    call.talkLeft = 2000 + millis(queue.talkSeconds() * agent.slowness, CallModel.TALK_SIGMA);
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
    plan(now + spell, TALKED, call);
  }

  private void talked(SimulatedCall call, long now) {
    if (call.holdsLeft == 0) {
      finish(call, now);
      return;
    }
    call.holdsLeft--;
    call.holds++;
    call.heldSince = now;
    call.place = Place.HOLD;
    agentOf(call).enter(Doing.HOLD, now);
    queueEvent(EventType.HELD, call, now).agent(call.agent).end();
    plan(now + 1000 + millis(CallModel.HOLD_SECONDS - 1, CallModel.HOLD_SIGMA), RETRIEVE, call);
  }

  private void retrieve(SimulatedCall call, long now) {
    call.leg().holdMillis += now - call.heldSince;
    call.place = Place.TALKING;
    agentOf(call).enter(Doing.TALKING, now);
    queueEvent(EventType.RETRIEVED, call, now).agent(call.agent).end();
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
      queueEvent(EventType.ENDED, call, now)
          .agent(agent)
          .reason(draw.chance(0.7) ? BY_CUSTOMER : BY_AGENT)
          .end();
      call.outcome = Outcome.ANSWERED;
      call.endedAt = now;
      call.place = Place.OVER;
      call.generation++;
      if (draw.chance(CallModel.CALLS_AGAIN)) {
        callAgain(
            call, now + (long) (draw.between(1, 4) * DAY + (draw.uniform() - 0.5) * 6 * HALF_HOUR));
      }
    }
    wrapUp(call, agent, now);
    if (!passedOn) {
      closeIfWrappedUp(call);
    }
  }

  private void passOn(SimulatedCall call, SimulatedAgent agent, long now) {
    int here = branch.queues().indexOf(call.leg().queue);
    int there = draw.below(branch.queues().size() - 1);
    QueueKind target = branch.queues().get(there >= here ? there + 1 : there);
    queueEvent(EventType.TRANSFERRED, call, now).agent(agent).reason(queueId(target)).end();
    call.transfers++;
    call.wanted = target;
    call.place = Place.PASSED_ON;
    plan(now + draw.between(150, 900), PASSED_ON, call);
  }

  private void wrapUp(SimulatedCall call, SimulatedAgent agent, long now) {
    if (draw.chance(CallModel.NO_WRAP_UP)) {
      agent.call = null;
      release(agent, now);
      return;
    }
    call.wrapUpsOpen++;
    agent.enter(Doing.WRAP_UP, now);
    wrapUpEvent(EventType.WRAP_UP_STARTED, call, agent, now);
    QueueKind queue = requireNonNull(call.legs[agent.leg].queue, "no queue");
    long wrapUp = 1000 + millis(queue.wrapUpSeconds() - 1, CallModel.WRAP_UP_SIGMA);
    call.legs[agent.leg].wrapUpMillis = wrapUp;
    plan(now + wrapUp, WRAPPED_UP, agent.index, 0);
  }

  private void wrappedUp(SimulatedAgent agent, long now) {
    SimulatedCall call = requireNonNull(agent.call, "nothing to wrap up");
    wrapUpEvent(EventType.WRAP_UP_ENDED, call, agent, now);
    call.wrapUpsOpen--;
    agent.call = null;
    release(agent, now);
    if (call.place == Place.OVER) {
      closeIfWrappedUp(call);
    }
  }

  /** The caller has gone; agents may still be wrapping up. */
  private void close(SimulatedCall call) {
    call.place = Place.OVER;
    call.generation++;
    closeIfWrappedUp(call);
  }

  private void closeIfWrappedUp(SimulatedCall call) {
    if (call.wrapUpsOpen == 0) {
      truth.over(call);
      free.add(call);
    }
  }

  private static SimulatedAgent agentOf(SimulatedCall call) {
    return requireNonNull(call.agent, "nobody speaks");
  }

  // Agents.

  private void logIn(SimulatedAgent agent, int length, long now) {
    agent.shiftOver = false;
    agent.nextBreak = Doing.LOGGED_OUT;
    agent.since = now;
    lines.begin(EventType.LOGGED_IN, now).agent(agent).end();
    agent.doing = Doing.READY;
    lines.begin(EventType.READY, now).agent(agent).end();
    plan(now + 1, AVAILABLE, agent.index, 0);
    long shift = length * HALF_HOUR;
    plan(now + shift + draw.between(0, 2 * MINUTE), SHIFT_OVER, agent.index, 0);
    if (length >= 16) {
      planBreak(agent, now + shift / 4, Doing.BREAK);
      planBreak(agent, now + shift / 2, Doing.LUNCH);
      planBreak(agent, now + shift * 3 / 4, Doing.BREAK);
      if (draw.chance(0.06)) {
        planBreak(agent, now + shift * 3 / 5, Doing.TRAINING);
      }
    } else if (length >= 6) {
      planBreak(agent, now + shift / 2, Doing.BREAK);
    }
  }

  private void planBreak(SimulatedAgent agent, long around, Doing reason) {
    plan(
        around + draw.between(-40 * MINUTE, 40 * MINUTE),
        BREAK,
        agent.index,
        BREAKS.indexOf(reason));
  }

  private void takeBreak(SimulatedAgent agent, int reason, long now) {
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

  private void notReady(SimulatedAgent agent, Doing reason, long millis, long now) {
    if (agent.idle) {
      idle.remove(agent);
    }
    agent.enter(reason, now);
    lines.begin(EventType.NOT_READY, now).agent(agent).reason(Text.bytes(reason.reason())).end();
    plan(now + millis, BREAK_OVER, agent.index, 0);
  }

  private void breakOver(SimulatedAgent agent, long now) {
    if (agent.shiftOver) {
      logOut(agent, now);
    } else if (agent.nextBreak != Doing.LOGGED_OUT) {
      startBreak(agent, now);
    } else {
      lines.begin(EventType.READY, now).agent(agent).end();
      agent.enter(Doing.READY, now);
      plan(now + 1, AVAILABLE, agent.index, 0);
    }
  }

  /** An agent has no call any more: what next? */
  private void release(SimulatedAgent agent, long now) {
    if (agent.shiftOver) {
      logOut(agent, now);
    } else if (agent.nextBreak != Doing.LOGGED_OUT) {
      startBreak(agent, now);
    } else {
      agent.enter(Doing.READY, now);
      plan(now + 1, AVAILABLE, agent.index, 0);
    }
  }

  private void available(SimulatedAgent agent, long now) {
    if (agent.doing == Doing.READY && !agent.idle) {
      idle.add(agent);
      dispatch(now);
    }
  }

  private void shiftOver(SimulatedAgent agent, long now) {
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
    agent.onDuty = false;
    agent.restedSince = now;
    lines.begin(EventType.LOGGED_OUT, now).agent(agent).end();
  }

  // Lines.

  private EventLines begin(EventType type, SimulatedCall call, long now) {
    call.events++;
    return lines.begin(type, now).call(call.id);
  }

  private EventLines queueEvent(EventType type, SimulatedCall call, long now) {
    return begin(type, call, now).queue(queueId(requireNonNull(call.leg().queue, "no queue")));
  }

  private void wrapUpEvent(EventType type, SimulatedCall call, SimulatedAgent agent, long now) {
    QueueKind queue = requireNonNull(call.legs[agent.leg].queue, "no queue");
    begin(type, call, now).queue(queueId(queue)).agent(agent).end();
  }

  private byte[] queueId(QueueKind queue) {
    return requireNonNull(queueIds.get(queue), "no such queue");
  }

  private long millis(double meanSeconds, double sigma) {
    return Math.round(draw.lognormal(meanSeconds, sigma) * 1000);
  }
}
