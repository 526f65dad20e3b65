package io.branchline.speech.search;

/** What found calls can be counted by. */
public enum Facet {
  /** Their branches. */
  BRANCH,
  /** Their queues. */
  QUEUE,
  /** The agents who answered. */
  AGENT,
  /** How they ended. */
  OUTCOME,
  /** What they are about; a call may be about several things. */
  CATEGORY,
  /** The days they started, in their branches' zones, as 2026-01-31. */
  DATE
}
