package io.branchline.warehouse.table;

/** What an ACD can report about a call or an agent. */
public enum EventType {
  /** The call reached the centre. */
  OFFERED,
  IVR_ENTERED,
  IVR_LEFT,
  /** The call began to wait in a queue. */
  QUEUED,
  /** An agent's telephone rings. */
  RINGING,
  /** The agent let it ring; the call goes on waiting. */
  RING_NO_ANSWER,
  ANSWERED,
  HELD,
  RETRIEVED,
  /** The agent passed the call on; {@code reason} says where to. */
  TRANSFERRED,
  /** The caller hung up while waiting. */
  ABANDONED,
  /** The queue gave the call away: time-out, overflow, closed. */
  FLOWED_OUT,
  /** The call is over. */
  ENDED,
  WRAP_UP_STARTED,
  WRAP_UP_ENDED,
  LOGGED_IN,
  READY,
  NOT_READY,
  LOGGED_OUT;

  /** Whether the event tells of an agent's own state, outside of any call. */
  public boolean isAgentState() {
    return this == LOGGED_IN || this == READY || this == NOT_READY || this == LOGGED_OUT;
  }
}
