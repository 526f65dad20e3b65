package io.branchline.scoring.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * Whether a call is in a category.
 *
 * @param evidence where that is heard first; null where nothing has to be heard for it, or the call
 *     is not in it
 */
public record Topic(boolean found, @Nullable Evidence evidence) {

  /** The call is not in the category. */
  public static final Topic ABSENT = new Topic(false, null);
}
