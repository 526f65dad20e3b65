package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Counters of one interval, additive over intervals, queues, agents and branches: every rate is a
 * sum over a sum of these.
 *
 * @param scope queue: calls by their first queue; agent: legs by the agent who handled them
 * @param localDate in the branch's zone
 * @param localTime HH:mm in the branch's zone
 * @param arrived every call, IVR-only ones included
 * @param offered answered + abandoned in queue + flowed out
 * @param thresholdSeconds T of the service level
 * @param shortSeconds S of the short abandons
 * @param answeredWithin answered after at most T seconds
 * @param abandonedWithin abandoned after at most T seconds
 * @param shortAbandoned abandoned after at most S seconds
 * @param handled calls (scope queue) or legs (scope agent) with talk
 * @param busyMillis agent states: ringing, talking, hold, wrap-up within the interval
 * @param availableMillis agent states: ready and idle within the interval
 * @param staffedMillis agent states: logged in within the interval
 */
@Table("kpi_interval")
public record KpiInterval(
    KpiScope scope,
    String branch,
    String queue,
    String agent,
    Instant intervalStart,
    int intervalMinutes,
    LocalDate localDate,
    String localTime,
    long arrived,
    long offered,
    long answered,
    long abandoned,
    long flowedOut,
    long endedInIvr,
    long open,
    int thresholdSeconds,
    int shortSeconds,
    long answeredWithin,
    long abandonedWithin,
    long shortAbandoned,
    long answeredWaitMillis,
    long abandonedWaitMillis,
    long handled,
    long talkMillis,
    long holdMillis,
    long wrapUpMillis,
    long busyMillis,
    long availableMillis,
    long staffedMillis,
    long version,
    boolean isDeleted)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public KpiInterval {
    requireNonNull(scope, "scope is null");
    Checks.notEmpty(branch, "branch");
    requireNonNull(queue, "queue is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(intervalStart, "intervalStart is null");
    requireNonNull(localDate, "localDate is null");
    requireNonNull(localTime, "localTime is null");
  }
}
