package io.branchline.speech.mask;

import static java.util.Objects.requireNonNull;

/**
 * A stretch of one side's speech that is masked: all of a secret, or the part of it that was spoken
 * in one go.
 *
 * @param startMillis on the call's clock, as the end
 * @param lastFour the digits that stay readable; empty where none do
 */
public record MaskedSpan(SecretKind kind, long startMillis, long endMillis, String lastFour) {

  /** Checks the order of times. */
  public MaskedSpan {
    requireNonNull(kind, "kind is null");
    requireNonNull(lastFour, "lastFour is null");
    if (endMillis < startMillis) {
      throw new IllegalArgumentException("span ends at " + endMillis + " before " + startMillis);
    }
  }

  /** The word that stands in its place. */
  public MaskToken token() {
    return new MaskToken(kind, lastFour);
  }
}
