package io.branchline.console.call;

import io.branchline.console.access.Audit;
import io.branchline.console.access.Viewer;
import io.branchline.console.call.PublishedForms.Published;
import io.branchline.scoring.evaluate.Answer;
import io.branchline.scoring.evaluate.Evaluations;
import io.branchline.scoring.evaluate.Evaluator;
import io.branchline.scoring.evaluate.Evidence;
import io.branchline.scoring.evaluate.Result;
import io.branchline.scoring.form.Question;
import io.branchline.speech.correct.TypedText;
import io.branchline.speech.mask.Mask;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Evaluation;
import io.branchline.warehouse.table.EvaluationAnswer;
import io.branchline.warehouse.table.EvaluationMethod;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Scores a call by hand: what a person answered becomes a revision, and none is ever overwritten.
 */
@Component
final class Scoring {

  /** The prefix of a question's field in the posted form. */
  static final String ANSWER = "answer.";

  /** The prefix of a remark on a question. */
  static final String REMARK = "remark.";

  private static final int LONGEST_COMMENT = 4_000;

  private final Warehouse warehouse;
  private final Audit audit;
  private final Mask mask;
  private final Clock clock;

  Scoring(Warehouse warehouse, Audit audit, Mask mask, Clock clock) {
    this.warehouse = warehouse;
    this.mask = mask;
    this.audit = audit;
    this.clock = clock;
  }

  /** What the answers so far come to. */
  record Draft(Result result, int unanswered) {}

  /** The score of a half-filled form. */
  static Draft draft(
      Published published, Map<String, String> fields, List<EvaluationAnswer> machine) {
    Map<String, Answer> answers = answers(published, fields, machine, Scoring::shortened);
    return new Draft(
        Evaluator.evaluate(published.form(), answers),
        Evaluator.unanswered(published.form(), answers).size());
  }

  /** Saves the next revision and returns its number. */
  int save(
      Viewer viewer,
      CallFile file,
      @Nullable CallSpeech speech,
      Published published,
      Map<String, String> fields,
      List<EvaluationAnswer> machine) {
    Call call = file.call();
    Result result =
        Evaluator.evaluate(published.form(), answers(published, fields, machine, this::stored));
    String id = Evaluations.id(call.callId(), published.row().form(), viewer.username());
    int revision =
        1
            + file.evaluations().stream()
                .filter(evaluation -> evaluation.evaluationId().equals(id))
                .mapToInt(Evaluation::revision)
                .max()
                .orElse(0);
    Evaluations.Rows rows =
        Evaluations.rows(
            published.form(),
            published.row().formVersion(),
            new Evaluations.Subject(
                call.callId(),
                call.branch(),
                call.queue(),
                call.agent(),
                call.startedAt(),
                speech == null ? 0 : speech.version()),
            EvaluationMethod.MANUAL,
            viewer.username(),
            revision,
            result,
            stored(fields.getOrDefault("comment", "")),
            clock.instant());
    // the answers first: an evaluation that is seen has its answers
    warehouse.write(EvaluationAnswer.class, rows.answers());
    warehouse.write(Evaluation.class, List.of(rows.evaluation()));
    audit.record(
        viewer,
        "evaluated",
        call.callId(),
        call.branch(),
        published.row().form() + " revision " + revision);
    return revision;
  }

  private static Map<String, Answer> answers(
      Published published,
      Map<String, String> fields,
      List<EvaluationAnswer> machine,
      UnaryOperator<String> remark) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    published
        .form()
        .questions()
        .map(Question::id)
        .forEach(
            id -> {
              String value = fields.getOrDefault(ANSWER + id, "");
              if (!value.isEmpty()) {
                answers.put(
                    id,
                    new Answer(
                        value,
                        false,
                        evidence(machine, id),
                        remark.apply(fields.getOrDefault(REMARK + id, ""))));
              }
            });
    return answers;
  }

  /** The place that the machine found stays with the person's answer. */
  private static @Nullable Evidence evidence(List<EvaluationAnswer> machine, String question) {
    return machine.stream()
        .filter(answer -> answer.question().equals(question))
        .filter(answer -> answer.evidenceStartMillis() != null)
        .findFirst()
        .map(Scoring::evidence)
        .orElse(null);
  }

  private static @Nullable Evidence evidence(EvaluationAnswer answer) {
    Long start = answer.evidenceStartMillis();
    Long end = answer.evidenceEndMillis();
    return start == null
        ? null
        : new Evidence(
            answer.evidenceSide(), start, end == null ? start : end, answer.evidenceText());
  }

  /** What was typed, as it may be stored: cut after masking, or half a number would stay. */
  private String stored(String typed) {
    return shortened(TypedText.masked(mask, typed));
  }

  private static String shortened(String comment) {
    String stripped = comment.strip();
    return stripped.length() <= LONGEST_COMMENT ? stripped : stripped.substring(0, LONGEST_COMMENT);
  }
}
