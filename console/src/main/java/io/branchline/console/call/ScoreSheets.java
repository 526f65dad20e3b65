package io.branchline.console.call;

import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.call.PublishedForms.Published;
import io.branchline.console.search.CategoryTitles;
import io.branchline.scoring.evaluate.WrongAnswer;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Evaluation;
import io.branchline.warehouse.table.EvaluationAnswer;
import io.branchline.warehouse.table.EvaluationMethod;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** How a call was scored, and the form to score it by, as a page shows them. */
@Component
final class ScoreSheets {

  private final PublishedForms forms;
  private final CategoryTitles categories;

  ScoreSheets(PublishedForms forms, CategoryTitles categories) {
    this.forms = forms;
    this.categories = categories;
  }

  /** Adds the scores that were given and, for those who score, the sheet. */
  void add(Viewer viewer, CallFile file, Locale locale, Model model) {
    List<Evaluation> evaluations = file.evaluations();
    List<EvaluationAnswer> answers = evaluations.isEmpty() ? List.of() : file.answers();
    Judgement.Reading reading =
        new Judgement.Reading(
            categories.in(locale),
            file.speech().map(CallSpeech::language).orElse(""),
            locale.getLanguage());
    model.addAttribute(
        "judgements",
        evaluations.stream()
            .map(
                evaluation ->
                    Judgement.show(
                        evaluation,
                        answers,
                        forms.find(evaluation.form(), evaluation.formVersion()),
                        reading))
            .toList());
    Optional<Published> current =
        viewer.role().may(Permission.SCORE) ? forms.current() : Optional.empty();
    model.addAttribute(
        "sheet",
        current
            .map(published -> sheet(viewer, published, evaluations, answers, reading, model))
            .orElse(null));
  }

  private static Judgement.Sheet sheet(
      Viewer viewer,
      Published published,
      List<Evaluation> evaluations,
      List<EvaluationAnswer> answers,
      Judgement.Reading reading,
      Model model) {
    Optional<Evaluation> mine =
        evaluations.stream()
            .filter(
                e ->
                    e.method() == EvaluationMethod.MANUAL
                        && e.evaluator().equals(viewer.username())
                        && e.form().equals(published.row().form()))
            .findFirst();
    List<EvaluationAnswer> own = mine.map(e -> answersOf(e, answers)).orElse(List.of());
    List<EvaluationAnswer> found =
        automatic(evaluations, published).map(e -> answersOf(e, answers)).orElse(List.of());
    Judgement.Sheet sheet =
        Judgement.sheet(published, own, found, mine.map(Evaluation::comment).orElse(""), reading);
    Map<String, String> fields = new java.util.HashMap<>();
    for (Judgement.Block block : sheet.blocks()) {
      for (Judgement.Item item : block.items()) {
        fields.put(Scoring.ANSWER + item.id(), item.chosen());
      }
    }
    addDraft(published, fields, found, model);
    return sheet;
  }

  /** Adds the score of a half-filled form. */
  static void addDraft(
      Published published,
      Map<String, String> fields,
      List<EvaluationAnswer> machine,
      Model model) {
    try {
      model.addAttribute("draft", Scoring.draft(published, fields, machine));
    } catch (WrongAnswer e) {
      model.addAttribute("wrong", e);
    }
  }

  /** What the machine answered on a form. */
  static List<EvaluationAnswer> machine(CallFile file, Published published) {
    List<EvaluationAnswer> answers = file.answers();
    return automatic(file.evaluations(), published)
        .map(e -> answersOf(e, answers))
        .orElse(List.of());
  }

  private static Optional<Evaluation> automatic(List<Evaluation> evaluations, Published published) {
    return evaluations.stream()
        .filter(
            e ->
                e.method() == EvaluationMethod.AUTOMATIC && e.form().equals(published.row().form()))
        .findFirst();
  }

  private static List<EvaluationAnswer> answersOf(
      Evaluation evaluation, List<EvaluationAnswer> answers) {
    return answers.stream()
        .filter(
            answer ->
                answer.evaluationId().equals(evaluation.evaluationId())
                    && answer.revision() == evaluation.revision())
        .toList();
  }
}
