package io.branchline.scoring.job;

import io.branchline.scoring.evaluate.Answer;
import io.branchline.scoring.evaluate.AutomaticAnswers;
import io.branchline.scoring.evaluate.Conversation;
import io.branchline.scoring.evaluate.Evaluations;
import io.branchline.scoring.evaluate.Evaluator;
import io.branchline.scoring.form.EvaluationForm;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Evaluation;
import io.branchline.warehouse.table.EvaluationAnswer;
import io.branchline.warehouse.table.EvaluationMethod;
import io.branchline.warehouse.table.Utterance;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Evaluates the transcribed calls of one partition by the rules and appends what changed. */
public final class ScorePartition {

  private static final int CALLS_AT_ONCE = 500;
  private static final String SPEECH =
      """
      SELECT * FROM call_speech FINAL
      WHERE branch = {branch:String} AND call_started_at >= {from:DateTime64(3, 'UTC')} AND call_started_at < {to:DateTime64(3, 'UTC')}
      ORDER BY call_id
      """;
  private static final String UTTERANCES =
      """
      SELECT * FROM current_utterances
      WHERE branch = {branch:String} AND call_started_at >= {from:DateTime64(3, 'UTC')} AND call_started_at < {to:DateTime64(3, 'UTC')}
          AND call_id IN {calls:Array(String)}
      """;
  private static final String EARLIER =
      """
      SELECT * FROM current_evaluations
      WHERE branch = {branch:String} AND call_started_at >= {from:DateTime64(3, 'UTC')} AND call_started_at < {to:DateTime64(3, 'UTC')}
          AND form = {form:String} AND method = 'automatic'
      """;

  private ScorePartition() {}

  /**
   * What a partition came to.
   *
   * @param transcribed how many calls have a transcript
   * @param evaluated how many of them the rules could judge
   * @param written how many evaluations were new or had changed
   */
  public record Done(long transcribed, long evaluated, long written) implements Serializable {

    /** Nothing done. */
    public static final Done NOTHING = new Done(0, 0, 0);

    /** Both together. */
    public Done plus(Done other) {
      return new Done(
          transcribed + other.transcribed, evaluated + other.evaluated, written + other.written);
    }
  }

  /** Evaluates and writes. Doing it again writes nothing. */
  public static Done compute(
      Warehouse warehouse, Partition partition, EvaluationForm form, int formVersion, Instant now) {
    Map<String, Object> range = new HashMap<>();
    range.put("branch", partition.branch());
    range.put("from", partition.start());
    range.put("to", partition.end());
    range.put("form", form.form());
    Map<String, Evaluation> earlier = new HashMap<>();
    for (Evaluation evaluation : warehouse.query(Evaluation.class, EARLIER, range)) {
      earlier.put(evaluation.evaluationId(), evaluation);
    }
    List<CallSpeech> calls = warehouse.query(CallSpeech.class, SPEECH, range);
    long evaluated = 0;
    long written = 0;
    for (int start = 0; start < calls.size(); start += CALLS_AT_ONCE) {
      List<CallSpeech> some = calls.subList(start, Math.min(start + CALLS_AT_ONCE, calls.size()));
      range.put("calls", some.stream().map(CallSpeech::callId).toList());
      Map<String, List<Utterance>> utterances = new HashMap<>();
      warehouse.stream(
          Utterance.class,
          UTTERANCES,
          range,
          utterance ->
              utterances
                  .computeIfAbsent(utterance.callId(), any -> new ArrayList<>())
                  .add(utterance));
      List<Evaluation> evaluations = new ArrayList<>();
      List<EvaluationAnswer> answers = new ArrayList<>();
      for (CallSpeech speech : some) {
        Conversation conversation =
            new Conversation(speech, utterances.getOrDefault(speech.callId(), List.of()));
        Map<String, Answer> given = AutomaticAnswers.of(form, conversation);
        if (given.isEmpty()) {
          continue;
        }
        evaluated++;
        Evaluation before =
            earlier.get(
                Evaluations.id(speech.callId(), form.form(), Evaluations.AUTOMATIC_EVALUATOR));
        Evaluations.Rows rows =
            rows(form, formVersion, speech, given, before == null ? 1 : before.revision() + 1, now);
        if (before == null || !rows.saysTheSameAs(before)) {
          evaluations.add(rows.evaluation());
          answers.addAll(rows.answers());
        }
      }
      if (!evaluations.isEmpty()) {
        // The answers first: whoever sees an evaluation finds its answers.
        warehouse.write(EvaluationAnswer.class, answers);
        warehouse.write(Evaluation.class, evaluations);
        written += evaluations.size();
      }
    }
    return new Done(calls.size(), evaluated, written);
  }

  private static Evaluations.Rows rows(
      EvaluationForm form,
      int formVersion,
      CallSpeech speech,
      Map<String, Answer> answers,
      int revision,
      Instant now) {
    return Evaluations.rows(
        form,
        formVersion,
        new Evaluations.Subject(
            speech.callId(),
            speech.branch(),
            speech.queue(),
            speech.agent(),
            speech.callStartedAt(),
            speech.version()),
        EvaluationMethod.AUTOMATIC,
        Evaluations.AUTOMATIC_EVALUATOR,
        revision,
        Evaluator.evaluate(form, answers),
        "",
        now);
  }
}
