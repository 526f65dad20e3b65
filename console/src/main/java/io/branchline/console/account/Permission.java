package io.branchline.console.account;

/** What a role may do; a page or a path asks for one of these. */
public enum Permission {
  /** Compare branches. */
  BRANCHES,
  /** See the list of calls and a call's events and measures. */
  CALLS,
  /** Read what was said, search it and listen to it. */
  LISTEN,
  /** Listen to what is masked in transcripts. */
  HEAR_MASKED,
  /** Score a call by hand. */
  SCORE,
  /** Correct what the recogniser misheard. */
  CORRECT,
  /** Say what calls can be about: make, change and disable categories. */
  CATEGORIES,
  /** See forecasts, required agents and rosters. */
  STAFFING,
  /** Change forecasts and rosters: adjust, solve, edit, publish. */
  PLAN,
  /** Change what a report's figures mean. */
  SETTINGS
}
