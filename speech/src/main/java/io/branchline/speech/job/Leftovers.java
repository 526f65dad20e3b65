package io.branchline.speech.job;

import io.branchline.speech.mask.Masked;
import io.branchline.warehouse.Warehouse;
import java.util.Map;

/**
 * Deletes what a killed run left at a version beyond what was written now. Only that: the server
 * takes an insert that equals an earlier one for its repetition and drops it, so what was deleted
 * could not be written again.
 */
final class Leftovers {

  private static final String BEYOND =
      """
       WHERE branch = {branch:String} AND call_id = {call:String} AND version = {version:UInt64}
         AND number > if(side = 'agent', {agent:Int32}, {customer:Int32})
      """;

  private final Warehouse warehouse;

  Leftovers(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  private record Count(long leftovers) {}

  /** Utterances are numbered from 1 on each side. */
  void forgetUtterances(KnownCall call, long version, int agent, int customer) {
    Map<String, ?> key = key(call, version, agent, customer);
    if (any("SELECT count() AS leftovers FROM utterances" + BEYOND, key)) {
      warehouse.execute("DELETE FROM utterances" + BEYOND, key);
    }
  }

  /** Masked spans are numbered from 0 on each side. */
  void forgetSpans(KnownCall call, long version, Masked masked) {
    Map<String, ?> key =
        key(call, version, masked.agent().spans().size() - 1, masked.customer().spans().size() - 1);
    if (any("SELECT count() AS leftovers FROM masked_spans" + BEYOND, key)) {
      warehouse.execute("DELETE FROM masked_spans" + BEYOND, key);
    }
  }

  private boolean any(String sql, Map<String, ?> key) {
    return warehouse.query(Count.class, sql, key).get(0).leftovers() > 0;
  }

  private static Map<String, ?> key(KnownCall call, long version, int agent, int customer) {
    return Map.of(
        "branch", call.branch(),
        "call", call.callId(),
        "version", version,
        "agent", agent,
        "customer", customer);
  }
}
