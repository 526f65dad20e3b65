package io.branchline.scoring.evaluate;

import static java.util.Objects.requireNonNull;

import io.branchline.scoring.form.Question;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question.
 *
 * @param value yes, no, a scale's value, or na
 * @param automatic whether a machine gave it
 * @param evidence where to listen, if there is such a place
 */
public record Answer(String value, boolean automatic, @Nullable Evidence evidence, String comment)
    implements Serializable {

  /** Checks that nothing required is missing. */
  public Answer {
    requireNonNull(value, "value is null");
    requireNonNull(comment, "comment is null");
  }

  /** A person's answer. */
  public static Answer manual(String value, String comment) {
    return new Answer(value, false, null, comment);
  }

  static Answer automatic(String value, @Nullable Evidence evidence) {
    return new Answer(value, true, evidence, "");
  }

  static Answer automatic(boolean yes, @Nullable Evidence evidence) {
    return automatic(yes ? "yes" : "no", evidence);
  }

  static Answer notApplicable() {
    return automatic(Question.NOT_APPLICABLE, null);
  }
}
