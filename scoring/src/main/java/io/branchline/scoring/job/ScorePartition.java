package io.branchline.scoring.job;

import io.branchline.scoring.evaluate.Answer;
import io.branchline.scoring.evaluate.AutomaticAnswers;
import io.branchline.scoring.evaluate.Conversation;
import io.branchline.scoring.evaluate.Evaluations;
import io.branchline.scoring.evaluate.Evaluator;
import io.branchline.scoring.evaluate.Topic;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

  private static final String ANSWERS =
      """
      SELECT * FROM evaluation_answers FINAL
      WHERE branch = {branch:String} AND call_started_at >= {from:DateTime64(3, 'UTC')} AND call_started_at < {to:DateTime64(3, 'UTC')}
          AND call_id IN {calls:Array(String)} AND evaluation_id IN {evaluations:Array(String)}
      """;

  private final Warehouse warehouse;
  private final Map<String, Object> range;
  private final EvaluationForm form;
  private final int formVersion;
  private final Topics topics;
  private final Instant now;

  private ScorePartition(
      Warehouse warehouse, Partition partition, EvaluationForm form, int formVersion, Instant now) {
    this.warehouse = warehouse;
    this.range =
        Map.of(
            "branch", partition.branch(),
            "from", partition.start(),
            "to", partition.end(),
            "form", form.form());
    this.form = form;
    this.formVersion = formVersion;
    this.topics = Topics.of(warehouse, form);
    this.now = now;
  }

  /**
   * What a partition came to.
   *
   * @param transcribed how many calls have a transcript
   * @param evaluated how many of them the rules could judge
   * @param written how many evaluations were new or had changed
   * @param behind how many answers are by a category's earlier rule: it is being counted anew
   */
  public record Done(long transcribed, long evaluated, long written, long behind)
      implements Serializable {

    /** Nothing done. */
    public static final Done NOTHING = new Done(0, 0, 0, 0);

    /** Both together. */
    public Done plus(Done other) {
      return new Done(
          transcribed + other.transcribed,
          evaluated + other.evaluated,
          written + other.written,
          behind + other.behind);
    }
  }

  /** Evaluates and writes. Doing it again writes nothing. */
  public static Done compute(
      Warehouse warehouse, Partition partition, EvaluationForm form, int formVersion, Instant now) {
    return new ScorePartition(warehouse, partition, form, formVersion, now).compute();
  }

  private Done compute() {
    Map<String, Evaluation> earlier = new HashMap<>();
    for (Evaluation evaluation : warehouse.query(Evaluation.class, EARLIER, range)) {
      earlier.put(evaluation.evaluationId(), evaluation);
    }
    List<CallSpeech> calls = warehouse.query(CallSpeech.class, SPEECH, range);
    long evaluated = 0;
    long written = 0;
    for (int start = 0; start < calls.size(); start += CALLS_AT_ONCE) {
      List<Conversation> some =
          conversations(calls.subList(start, Math.min(start + CALLS_AT_ONCE, calls.size())));
      List<Evaluations.Rows> rows = new ArrayList<>();
      for (Conversation conversation : some) {
        Map<String, Answer> given = AutomaticAnswers.of(form, conversation);
        if (!given.isEmpty()) {
          CallSpeech speech = conversation.speech();
          rows.add(rows(speech, given, earlier.get(id(speech))));
        }
      }
      evaluated += rows.size();
      written += write(rows, earlier);
    }
    return new Done(calls.size(), evaluated, written, topics.behind());
  }

  private String id(CallSpeech speech) {
    return Evaluations.id(speech.callId(), form.form(), Evaluations.AUTOMATIC_EVALUATOR);
  }

  private List<Conversation> conversations(List<CallSpeech> calls) {
    List<String> ids = calls.stream().map(CallSpeech::callId).toList();
    Map<String, List<Utterance>> utterances = new HashMap<>();
    warehouse.stream(
        Utterance.class,
        UTTERANCES,
        with("calls", ids),
        utterance ->
            utterances
                .computeIfAbsent(utterance.callId(), any -> new ArrayList<>())
                .add(utterance));
    Map<String, Map<String, Topic>> about = topics.read(range, ids);
    return calls.stream()
        .map(
            speech ->
                new Conversation(
                    speech,
                    utterances.getOrDefault(speech.callId(), List.of()),
                    about.getOrDefault(speech.callId(), Map.of())))
        .toList();
  }

  /** Writes those that say something new; gives their number. */
  private long write(List<Evaluations.Rows> rows, Map<String, Evaluation> earlier) {
    Map<String, List<EvaluationAnswer>> answered = earlierAnswers(rows);
    List<Evaluations.Rows> fresh =
        rows.stream()
            .filter(
                row -> {
                  Evaluation before = earlier.get(row.evaluation().evaluationId());
                  return before == null
                      || !row.saysTheSameAs(before)
                      || !(form.categories().isEmpty()
                          || row.answersAs(answered.getOrDefault(revision(before), List.of())));
                })
            .toList();
    if (!fresh.isEmpty()) {
      // The answers first: whoever sees an evaluation finds its answers.
      warehouse.write(
          EvaluationAnswer.class, fresh.stream().flatMap(row -> row.answers().stream()).toList());
      warehouse.write(Evaluation.class, fresh.stream().map(Evaluations.Rows::evaluation).toList());
    }
    return fresh.size();
  }

  /**
   * The answers of earlier revisions, where the form asks about categories: all others follow from
   * the versions of the form and of the transcript, which an evaluation names.
   */
  private Map<String, List<EvaluationAnswer>> earlierAnswers(List<Evaluations.Rows> rows) {
    if (form.categories().isEmpty() || rows.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> parameters =
        with("calls", rows.stream().map(row -> row.evaluation().callId()).toList());
    parameters.put(
        "evaluations", rows.stream().map(row -> row.evaluation().evaluationId()).toList());
    return warehouse.query(EvaluationAnswer.class, ANSWERS, parameters).stream()
        .collect(Collectors.groupingBy(answer -> answer.evaluationId() + '\n' + answer.revision()));
  }

  private static String revision(Evaluation evaluation) {
    return evaluation.evaluationId() + '\n' + evaluation.revision();
  }

  private Map<String, Object> with(String name, Object value) {
    Map<String, Object> parameters = new HashMap<>(range);
    parameters.put(name, value);
    return parameters;
  }

  private Evaluations.Rows rows(
      CallSpeech speech, Map<String, Answer> answers, @Nullable Evaluation before) {
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
        before == null ? 1 : before.revision() + 1,
        Evaluator.evaluate(form, answers),
        "",
        now);
  }
}
