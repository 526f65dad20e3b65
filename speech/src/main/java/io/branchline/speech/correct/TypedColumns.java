package io.branchline.speech.correct;

import io.branchline.speech.mask.Mask;
import io.branchline.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Masks again what people typed: comments and remarks on evaluations, reasons of corrections, of
 * planners' adjustments and publications, and what the audit log tells of them. A statement that
 * changes rows is itself kept by the engine for a while, so it names the old text by its hash.
 */
final class TypedColumns {

  private static final int BATCH = 500;

  /** A column, and which of its rows lie in a range of days and branches. */
  private record Column(String table, String name, String day, String more) {}

  private static final List<Column> ALL =
      List.of(
          new Column("evaluations", "comment", "call_started_at", ""),
          new Column("evaluation_answers", "comment", "call_started_at", ""),
          new Column("transcript_corrections", "reason", "call_started_at", ""),
          new Column("forecast_adjustments", "reason", "entered_at", ""),
          new Column("rosters", "publish_reason", "published_at", ""),
          new Column(
              "audit_log",
              "detail",
              "at",
              " AND action IN ('adjusted_forecast', 'undid_adjustment', 'published_roster',"
                  + " 'exported')"));

  private record Text(String hash, String text) {}

  private final Warehouse warehouse;
  private final Mask mask;

  TypedColumns(Warehouse warehouse, Mask mask) {
    this.warehouse = warehouse;
    this.mask = mask;
  }

  /** Masks them; gives how many different texts had to change. */
  long remask(Map<String, Object> range) {
    return ALL.stream().mapToLong(column -> remask(column, range)).sum();
  }

  private long remask(Column column, Map<String, Object> range) {
    long changed = 0;
    List<Text> texts = texts(column, range, "");
    while (!texts.isEmpty()) {
      changed += change(column, texts);
      texts = texts(column, range, texts.get(texts.size() - 1).hash());
    }
    return changed;
  }

  private List<Text> texts(Column column, Map<String, Object> range, String behind) {
    Map<String, Object> parameters = new HashMap<>(range);
    parameters.put("behind", behind);
    parameters.put("most", BATCH);
    return warehouse.query(
        Text.class,
        "SELECT hex(sipHash128("
            + column.name()
            + ")) AS hash, any("
            + column.name()
            + ") AS text FROM "
            + column.table()
            + " WHERE "
            + column.name()
            + " != '' AND toDate("
            + column.day()
            + ", 'UTC') BETWEEN {from:Date} AND {to:Date}"
            + " AND ({branch:String} = '' OR branch = {branch:String})"
            + column.more()
            + " GROUP BY hash HAVING hash > {behind:String} ORDER BY hash LIMIT {most:UInt32}",
        parameters);
  }

  private long change(Column column, List<Text> texts) {
    List<String> hashes = new ArrayList<>();
    List<String> masked = new ArrayList<>();
    for (Text text : texts) {
      if (TypedText.holdsSecret(mask, text.text())) {
        hashes.add(text.hash());
        masked.add(TypedText.masked(mask, text.text()));
      }
    }
    if (!hashes.isEmpty()) {
      String hash = "hex(sipHash128(" + column.name() + "))";
      warehouse.execute(
          "ALTER TABLE "
              + column.table()
              + " UPDATE "
              + column.name()
              + " = transform("
              + hash
              + ", {hashes:Array(String)}, {texts:Array(String)}, "
              + column.name()
              + ") WHERE "
              + hash
              + " IN {hashes:Array(String)} SETTINGS mutations_sync = 1",
          Map.of("hashes", hashes, "texts", masked));
    }
    return hashes.size();
  }
}
