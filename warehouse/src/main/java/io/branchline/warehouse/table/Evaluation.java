package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One revision of one evaluator's judgement of a call by a form.
 *
 * @param evaluationId call, form and evaluator
 * @param method automatic or manual
 * @param score 0 to 100; empty when nothing was applicable
 * @param sectionScores section -> 0 to 100; a section where nothing applied is absent
 */
@Table("evaluations")
public record Evaluation(
    String evaluationId,
    int revision,
    String callId,
    String branch,
    String queue,
    String agent,
    Instant callStartedAt,
    String form,
    int formVersion,
    EvaluationMethod method,
    String evaluator,
    @Nullable Double score,
    @Nullable Double scoreBeforeCritical,
    boolean criticalFailed,
    Map<String, Double> sectionScores,
    long transcriptVersion,
    String comment,
    Instant evaluatedAt)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Evaluation {
    Checks.notEmpty(evaluationId, "evaluationId");
    Checks.notEmpty(callId, "callId");
    Checks.notEmpty(branch, "branch");
    requireNonNull(queue, "queue is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(callStartedAt, "callStartedAt is null");
    Checks.notEmpty(form, "form");
    requireNonNull(method, "method is null");
    requireNonNull(evaluator, "evaluator is null");
    sectionScores = Map.copyOf(sectionScores);
    requireNonNull(comment, "comment is null");
    requireNonNull(evaluatedAt, "evaluatedAt is null");
  }
}
