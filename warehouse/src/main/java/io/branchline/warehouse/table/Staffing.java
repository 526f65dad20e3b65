package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The agents that a queue needs in one interval to reach a target, by an Erlang model.
 *
 * @param model erlang-c or erlang-a
 * @param targetLevel 0 to 1
 * @param maxOccupancy 0 to 1
 * @param shrinkage 0 to below 1
 * @param agents needed on the phones
 * @param scheduled to roster, shrinkage included
 * @param serviceLevel 0 to 1; empty where no calls are expected
 */
@Table("staffing")
public record Staffing(
    String branch,
    String queue,
    String model,
    LocalDate origin,
    Instant intervalStart,
    int intervalMinutes,
    LocalDate localDate,
    String localTime,
    double calls,
    @Nullable Double handleSeconds,
    double targetLevel,
    int targetSeconds,
    double maxOccupancy,
    double shrinkage,
    int agents,
    int scheduled,
    @Nullable Double serviceLevel,
    @Nullable Double occupancy,
    @Nullable Double asaSeconds,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Staffing {
    Checks.notEmpty(branch, "branch");
    requireNonNull(queue, "queue is null");
    requireNonNull(model, "model is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(intervalStart, "intervalStart is null");
    requireNonNull(localDate, "localDate is null");
    requireNonNull(localTime, "localTime is null");
  }
}
