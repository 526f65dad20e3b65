package io.branchline.console;

import io.branchline.scoring.evaluate.Answer;
import io.branchline.scoring.evaluate.Evaluations;
import io.branchline.scoring.evaluate.Evaluator;
import io.branchline.scoring.evaluate.Evidence;
import io.branchline.scoring.form.EvaluationForm;
import io.branchline.scoring.form.Question;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Evaluation;
import io.branchline.warehouse.table.EvaluationAnswer;
import io.branchline.warehouse.table.EvaluationMethod;
import io.branchline.warehouse.table.Form;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bank's own form, and what a machine would have answered on it for the recorded calls. */
final class Scores {

  private static final Instant PUBLISHED = Instant.parse("2026-11-01T00:00:00Z");

  private Scores() {}

  /** The bank's own form. */
  static EvaluationForm form() {
    return EvaluationForm.parse(yaml(), "bank-service.yaml");
  }

  static void write(Warehouse warehouse) {
    String yaml = yaml();
    EvaluationForm form = form();
    warehouse.write(
        Form.class,
        List.of(
            new Form(
                form.form(), 1, form.title().en(), form.title().zh(), yaml, "made-up", PUBLISHED)));
    List<Evaluation> evaluations = new ArrayList<>();
    List<EvaluationAnswer> answers = new ArrayList<>();
    int number = 0;
    for (CallSpeech call :
        warehouse.query(
            CallSpeech.class, "SELECT * FROM call_speech FINAL ORDER BY call_id", Map.of())) {
      Evaluations.Rows rows = rows(form, call, number++);
      evaluations.add(rows.evaluation());
      answers.addAll(rows.answers());
    }
    warehouse.write(EvaluationAnswer.class, answers);
    warehouse.write(Evaluation.class, evaluations);
  }

  private static Evaluations.Rows rows(EvaluationForm form, CallSpeech call, int number) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    int i = 0;
    for (Question question : form.questions().filter(Question::automatic).toList()) {
      boolean yes = question.critical() || (i + number) % 4 != 1;
      answers.put(
          question.id(),
          new Answer(
              yes ? "yes" : "no",
              true,
              yes && i < 4
                  ? new Evidence(
                      "agent", 800 + 1_000L * i, 2_600 + 1_000L * i, "thank you for calling")
                  : null,
              ""));
      i++;
    }
    return Evaluations.rows(
        form,
        1,
        new Evaluations.Subject(
            call.callId(), call.branch(), call.queue(), call.agent(), call.callStartedAt(), 1),
        EvaluationMethod.AUTOMATIC,
        Evaluations.AUTOMATIC_EVALUATOR,
        1,
        Evaluator.evaluate(form, answers),
        "",
        PUBLISHED);
  }

  private static String yaml() {
    try (InputStream in =
        EvaluationForm.class.getResourceAsStream("/io/branchline/scoring/form/bank-service.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
