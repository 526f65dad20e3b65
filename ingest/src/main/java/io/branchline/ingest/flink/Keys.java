package io.branchline.ingest.flink;

import io.branchline.ingest.assemble.AgentMove;
import io.branchline.warehouse.table.AcdEvent;

/**
 * What streams are keyed by: 64 bits of a hash, which sort and travel cheaply. Two calls may share
 * a key, so whoever works by key tells them apart again by their names.
 */
final class Keys {

  private Keys() {}

  /** Of an event's call, or of its agent where it tells of the agent's own state. */
  static long of(AcdEvent event) {
    return event.callId().isEmpty()
        ? of(event.branch(), event.agent(), 2)
        : of(event.branch(), event.callId(), 1);
  }

  /** Of a move's agent. */
  static long of(AgentMove move) {
    return of(move.branch(), move.agent(), 3);
  }

  private static long of(String branch, String name, int kind) {
    return mix(mix(kind, branch), name);
  }

  private static long mix(long seed, String text) {
    long hash = seed;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    hash = (hash ^ 0xFFFF) * 0xBF58476D1CE4E5B9L;
    return hash ^ (hash >>> 32);
  }
}
