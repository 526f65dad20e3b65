package io.branchline.warehouse.table;

/** How a call, or one leg of it, ended. */
public enum CallOutcome {
  /** An agent spoke with the caller. */
  ANSWERED,
  /** The caller hung up while waiting in a queue. */
  ABANDONED,
  /** The call ended before it reached a queue. */
  ENDED_IN_IVR,
  /** The queue gave the call away unanswered. */
  FLOWED_OUT,
  /** No end was reported within the limit. */
  OPEN
}
