package io.branchline.scoring.evaluate;

import static java.util.Objects.requireNonNull;

import io.branchline.scoring.evaluate.Result.Answered;
import io.branchline.scoring.form.EvaluationForm;
import io.branchline.warehouse.table.Evaluation;
import io.branchline.warehouse.table.EvaluationAnswer;
import io.branchline.warehouse.table.EvaluationMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a result down as rows: one {@link Evaluation} and an {@link EvaluationAnswer} a question.
 */
public final class Evaluations {

  /** Who evaluates where no person does. */
  public static final String AUTOMATIC_EVALUATOR = "auto";

  private Evaluations() {}

  /**
   * The call that was judged.
   *
   * @param transcriptVersion the transcript that was read; 0 for none
   */
  public record Subject(
      String callId,
      String branch,
      String queue,
      String agent,
      Instant callStartedAt,
      long transcriptVersion) {}

  /** An evaluation with its answers. */
  public record Rows(Evaluation evaluation, List<EvaluationAnswer> answers) {

    /** Copies the answers. */
    public Rows {
      requireNonNull(evaluation, "evaluation is null");
      answers = List.copyOf(answers);
    }

    /** The same judgement: whether a new revision would say anything that this one does not. */
    public boolean saysTheSameAs(Evaluation other) {
      return evaluation.formVersion() == other.formVersion()
          && evaluation.transcriptVersion() == other.transcriptVersion()
          && evaluation.criticalFailed() == other.criticalFailed()
          && java.util.Objects.equals(evaluation.score(), other.score())
          && java.util.Objects.equals(evaluation.scoreBeforeCritical(), other.scoreBeforeCritical())
          && evaluation.sectionScores().equals(other.sectionScores())
          && evaluation.agent().equals(other.agent())
          && evaluation.queue().equals(other.queue())
          && evaluation.comment().equals(other.comment());
    }

    /** The same answers, each with the same place to listen to; in any order. */
    public boolean answersAs(List<EvaluationAnswer> others) {
      return given(answers).equals(given(others));
    }

    private static Set<List<Object>> given(List<EvaluationAnswer> answers) {
      return answers.stream()
          .map(
              answer ->
                  List.<Object>of(
                      answer.question(),
                      answer.answer(),
                      answer.evidenceSide(),
                      Optional.ofNullable(answer.evidenceStartMillis()),
                      Optional.ofNullable(answer.evidenceEndMillis()),
                      answer.evidenceText()))
          .collect(Collectors.toSet());
    }
  }

  /** The id that all revisions of one evaluator's judgement of a call by a form share. */
  public static String id(String callId, String form, String evaluator) {
    return callId + "|" + form + "|" + evaluator;
  }

  /**
   * The rows of one revision.
   *
   * @param evaluator the person's user name, or {@link #AUTOMATIC_EVALUATOR}
   * @param revision 1 for the first; a later one replaces it and both are kept
   */
  public static Rows rows(
      EvaluationForm form,
      int formVersion,
      Subject call,
      EvaluationMethod method,
      String evaluator,
      int revision,
      Result result,
      String comment,
      Instant evaluatedAt) {
    String id = id(call.callId(), form.form(), evaluator);
    Evaluation evaluation =
        new Evaluation(
            id,
            revision,
            call.callId(),
            call.branch(),
            call.queue(),
            call.agent(),
            call.callStartedAt(),
            form.form(),
            formVersion,
            method,
            evaluator,
            result.score(),
            result.scoreBeforeCritical(),
            result.criticalFailed(),
            result.sectionScores(),
            call.transcriptVersion(),
            comment,
            evaluatedAt);
    List<EvaluationAnswer> answers = new ArrayList<>();
    for (Answered answered : result.answers()) {
      Answer answer = answered.answer();
      Evidence evidence = answer.evidence();
      answers.add(
          new EvaluationAnswer(
              id,
              revision,
              call.callId(),
              call.branch(),
              call.callStartedAt(),
              answered.section().id(),
              answered.question().id(),
              answer.value(),
              answered.points(),
              answered.weight(),
              answered.question().critical(),
              answer.automatic(),
              evidence == null ? "" : evidence.side(),
              evidence == null ? null : Long.valueOf(evidence.startMillis()),
              evidence == null ? null : Long.valueOf(evidence.endMillis()),
              evidence == null ? "" : evidence.text(),
              answer.comment()));
    }
    return new Rows(evaluation, answers);
  }
}
