package io.branchline.speech.search.language;

/** A figure that a call carries and can be chosen and sorted by. */
public enum Measure {
  /** The call's length, milliseconds. */
  DURATION,
  /** Both sides quiet, milliseconds. */
  SILENCE,
  /** Both sides quiet, percent of the call's length. */
  SILENCE_SHARE,
  /** Both sides speak, milliseconds. */
  OVERTALK,
  /** Both sides speak, percent of the call's length. */
  OVERTALK_SHARE,
  /** The agent's words (Chinese: characters) a minute of the agent's speech. */
  AGENT_RATE,
  /** The customer's words (Chinese: characters) a minute of the customer's speech. */
  CUSTOMER_RATE,
  /** The quality score, 0 to 100: the latest one by a person, else the latest automatic one. */
  SCORE
}
