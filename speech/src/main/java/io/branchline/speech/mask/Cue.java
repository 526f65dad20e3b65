package io.branchline.speech.mask;

import org.jspecify.annotations.Nullable;

/** A phrase that tells what a number is about; it is used up when that number has been said. */
final class Cue {

  final int side;
  final @Nullable SecretKind kind;
  final boolean strong;

  /** The last digits only. */
  final boolean tail;

  final int fromUnit;
  final int toUnit;
  final long startMillis;
  final long endMillis;
  private boolean answered;
  private int satisfiedBy = -1;
  private long usedMillis = -1;

  Cue(
      int side,
      @Nullable SecretKind kind,
      boolean strong,
      boolean tail,
      int fromUnit,
      int toUnit,
      long startMillis,
      long endMillis) {
    this.side = side;
    this.kind = kind;
    this.strong = strong;
    this.tail = tail;
    this.fromUnit = fromUnit;
    this.toUnit = toUnit;
    this.startMillis = startMillis;
    this.endMillis = endMillis;
  }

  boolean isAnswered() {
    return answered;
  }

  /** Digits that it asks for were said until then. */
  void use(long millis) {
    usedMillis = millis;
  }

  /** Whether such digits were said, and longer ago than this. */
  boolean isUsedBefore(long millis) {
    return usedMillis >= 0 && usedMillis < millis;
  }

  long usedMillis() {
    return usedMillis;
  }

  void answer() {
    answered = true;
  }

  /** It asks for one more of the same. */
  void reopen() {
    answered = false;
  }

  /** As many digits were said as such a number may have. */
  void satisfy(int bySide) {
    satisfiedBy = bySide;
  }

  boolean isSatisfied() {
    return satisfiedBy >= 0;
  }

  int satisfiedBy() {
    return satisfiedBy;
  }
}
