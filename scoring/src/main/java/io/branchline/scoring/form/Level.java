package io.branchline.scoring.form;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One possible answer to a question.
 *
 * @param value what is stored: yes, no, or the scale's value
 * @param share the part of the question's weight that it earns, 0 to 1
 */
public record Level(String value, Text title, double share) implements Serializable {

  /** Yes, in full. */
  public static final Level YES = new Level("yes", new Text("Yes", "是"), 1);

  /** No, nothing. */
  public static final Level NO = new Level("no", new Text("No", "否"), 0);

  /** Checks the share. */
  public Level {
    requireNonNull(value, "value is null");
    requireNonNull(title, "title is null");
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + " is not within 0 and 1");
    }
  }
}
