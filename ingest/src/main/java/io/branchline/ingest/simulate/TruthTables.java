package io.branchline.ingest.simulate;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The truth's files as tables beside the real ones for as long as a check lasts. */
final class TruthTables implements AutoCloseable {

  private static final Map<String, String> TABLES =
      Map.of(
          TruthFiles.CALLS,
          """
          CREATE TABLE truth_calls (
              call_id String, branch String, queue String, agent String, customer String, priority Int32,
              outcome String, started_at Int64, queued_at Int64, answered_at Int64, ended_at Int64,
              ivr_millis Int64, wait_millis Int64, ring_millis Int64, talk_millis Int64,
              hold_millis Int64, wrap_up_millis Int64, holds Int32, transfers Int32, events UInt64
          ) ENGINE = MergeTree ORDER BY (branch, call_id)
          """,
          TruthFiles.LEGS,
          """
          CREATE TABLE truth_legs (
              call_id String, leg Int32, branch String, queue String, agent String, outcome String,
              queued_at Int64, answered_at Int64, ended_at Int64, wait_millis Int64,
              ring_millis Int64, talk_millis Int64, hold_millis Int64, wrap_up_millis Int64
          ) ENGINE = MergeTree ORDER BY (branch, call_id, leg)
          """,
          TruthFiles.INTERVALS,
          """
          CREATE TABLE truth_intervals (
              branch String, queue String, interval_start Int64, arrived Int64, offered Int64,
              answered Int64, abandoned Int64, flowed_out Int64, ended_in_ivr Int64,
              answered_within_20 Int64, abandoned_within_20 Int64, answered_wait_millis Int64,
              abandoned_wait_millis Int64, talk_millis Int64, hold_millis Int64, wrap_up_millis Int64
          ) ENGINE = MergeTree ORDER BY (branch, queue, interval_start)
          """,
          TruthFiles.AGENT_STATES,
          """
          CREATE TABLE truth_agent_states (
              branch String, agent String, state String, reason String, millis Int64, spells Int64
          ) ENGINE = MergeTree ORDER BY (branch, agent, state, reason)
          """,
          OutputFolder.SUMMARY,
          """
          CREATE TABLE truth_summary (name String, value String) ENGINE = MergeTree ORDER BY name
          """);

  private final Warehouse warehouse;

  private TruthTables(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  static TruthTables of(Path folder, Warehouse warehouse) {
    TruthTables tables = new TruthTables(warehouse);
    try {
      tables.close();
      for (Map.Entry<String, String> table : TABLES.entrySet()) {
        warehouse.execute(table.getValue(), Map.of());
        tables.load(folder.resolve(OutputFolder.TRUTH).resolve(table.getKey()));
      }
      return tables;
    } catch (IOException e) {
      tables.close();
      throw new Failure(
          Failure.Code.BAD_INPUT,
          folder
              + " holds no simulation's truth: "
              + e.getMessage()
              + ". Write one with: ./branchline simulate --out "
              + folder,
          e);
    } catch (RuntimeException e) {
      tables.close();
      throw e;
    }
  }

  private void load(Path file) throws IOException {
    try (InputStream rows = Files.newInputStream(file)) {
      warehouse.load(table(file.getFileName().toString()), rows, "CSVWithNames");
    }
  }

  private static String table(String file) {
    return "truth_" + file.substring(0, file.length() - ".csv".length());
  }

  @Override
  public void close() {
    for (String file : TABLES.keySet()) {
      warehouse.execute("DROP TABLE IF EXISTS " + table(file) + " SYNC", Map.of());
    }
  }
}
