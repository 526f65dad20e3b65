package io.branchline.scoring.form;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * Questions that belong together and get a score of their own.
 *
 * @param weight above 0
 */
public record Section(String id, Text title, double weight, List<Question> questions)
    implements Serializable {

  /** Copies the questions. */
  public Section {
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    questions = List.copyOf(questions);
  }
}
