package io.branchline.speech.flink;

import io.branchline.speech.mask.DigitRunMask;
import io.branchline.speech.mask.Mask;

/** What must not be stored, as this installation sees it. */
final class Masks {

  private Masks() {}

  static Mask current() {
    return new DigitRunMask();
  }
}
