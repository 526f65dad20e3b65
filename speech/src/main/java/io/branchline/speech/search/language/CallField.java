package io.branchline.speech.search.language;

import java.util.Locale;

/** A word that a call carries and can be chosen by. */
public enum CallField {
  /** Its branch's id. */
  BRANCH,
  /** Its queue. */
  QUEUE,
  /** The agent who answered. */
  AGENT,
  /** answered, abandoned, … */
  OUTCOME,
  /** The language tag of its transcript. */
  LANGUAGE,
  /** Its own id. */
  CALL;

  /** As it is written before the colon. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
