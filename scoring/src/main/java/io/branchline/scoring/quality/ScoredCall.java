package io.branchline.scoring.quality;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.EvaluationMethod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One current evaluation of one call.
 *
 * @param localDate the day the call started, in the branch's zone
 * @param score 0 to 100; null when nothing was applicable, and then it counts nowhere
 */
public record ScoredCall(
    String callId,
    String branch,
    String agent,
    LocalDate localDate,
    String form,
    int formVersion,
    EvaluationMethod method,
    @Nullable Double score,
    boolean criticalFailed) {

  /** Checks that nothing required is missing. */
  public ScoredCall {
    requireNonNull(callId, "callId is null");
    requireNonNull(branch, "branch is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(localDate, "localDate is null");
    requireNonNull(form, "form is null");
    requireNonNull(method, "method is null");
  }
}
