package io.branchline.speech.search;

import static java.util.Objects.requireNonNull;

/**
 * How many of the found calls have a value.
 *
 * @param value empty where a call has none
 */
public record FacetCount(String value, long calls) {

  /** Checks the value. */
  public FacetCount {
    requireNonNull(value, "value is null");
  }
}
