package io.branchline.speech.correct;

import io.branchline.warehouse.Warehouse;
import java.util.List;
import java.util.Map;

/** Deletes transcripts that are no longer current, so that they are gone from the disk, too. */
final class OldVersions {

  private static final int MOST_KEYS = 2_000;
  private static final List<String> TABLES = List.of("utterances", "masked_spans");

  private final Warehouse warehouse;

  OldVersions(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Deletes these; a key is branch, call and version, parted by line ends. */
  void delete(List<String> keys) {
    for (int from = 0; from < keys.size(); from += MOST_KEYS) {
      List<String> some = keys.subList(from, Math.min(keys.size(), from + MOST_KEYS));
      for (String table : TABLES) {
        warehouse.execute(
            "ALTER TABLE "
                + table
                + " DELETE WHERE concat(branch, '\\n', call_id, '\\n', toString(version))"
                + " IN {keys:Array(String)} SETTINGS mutations_sync = 1",
            Map.of("keys", some));
      }
    }
  }
}
