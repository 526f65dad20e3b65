package io.branchline.warehouse.table;

/** What an agent is doing while logged in. */
public enum AgentStatus {
  READY,
  NOT_READY,
  RINGING,
  TALKING,
  HOLD,
  WRAP_UP
}
