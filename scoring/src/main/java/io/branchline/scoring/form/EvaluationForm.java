package io.branchline.scoring.form;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A form that calls are judged by. What is published of it never changes; a change is a new
 * version.
 *
 * @param form its short name, the same in every version
 * @param automaticMinimumSeconds shorter calls are left to people
 */
public record EvaluationForm(
    String form, Text title, Weights weights, int automaticMinimumSeconds, List<Section> sections)
    implements Serializable {

  /** Copies the sections. */
  public EvaluationForm {
    requireNonNull(form, "form is null");
    requireNonNull(title, "title is null");
    requireNonNull(weights, "weights is null");
    sections = List.copyOf(sections);
  }

  /**
   * Reads a form and checks it; every fault is a {@code Failure} that names the place, the value
   * and the remedy.
   */
  public static EvaluationForm parse(String yaml, String source) {
    return new FormParser(source).parse(yaml);
  }

  /** Every question, in order. */
  public Stream<Question> questions() {
    return sections.stream().flatMap(section -> section.questions().stream());
  }

  /** The names of the categories that its questions ask about, each once. */
  public List<String> categories() {
    return questions().map(Question::category).flatMap(Optional::stream).distinct().toList();
  }

  /** The question of that id. */
  public Optional<Question> question(String id) {
    return questions().filter(question -> question.id().equals(id)).findFirst();
  }

  /**
   * What a question counts in the whole: its section's weight times its own; in a form written in
   * percent that is the question's percentage of the whole form.
   */
  public double weight(Section section, Question question) {
    double product = section.weight() * question.weight();
    return weights == Weights.PERCENT ? product / 100 : product;
  }
}
