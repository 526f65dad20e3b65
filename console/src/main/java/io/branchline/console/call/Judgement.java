package io.branchline.console.call;

import io.branchline.console.call.PublishedForms.Published;
import io.branchline.scoring.form.EvaluationForm;
import io.branchline.scoring.form.Level;
import io.branchline.scoring.form.Question;
import io.branchline.scoring.form.Section;
import io.branchline.warehouse.table.Evaluation;
import io.branchline.warehouse.table.EvaluationAnswer;
import io.branchline.warehouse.table.EvaluationMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An evaluation with its form's words, as the page shows it. */
final class Judgement {

  private Judgement() {}

  /**
   * How a form is read.
   *
   * @param topics the categories' titles by name, in the reader's language
   * @param spoken the language of the call; empty where nothing is known of what was said
   * @param language the reader's
   */
  record Reading(Map<String, String> topics, String spoken, String language) {}

  /** One evaluation, in its current revision. */
  record Shown(
      String evaluator,
      boolean manual,
      int revision,
      String form,
      int formVersion,
      @Nullable Double score,
      boolean criticalFailed,
      String comment,
      java.time.Instant evaluatedAt,
      List<Part> parts) {}

  /** A section's answers. */
  record Part(String title, @Nullable Double score, List<Line> lines) {}

  /**
   * One answer.
   *
   * @param topic the category that gave it, in the reader's language, or empty
   * @param pace that was asked for; null where the question is about something else
   */
  record Line(
      String question,
      String value,
      String answer,
      boolean critical,
      boolean automatic,
      String topic,
      @Nullable Pace pace,
      String side,
      @Nullable Long startMillis,
      String evidence,
      String comment) {}

  static Shown show(
      Evaluation evaluation,
      List<EvaluationAnswer> all,
      Optional<Published> published,
      Reading reading) {
    Map<String, EvaluationAnswer> answers =
        all.stream()
            .filter(
                answer ->
                    answer.evaluationId().equals(evaluation.evaluationId())
                        && answer.revision() == evaluation.revision())
            .collect(Collectors.toMap(EvaluationAnswer::question, a -> a, (a, b) -> b));
    List<Part> parts = new ArrayList<>();
    published.ifPresent(form -> parts.addAll(parts(form.form(), evaluation, answers, reading)));
    return new Shown(
        evaluation.evaluator(),
        evaluation.method() == EvaluationMethod.MANUAL,
        evaluation.revision(),
        published.map(form -> form.form().title().in(reading.language())).orElse(evaluation.form()),
        evaluation.formVersion(),
        evaluation.score(),
        evaluation.criticalFailed(),
        evaluation.comment(),
        evaluation.evaluatedAt(),
        parts);
  }

  private static List<Part> parts(
      EvaluationForm form,
      Evaluation evaluation,
      Map<String, EvaluationAnswer> answers,
      Reading reading) {
    List<Part> parts = new ArrayList<>();
    for (Section section : form.sections()) {
      List<Line> lines = new ArrayList<>();
      for (Question question : section.questions()) {
        EvaluationAnswer answer = answers.get(question.id());
        if (answer != null) {
          lines.add(line(question, answer, reading));
        }
      }
      if (!lines.isEmpty()) {
        parts.add(
            new Part(
                section.title().in(reading.language()),
                evaluation.sectionScores().get(section.id()),
                lines));
      }
    }
    return parts;
  }

  /** The title of the category that a question asks about; its name where it is disabled. */
  private static String topic(Question question, Reading reading) {
    return question.category().map(name -> reading.topics().getOrDefault(name, name)).orElse("");
  }

  private static Line line(Question question, EvaluationAnswer answer, Reading reading) {
    String language = reading.language();
    return new Line(
        question.title().in(language),
        answer.answer(),
        answer.answer().equals(Question.NOT_APPLICABLE)
            ? ""
            : question
                .level(answer.answer())
                .map(Level::title)
                .map(title -> title.in(language))
                .orElse(answer.answer()),
        question.critical(),
        answer.automatic(),
        topic(question, reading),
        Pace.of(question, reading.spoken()),
        answer.evidenceSide(),
        answer.evidenceStartMillis(),
        answer.evidenceText(),
        answer.comment());
  }

  // ---- the form to fill in

  /** The form with what is answered so far. */
  record Sheet(String form, int version, String title, List<Block> blocks, String comment) {}

  /** A section to fill in. */
  record Block(String title, String weight, List<Item> items) {}

  /**
   * A question to answer.
   *
   * @param chosen the value that is checked, or empty
   * @param suggested what the machine found, or empty
   * @param topic the category by which it did, in the reader's language, or empty
   * @param pace that is asked for; null where the question is about something else
   */
  record Item(
      String id,
      String title,
      String guidance,
      boolean critical,
      boolean notApplicable,
      List<Choice> choices,
      String chosen,
      String suggested,
      String topic,
      @Nullable Pace pace,
      String side,
      @Nullable Long startMillis,
      String evidence,
      String comment) {}

  /** A possible answer. */
  record Choice(String value, String title) {}

  /**
   * The form to fill in: this person's last revision where there is one, else the machine's answers
   * as suggestions.
   */
  static Sheet sheet(
      Published published,
      List<EvaluationAnswer> mine,
      List<EvaluationAnswer> machine,
      String comment,
      Reading reading) {
    String language = reading.language();
    Map<String, EvaluationAnswer> own = byQuestion(mine);
    Map<String, EvaluationAnswer> found = byQuestion(machine);
    List<Block> blocks = new ArrayList<>();
    for (Section section : published.form().sections()) {
      List<Item> items = new ArrayList<>();
      for (Question question : section.questions()) {
        items.add(item(question, own.get(question.id()), found.get(question.id()), reading));
      }
      blocks.add(new Block(section.title().in(language), trim(section.weight()), items));
    }
    return new Sheet(
        published.row().form(),
        published.row().formVersion(),
        published.form().title().in(language),
        blocks,
        comment);
  }

  private static Item item(
      Question question,
      @Nullable EvaluationAnswer own,
      @Nullable EvaluationAnswer found,
      Reading reading) {
    String language = reading.language();
    boolean shows = found != null && !found.answer().equals(Question.NOT_APPLICABLE);
    String suggested = found == null ? "" : found.answer();
    return new Item(
        question.id(),
        question.title().in(language),
        question.guidance().in(language),
        question.critical(),
        question.notApplicable(),
        question.levels().stream()
            .map(level -> new Choice(level.value(), level.title().in(language)))
            .toList(),
        own != null ? own.answer() : shows ? suggested : "",
        suggested,
        topic(question, reading),
        Pace.of(question, reading.spoken()),
        found == null ? "" : found.evidenceSide(),
        found == null ? null : found.evidenceStartMillis(),
        found == null ? "" : found.evidenceText(),
        own == null ? "" : own.comment());
  }

  private static Map<String, EvaluationAnswer> byQuestion(List<EvaluationAnswer> answers) {
    return answers.stream()
        .collect(Collectors.toMap(EvaluationAnswer::question, a -> a, (a, b) -> b));
  }

  private static String trim(double weight) {
    return weight == Math.rint(weight) ? String.valueOf((long) weight) : String.valueOf(weight);
  }
}
