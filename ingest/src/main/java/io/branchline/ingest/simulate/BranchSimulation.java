package io.branchline.ingest.simulate;

import java.time.LocalDate;

/**
 * One branch, event by event: the days, and whose turn it is in what happens. What happens is the
 * business of {@link Callers}, {@link Conversations} and {@link AgentsAtWork}.
 */
final class BranchSimulation {

  private static final long MINUTE = 60_000;
  private static final long HALF_HOUR = 30 * MINUTE;
  private static final long DAY = 48 * HALF_HOUR;

  private final SimulatedBranch branch;
  private final Draw draw;
  private final LocalDate from;
  private final int days;
  private final long start;
  private final long customers;
  private final Arrivals arrivals;
  private final Roster roster;
  private final EventLines lines;
  private final BranchTruth truth;
  private final ScheduleLines schedule;
  private final Plans plans;
  private final CallPool pool;
  private final AgentsAtWork agents;
  private final Callers callers;
  private final Conversations conversations;

  BranchSimulation(SimulatedBranch branch, LocalDate from, int days, long seed) {
    this.branch = branch;
    this.draw = new Draw(seed * 1_000_003 + branch.index());
    this.from = from;
    this.days = days;
    this.start = from.atStartOfDay(branch.zone()).toInstant().toEpochMilli();
    this.customers = Math.max(40, Math.round(branch.callsPerDay() * 28 * 0.45));
    this.arrivals = new Arrivals(branch, from, draw);
    this.roster = new Roster(branch, from, days, draw);
    this.lines =
        new EventLines(branch.id(), branch.zone().getRules().getOffset(from.atStartOfDay()));
    this.truth = new BranchTruth(branch, start);
    this.schedule = new ScheduleLines(branch.id());
    this.plans = new Plans(branch, start + days * DAY);
    this.pool = new CallPool(truth);
    CallLines callLines = new CallLines(lines);
    IdleAgents idle = new IdleAgents();
    this.agents = new AgentsAtWork(draw, plans, lines, idle, this::dispatch);
    this.callers = new Callers(branch, start, draw, plans, callLines, pool, idle, agents);
    this.conversations = new Conversations(branch, draw, plans, callLines, pool, agents);
    nightBefore();
    plans.add(start, Happening.NEW_DAY, 0, 0);
  }

  private void dispatch(long now) {
    callers.dispatch(now);
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

  ScheduleLines schedule() {
    return schedule;
  }

  /** The first moment of the simulation, in milliseconds since 1970. */
  long start() {
    return start;
  }

  /** Whether everything that began has ended. */
  boolean isOver() {
    return plans.isEmpty();
  }

  /** Lets everything happen that is to happen before a moment. */
  void advanceTo(long limit) {
    while (!plans.isEmpty() && plans.nextTime() < limit) {
      long now = plans.nextTime();
      happen(plans.poll(), now);
    }
    truth.flush(limit);
  }

  private void happen(long what, long now) {
    Happening kind = Plans.kind(what);
    int who = Plans.who(what);
    int generation = Plans.generation(what);
    switch (kind) {
      case NEW_DAY -> newDay(who, now);
      case ARRIVAL -> arrival(who, now);
      case REPEAT -> callers.offer(branch.queues().get(generation), who, now);
      case WRAPPED_UP -> conversations.wrappedUp(agent(who), now);
      case AVAILABLE -> agents.available(agent(who), now);
      case LOG_IN -> agents.logIn(agent(who), generation, now);
      case BREAK -> agents.takeBreak(agent(who), generation, now);
      case BREAK_OVER -> agents.breakOver(agent(who), now);
      case SHIFT_OVER -> agents.shiftOver(agent(who), now);
      default -> {
        SimulatedCall call = pool.get(who);
        if (call.generation == generation) {
          happen(kind, call, now);
        }
      }
    }
  }

  private void happen(Happening kind, SimulatedCall call, long now) {
    switch (kind) {
      case IVR_DONE -> callers.ivrDone(call, now);
      case QUEUE_AGAIN -> callers.queueAgain(call, now);
      case PATIENCE_OVER -> callers.abandon(call, now);
      case QUEUE_LIMIT -> callers.waitedTooLong(call, now);
      case PICK_UP -> conversations.answer(call, now);
      case RING_LIMIT -> callers.ringNoAnswer(call, now);
      case TALKED -> conversations.talked(call, now);
      case RETRIEVE -> conversations.retrieve(call, now);
      case PASSED_ON -> callers.enqueue(call, call.wanted, now);
      default -> throw new IllegalStateException(kind + " is not about a call");
    }
  }

  private SimulatedAgent agent(int index) {
    return roster.agents().get(index);
  }

  private void newDay(int day, long now) {
    LocalDate date = from.plusDays(day);
    arrivals.startDay(date, now);
    callers.newDay(branch.id() + "-" + date.toString().replace("-", "") + "-");
    for (int queue = 0; queue < branch.queues().size(); queue++) {
      planArrival(queue, now);
    }
    for (Roster.Duty duty : roster.day(day)) {
      if (planShift(now + duty.shift().start() * HALF_HOUR, duty)) {
        schedule.add(duty.agent(), date, duty.shift());
      }
    }
    if (day + 1 < days) {
      plans.add(now + DAY, Happening.NEW_DAY, day + 1L, 0);
    }
  }

  /** Whoever began the night shift on the evening before is at work when the simulation starts. */
  private void nightBefore() {
    for (Roster.Duty duty : roster.nightBefore()) {
      planShift(start, duty);
    }
  }

  /** Whether somebody comes: now and then a shift stays empty. */
  private boolean planShift(long shiftStart, Roster.Duty duty) {
    if (draw.chance(0.02)) {
      return false;
    }
    long late = shiftStart == start ? 0 : draw.between(-3 * MINUTE, MINUTE);
    plans.add(
        Math.max(start, shiftStart + late),
        Happening.LOG_IN,
        duty.agent().index,
        duty.shift().length());
    return true;
  }

  private void planArrival(int queue, long after) {
    long next = arrivals.next(queue, after);
    if (next != Arrivals.NONE) {
      plans.add(next, Happening.ARRIVAL, queue, 0);
    }
  }

  private void arrival(int queue, long now) {
    double skewed = draw.uniform();
    callers.offer(branch.queues().get(queue), (long) (skewed * skewed * customers), now);
    planArrival(queue, now);
  }
}
