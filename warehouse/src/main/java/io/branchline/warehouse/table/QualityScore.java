package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The unified quality score of an agent or a branch over a day or a month, with its uncertainty.
 *
 * @param scope branch or agent
 * @param period day or month
 * @param manual how many of them a person made
 * @param score mean of the calls' scores, 0 to 100
 * @param scoreLow 95 % interval; empty below two evaluations
 */
@Table("quality_scores")
public record QualityScore(
    String scope,
    String branch,
    String agent,
    String period,
    LocalDate periodStart,
    String form,
    int formVersion,
    long evaluations,
    long manual,
    long criticalFailures,
    @Nullable Double score,
    @Nullable Double scoreLow,
    @Nullable Double scoreHigh,
    long version,
    boolean isDeleted)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public QualityScore {
    requireNonNull(scope, "scope is null");
    Checks.notEmpty(branch, "branch");
    requireNonNull(agent, "agent is null");
    requireNonNull(period, "period is null");
    requireNonNull(periodStart, "periodStart is null");
    Checks.notEmpty(form, "form");
  }
}
