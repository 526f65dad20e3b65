package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question in one revision of an evaluation, with the second to listen to.
 *
 * @param answer yes, no, na, or the scale's value
 * @param points 0 to 1 share of the question's weight; empty for not applicable
 * @param evidenceStartMillis where to listen
 */
@Table("evaluation_answers")
public record EvaluationAnswer(
    String evaluationId,
    int revision,
    String callId,
    String branch,
    Instant callStartedAt,
    String section,
    String question,
    String answer,
    @Nullable Double points,
    double weight,
    boolean critical,
    boolean automatic,
    String evidenceSide,
    @Nullable Long evidenceStartMillis,
    @Nullable Long evidenceEndMillis,
    String evidenceText,
    String comment)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public EvaluationAnswer {
    Checks.notEmpty(evaluationId, "evaluationId");
    Checks.notEmpty(callId, "callId");
    Checks.notEmpty(branch, "branch");
    requireNonNull(callStartedAt, "callStartedAt is null");
    requireNonNull(section, "section is null");
    requireNonNull(question, "question is null");
    requireNonNull(answer, "answer is null");
    requireNonNull(evidenceSide, "evidenceSide is null");
    requireNonNull(evidenceText, "evidenceText is null");
    requireNonNull(comment, "comment is null");
  }
}
