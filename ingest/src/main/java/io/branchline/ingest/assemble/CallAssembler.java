package io.branchline.ingest.assemble;

import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallLeg;
import io.branchline.warehouse.table.CallOutcome;
import io.branchline.warehouse.table.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes one call of its events.
 *
 * <p>A walk along the events in their order with at most one open leg. Each leg keeps the moments
 * from which ringing, talk and hold run; whatever ends a leg ends them. Wrap-up is outside of that:
 * it belongs to the agent's last answered leg, wherever the call is by then. Whatever the order of
 * the events, no duration is negative.
 */
public final class CallAssembler {

  private final List<Leg> legs = new ArrayList<>();
  private final TreeSet<String> flags = new TreeSet<>();
  private @Nullable Leg open;
  private @Nullable Instant ivrSince;
  private @Nullable Instant endedAt;
  private @Nullable Instant stoppedWaitingAt;
  private long ivrMillis;
  private int holds;
  private int transfers;
  private String customer = "";
  private int priority;

  private CallAssembler() {}

  /**
   * The call that these events make.
   *
   * @param events distinct events of one call in {@link EventOrder#EVENT_TIME}; at least one
   */
  public static AssembledCall assemble(List<AcdEvent> events) {
    CallAssembler assembler = new CallAssembler();
    for (AcdEvent event : events) {
      assembler.add(event);
    }
    return assembler.finish(events);
  }

  /** Whether an event of this type leaves a call with nothing more to wait for but wrap-up. */
  public static boolean isFinal(EventType type) {
    return type == EventType.ENDED || type == EventType.ABANDONED || type == EventType.FLOWED_OUT;
  }

  private void add(AcdEvent event) {
    flags.addAll(event.flags());
    if (customer.isEmpty()) {
      customer = event.customer();
    }
    if (priority == 0) {
      priority = event.priority();
    }
    Instant at = event.at();
    switch (event.type()) {
      case OFFERED -> {}
      case IVR_ENTERED -> ivrSince = at;
      case IVR_LEFT -> leaveIvr(at);
      case QUEUED -> queued(event);
      case RINGING -> leg(event).ringSince = at;
      case RING_NO_ANSWER -> leg(event).stopRinging(at);
      case ANSWERED -> answered(event);
      case HELD -> {
        holds++;
        leg(event).hold(at);
      }
      case RETRIEVED -> leg(event).retrieve(at);
      case TRANSFERRED -> transferred(event);
      case ABANDONED -> ended(event, CallOutcome.ABANDONED);
      case FLOWED_OUT -> ended(event, CallOutcome.FLOWED_OUT);
      case ENDED -> ended(event, CallOutcome.ABANDONED);
      case WRAP_UP_STARTED -> wrapUpLeg(event).wrapUpSince = at;
      case WRAP_UP_ENDED -> wrapUpLeg(event).endWrapUp(at);
      case LOGGED_IN, READY, NOT_READY, LOGGED_OUT -> flags.add("agent_state_in_call");
    }
  }

  private void leaveIvr(Instant at) {
    if (ivrSince != null) {
      ivrMillis += millis(ivrSince, at);
      ivrSince = null;
    }
  }

  private void queued(AcdEvent event) {
    leaveIvr(event.at());
    if (endedAt != null) {
      endedAt = null;
      flags.add("reopened");
    }
    if (open != null) {
      close(open, event.at(), CallOutcome.FLOWED_OUT);
    }
    Leg leg = begin(event);
    leg.queuedAt = event.at();
  }

  private void answered(AcdEvent event) {
    leaveIvr(event.at());
    Leg leg = leg(event);
    if (leg.answeredAt != null && !leg.agent.equals(event.agent())) {
      close(leg, event.at(), CallOutcome.ANSWERED);
      leg = begin(event);
    }
    leg.stopRinging(event.at());
    if (leg.answeredAt == null) {
      leg.answeredAt = event.at();
      leg.agent = event.agent();
      leg.retrieve(event.at());
    }
    if (event.agent().isEmpty()) {
      flags.add("no_agent");
    }
  }

  private void transferred(AcdEvent event) {
    transfers++;
    if (open != null) {
      close(open, event.at(), CallOutcome.FLOWED_OUT);
    }
  }

  private void ended(AcdEvent event, CallOutcome unanswered) {
    Instant at = event.at();
    leaveIvr(at);
    if (open != null) {
      close(open, at, unanswered);
    } else if (legs.isEmpty() && event.type() != EventType.ENDED) {
      flags.add("no_queued");
      Leg leg = begin(event);
      leg.queuedAt = at;
      close(leg, at, unanswered);
    }
    endedAt = at;
  }

  /** The open leg; a leg that begins here if there is none. */
  private Leg leg(AcdEvent event) {
    if (open != null) {
      if (open.queue.isEmpty()) {
        open.queue = event.queue();
      }
      return open;
    }
    if (endedAt != null) {
      endedAt = null;
      flags.add("reopened");
    }
    return begin(event);
  }

  private Leg begin(AcdEvent event) {
    Leg leg = new Leg(event.queue());
    legs.add(leg);
    open = leg;
    return leg;
  }

  private void close(Leg leg, Instant at, CallOutcome unanswered) {
    leg.close(at, unanswered);
    if (leg.answeredAt == null) {
      stoppedWaitingAt = at;
    }
    open = null;
  }

