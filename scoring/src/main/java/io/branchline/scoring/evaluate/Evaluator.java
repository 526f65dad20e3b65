package io.branchline.scoring.evaluate;

import io.branchline.scoring.evaluate.Result.Answered;
import io.branchline.scoring.form.EvaluationForm;
import io.branchline.scoring.form.Level;
import io.branchline.scoring.form.Question;
import io.branchline.scoring.form.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns answers into scores.
 *
 * <p>A question counts w = section weight × question weight and earns the share p of it that its
 * level gives. A score is 100 · Σ w p / Σ w over the questions that were answered and applicable:
 * "not applicable" leaves numerator and denominator, and where nothing is left there is no score
 * (neither 0 nor 100). A critical question that earns nothing makes the whole 0; the sections'
 * scores stay.
 */
public final class Evaluator {

  private Evaluator() {}

  /**
   * Scores a call. Questions without an answer count as not applicable, as they must where a
   * machine answers only its own; {@link #unanswered} lists them for forms that a person fills in.
   *
   * @param answers question id to answer
   * @throws WrongAnswer when an answer belongs to no question or names no level of it
   */
  public static Result evaluate(EvaluationForm form, Map<String, Answer> answers) {
    for (String id : answers.keySet()) {
      if (form.question(id).isEmpty()) {
        throw new WrongAnswer(WrongAnswer.Kind.UNKNOWN_QUESTION, form.form(), id);
      }
    }
    List<Answered> answered = new ArrayList<>();
    Map<String, Double> sectionScores = new LinkedHashMap<>();
    for (Section section : form.sections()) {
      List<Answered> here = answered(form, section, answers);
      Double score = score(here);
      if (score != null) {
        sectionScores.put(section.id(), score);
      }
      answered.addAll(here);
    }
    Double before = score(answered);
    boolean failed = answered.stream().anyMatch(Evaluator::failsTheCall);
    return new Result(failed ? Double.valueOf(0) : before, before, failed, sectionScores, answered);
  }

  /** The ids of the questions that have no answer yet, in the form's order. */
  public static List<String> unanswered(EvaluationForm form, Map<String, Answer> answers) {
    return form.questions().map(Question::id).filter(id -> !answers.containsKey(id)).toList();
  }

  private static List<Answered> answered(
      EvaluationForm form, Section section, Map<String, Answer> answers) {
    List<Answered> result = new ArrayList<>();
    for (Question question : section.questions()) {
      Answer answer = answers.get(question.id());
      if (answer != null) {
        result.add(
            new Answered(
                section,
                question,
                answer,
                points(form, question, answer),
                form.weight(section, question)));
      }
    }
    return result;
  }

  private static @Nullable Double points(EvaluationForm form, Question question, Answer answer) {
    if (answer.value().equals(Question.NOT_APPLICABLE)) {
      if (question.notApplicable() || answer.automatic()) {
        return null;
      }
      throw new WrongAnswer(
          WrongAnswer.Kind.NOT_APPLICABLE, form.form(), question.id(), of(question));
    }
    return question
        .level(answer.value())
        .map(Level::share)
        .orElseThrow(
            () ->
                new WrongAnswer(
                    WrongAnswer.Kind.UNKNOWN_ANSWER,
                    form.form(),
                    question.id(),
                    of(question),
                    answer.value()));
  }

  private static boolean failsTheCall(Answered answered) {
    Double points = answered.points();
    return answered.question().critical() && points != null && points == 0;
  }

  private static @Nullable Double score(List<Answered> answered) {
    double earned = 0;
    double possible = 0;
    for (Answered one : answered) {
      Double points = one.points();
      if (points != null) {
        earned += one.weight() * points;
        possible += one.weight();
      }
    }
    return possible == 0 ? null : Double.valueOf(100 * earned / possible);
  }

  private static String of(Question question) {
    String levels = question.levels().stream().map(Level::value).collect(Collectors.joining(", "));
    return question.notApplicable() ? levels + ", " + Question.NOT_APPLICABLE : levels;
  }
}
