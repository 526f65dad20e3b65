package io.branchline.speech.correct;

/** What became of a correction. */
public enum Outcome {
  /** It is the turn's next revision. */
  SAVED,
  /** It says what the turn says already: nothing was written. */
  UNCHANGED,
  /** It holds no words: nothing was written. */
  EMPTY,
  /** The turn says something else than its reader saw: nothing was written. */
  CONFLICT,
  /** There is no such turn any more: the call was transcribed anew. */
  GONE
}
