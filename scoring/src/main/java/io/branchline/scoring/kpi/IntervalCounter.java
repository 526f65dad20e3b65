package io.branchline.scoring.kpi;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.AgentStatus;
import io.branchline.warehouse.table.KpiInterval;
import io.branchline.warehouse.table.KpiScope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts one branch's calls, legs and agents' states into half hours of the branch's clock. Calls
 * and legs belong to the half hour in which the call started; states are cut at the edges of half
 * hours. Not safe for several threads.
 */
public final class IntervalCounter {

  private final String branch;
  private final ZoneId zone;
  private final Thresholds thresholds;
  private final Instant from;
  private final Instant to;
  private final Map<Key, Counters> counters = new HashMap<>();
  private final Set<String> agentsSeenIdle = new HashSet<>();

  private record Key(KpiScope scope, String queue, String agent, HalfHour halfHour) {}

  /** An empty count of the local days from {@code from} until before {@code to}. */
  public IntervalCounter(
      String branch, ZoneId zone, Thresholds thresholds, LocalDate from, LocalDate to) {
    this.branch = requireNonNull(branch, "branch is null");
    this.zone = requireNonNull(zone, "zone is null");
    this.thresholds = requireNonNull(thresholds, "thresholds is null");
    this.from = from.atStartOfDay(zone).toInstant();
    this.to = to.atStartOfDay(zone).toInstant();
  }

  /** The first instant that is counted. */
  public Instant from() {
    return from;
  }

  /** The first instant after those that are counted. */
  public Instant to() {
    return to;
  }

  /** Counts a call under its first queue. */
  public void call(CallFacts call) {
    add(KpiScope.QUEUE, call.queue(), "", call);
  }

  /** Counts a leg under the agent who handled it, if anybody did. */
  public void leg(CallFacts leg) {
    if (!leg.agent().isEmpty()) {
      add(KpiScope.AGENT, "", leg.agent(), leg);
    }
  }

  private void add(KpiScope scope, String queue, String agent, CallFacts facts) {
    if (facts.startedAt().isBefore(from) || !facts.startedAt().isBefore(to)) {
      return;
    }
    HalfHour halfHour = HalfHour.of(facts.startedAt(), zone);
    counters.merge(
        new Key(scope, queue, agent, halfHour), Counters.of(facts, thresholds), Counters::plus);
  }

  /**
   * Counts an agent's stretch of time, cut at the edges of half hours. One that still lasts counts
   * nothing: say until when it is known by {@link StateFacts#until}. States count only for agents
   * who were also seen ready or not ready: where a source reports nothing but talk, everybody would
   * look fully occupied.
   */
  public void state(StateFacts state) {
    Instant ended = state.endedAt();
    if (ended == null) {
      return;
    }
    Instant start = state.startedAt().isBefore(from) ? from : state.startedAt();
    Instant end = ended.isAfter(to) ? to : ended;
    while (start.isBefore(end)) {
      HalfHour halfHour = HalfHour.of(start, zone);
      Instant cut = halfHour.end().isBefore(end) ? halfHour.end() : end;
      long millis = Duration.between(start, cut).toMillis();
      boolean available = state.state() == AgentStatus.READY;
      boolean busy = !available && state.state() != AgentStatus.NOT_READY;
      if (!busy) {
        agentsSeenIdle.add(state.agent());
      }
      counters.merge(
          new Key(KpiScope.AGENT, "", state.agent(), halfHour),
          Counters.ofStates(busy ? millis : 0, available ? millis : 0, millis),
          Counters::plus);
      start = cut;
    }
  }

  /** The rows of all half hours in which something was counted, under the given version. */
  public List<KpiInterval> rows(long version) {
    List<KpiInterval> rows = new ArrayList<>();
    counters.forEach((key, c) -> rows.add(row(key, c, version)));
    return rows;
  }

  private KpiInterval row(Key key, Counters c, long version) {
    boolean statesKnown = agentsSeenIdle.contains(key.agent());
    return new KpiInterval(
        key.scope(),
        branch,
        key.queue(),
        key.agent(),
        key.halfHour().start(),
        HalfHour.MINUTES,
        key.halfHour().localDate(),
        key.halfHour().localTime(),
        c.arrived(),
        c.offered(),
        c.answered(),
        c.abandoned(),
        c.flowedOut(),
        c.endedInIvr(),
        c.open(),
        thresholds.seconds(),
        thresholds.shortSeconds(),
        c.answeredWithin(),
        c.abandonedWithin(),
        c.shortAbandoned(),
        c.answeredWaitMillis(),
        c.abandonedWaitMillis(),
        c.handled(),
        c.talkMillis(),
        c.holdMillis(),
        c.wrapUpMillis(),
        statesKnown ? c.busyMillis() : 0,
        statesKnown ? c.availableMillis() : 0,
        statesKnown ? c.staffedMillis() : 0,
        version,
        false);
  }
}
