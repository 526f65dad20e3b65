package io.branchline.ingest.flink;

import io.branchline.warehouse.table.AcdEvent;
import java.time.Instant;

/**
 * Tells the sink that a call began behind the watermark: what was known of it before may have been
 * forgotten here, so the call is put right from the table.
 */
record LateCall(String branch, String callId, Instant at) {

  static LateCall of(AcdEvent event) {
    return new LateCall(event.branch(), event.callId(), event.at());
  }
}
