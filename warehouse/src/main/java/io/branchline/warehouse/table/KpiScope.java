package io.branchline.warehouse.table;

/** What a row of counters counts. */
public enum KpiScope {
  /** Calls, by the first queue that they entered. */
  QUEUE,
  /** Legs, by the agent who handled them, and that agent's time in states. */
  AGENT
}
