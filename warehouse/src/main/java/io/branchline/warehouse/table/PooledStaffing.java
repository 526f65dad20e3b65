package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The agents that a branch needs in one interval if all of them serve every queue: its calls as
 * those of one queue, by the same Erlang model and target as its {@link Staffing}.
 *
 * @param model erlang-c or erlang-a
 * @param handleSeconds mean over the calls of all queues; empty where no calls are expected
 * @param agents needed on the phones
 * @param scheduled to roster, shrinkage included
 * @param serviceLevel 0 to 1; empty where no calls are expected
 */
@Table("pooled_staffing")
public record PooledStaffing(
    String branch,
    String model,
    LocalDate origin,
    Instant intervalStart,
    int intervalMinutes,
    LocalDate localDate,
    String localTime,
    double calls,
    @Nullable Double handleSeconds,
    int agents,
    int scheduled,
    @Nullable Double serviceLevel,
    @Nullable Double occupancy,
    @Nullable Double asaSeconds,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing. */
  public PooledStaffing {
    Checks.notEmpty(branch, "branch");
    Checks.notEmpty(model, "model");
    requireNonNull(origin, "origin is null");
    requireNonNull(intervalStart, "intervalStart is null");
    requireNonNull(localDate, "localDate is null");
    Checks.notEmpty(localTime, "localTime");
  }
}
