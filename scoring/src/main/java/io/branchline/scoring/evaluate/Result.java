package io.branchline.scoring.evaluate;

import io.branchline.scoring.form.Question;
import io.branchline.scoring.form.Section;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation comes to.
 *
 * @param score 0 to 100, 0 after a critical failure; null when nothing was applicable
 * @param scoreBeforeCritical the score as if no question were critical
 * @param sectionScores section id to 0 to 100, in the form's order; a section where nothing applied
 *     is absent; a critical failure leaves them as they are
 * @param answers every answered question, in the form's order
 */
public record Result(
    @Nullable Double score,
    @Nullable Double scoreBeforeCritical,
    boolean criticalFailed,
    Map<String, Double> sectionScores,
    List<Answered> answers)
    implements Serializable {

  /** Copies what could change. */
  public Result {
    sectionScores = Collections.unmodifiableMap(new LinkedHashMap<>(sectionScores));
    answers = List.copyOf(answers);
  }

  /**
   * One answered question.
   *
   * @param points 0 to 1 share of the weight; null when not applicable
   * @param weight what the question counts in the whole
   */
  public record Answered(
      Section section, Question question, Answer answer, @Nullable Double points, double weight)
      implements Serializable {}
}
