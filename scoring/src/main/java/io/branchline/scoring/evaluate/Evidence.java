package io.branchline.scoring.evaluate;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Where to listen to check an answer.
 *
 * @param side agent, customer, or empty where it is about both
 * @param startMillis on the recording's clock
 * @param endMillis on the recording's clock
 * @param text what was said or measured there
 */
public record Evidence(String side, long startMillis, long endMillis, String text)
    implements Serializable {

  /** Checks that the texts are there. */
  public Evidence {
    requireNonNull(side, "side is null");
    requireNonNull(text, "text is null");
  }
}