  private Leg wrapUpLeg(AcdEvent event) {
    for (int i = legs.size() - 1; i >= 0; i--) {
      Leg leg = legs.get(i);
      if (leg.answeredAt != null && (leg.agent.equals(event.agent()) || event.agent().isEmpty())) {
        return leg;
      }
    }
    flags.add("wrap_up_without_answer");
    return legs.isEmpty() ? begin(event) : legs.get(legs.size() - 1);
  }

  private AssembledCall finish(List<AcdEvent> events) {
    AcdEvent first = events.get(0);
    Leg answered = null;
    Leg waiting = null;
    for (Leg leg : legs) {
      if (answered == null && leg.answeredAt != null) {
        answered = leg;
      }
      if (waiting == null && leg.queuedAt != null) {
        waiting = leg;
      }
    }
    CallOutcome outcome = outcome(answered, waiting);
    flagGaps(first, answered, waiting);
    Instant queuedAt = waiting == null ? null : waiting.queuedAt;
    Instant answeredAt = answered == null ? null : answered.answeredAt;
    Instant waitedUntil = answeredAt != null ? answeredAt : stoppedWaitingAt;
    long version = events.size();
    Call call =
        new Call(
            first.callId(),
            first.branch(),
            waiting != null ? waiting.queue : answered == null ? "" : answered.queue,
            answered == null ? "" : answered.agent,
            customer,
            priority,
            outcome,
            first.at(),
            queuedAt,
            answeredAt,
            endedAt,
            ivrMillis,
            queuedAt == null || waitedUntil == null ? 0 : millis(queuedAt, waitedUntil),
            sum(leg -> leg.ringMillis),
            sum(leg -> leg.talkMillis),
            sum(leg -> leg.holdMillis),
            sum(leg -> leg.wrapUpMillis),
            holds,
            transfers,
            List.copyOf(flags),
            first.source(),
            version,
            false);
    List<CallLeg> rows = new ArrayList<>(legs.size());
    for (Leg leg : legs) {
      rows.add(leg.row(call, rows.size() + 1));
    }
    return new AssembledCall(call, rows);
  }

  private CallOutcome outcome(@Nullable Leg answered, @Nullable Leg waiting) {
    if (answered != null) {
      return CallOutcome.ANSWERED;
    }
    if (endedAt == null) {
      return CallOutcome.OPEN;
    }
    if (waiting == null) {
      return CallOutcome.ENDED_IN_IVR;
    }
    return legs.get(legs.size() - 1).outcome;
  }

  private void flagGaps(AcdEvent first, @Nullable Leg answered, @Nullable Leg waiting) {
    if (first.type() != EventType.OFFERED && first.type() != EventType.QUEUED) {
      flags.add("no_start");
    }
    if (answered != null && waiting == null) {
      flags.add("no_queued");
    }
    if (endedAt == null) {
      flags.add("no_end");
    }
  }

  private interface LegMillis {
    long of(Leg leg);
  }

  private long sum(LegMillis part) {
    long total = 0;
    for (Leg leg : legs) {
      total += part.of(leg);
    }
    return total;
  }

  private static long millis(Instant from, Instant to) {
    return Math.max(0, to.toEpochMilli() - from.toEpochMilli());
  }

  /** One stay in a queue and with the agent who took the call from there. */
  private static final class Leg {
    private String queue;
    private String agent = "";
    private CallOutcome outcome = CallOutcome.OPEN;
    private @Nullable Instant queuedAt;
    private @Nullable Instant answeredAt;
    private @Nullable Instant endedAt;
    private @Nullable Instant ringSince;
    private @Nullable Instant talkSince;
    private @Nullable Instant holdSince;
    private @Nullable Instant wrapUpSince;
    private long ringMillis;
    private long talkMillis;
    private long holdMillis;
    private long wrapUpMillis;

    Leg(String queue) {
      this.queue = queue;
    }

    void stopRinging(Instant at) {
      if (ringSince != null) {
        ringMillis += millis(ringSince, at);
        ringSince = null;
      }
    }

    void hold(Instant at) {
      stopTalking(at);
      if (holdSince == null) {
        holdSince = at;
      }
    }

    void retrieve(Instant at) {
      stopHolding(at);
      if (talkSince == null) {
        talkSince = at;
      }
    }

    void endWrapUp(Instant at) {
      if (wrapUpSince != null) {
        wrapUpMillis += millis(wrapUpSince, at);
        wrapUpSince = null;
      }
    }

    void close(Instant at, CallOutcome unanswered) {
      stopRinging(at);
      stopTalking(at);
      stopHolding(at);
      endedAt = at;
      outcome = answeredAt == null ? unanswered : CallOutcome.ANSWERED;
    }

    private void stopTalking(Instant at) {
      if (talkSince != null) {
        talkMillis += millis(talkSince, at);
        talkSince = null;
      }
    }

    private void stopHolding(Instant at) {
      if (holdSince != null) {
        holdMillis += millis(holdSince, at);
        holdSince = null;
      }
    }

    private long waitMillis() {
      Instant until = answeredAt != null ? answeredAt : endedAt;
      return queuedAt == null || until == null ? 0 : millis(queuedAt, until);
    }

    CallLeg row(Call call, int number) {
      return new CallLeg(
          call.callId(),
          number,
          call.branch(),
          queue,
          agent,
          answeredAt != null ? CallOutcome.ANSWERED : outcome,
          call.startedAt(),
          queuedAt,
          answeredAt,
          endedAt,
          waitMillis(),
          ringMillis,
          talkMillis,
          holdMillis,
          wrapUpMillis,
          call.version(),
          false);
    }
  }
}
