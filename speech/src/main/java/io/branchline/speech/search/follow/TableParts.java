package io.branchline.speech.search.follow;

import io.branchline.warehouse.Warehouse;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the tables are made of right now. The engine keeps a table in parts that never change; an
 * insert makes a new one, and so does a merge. Every row lies in some part, so whoever has read all
 * parts has read all rows, and who looks at the new ones only misses nothing: a part that was
 * merged away between the look and the reading comes again as a new one.
 */
final class TableParts {

  /** The tables that a call's document is made of; each cut by months of the calls' start. */
  static final List<String> TABLES = List.of("call_speech", "utterances", "calls", "evaluations");

  private final Warehouse warehouse;

  TableParts(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** A part; its id tells it from one of the same name in another warehouse. */
  record Part(String table, String name, YearMonth month, String id) {}

  private record PartRow(String table, String name, String partitionId, String id) {}

  /** All parts, by their ids. */
  Map<String, Part> now() {
    Map<String, Part> parts = new TreeMap<>();
    warehouse.stream(
        PartRow.class,
        """
        SELECT p.table AS table, p.name AS name, p.partition_id AS partition_id,
               concat(p.table, '/', toString(t.uuid), '/', p.name) AS id
        FROM (SELECT database, table, name, partition_id FROM system.parts
              WHERE database = currentDatabase() AND active AND rows > 0
                AND table IN {tables:Array(String)}) AS p
        INNER JOIN (SELECT database, name, uuid FROM system.tables
                    WHERE database = currentDatabase()) AS t
          ON p.database = t.database AND p.table = t.name
        """,
        Map.of("tables", TABLES),
        row -> {
          Part part =
              new Part(
                  row.table(),
                  row.name(),
                  YearMonth.of(
                      Integer.parseInt(row.partitionId().substring(0, 4)),
                      Integer.parseInt(row.partitionId().substring(4))),
                  row.id());
          parts.put(part.id(), part);
        });
    return parts;
  }

  /**
   * The parts that may hold rows which nobody has read: those that are new, but for merges of parts
   * that have been read. A part's name says which inserts it holds: partition, first and last
   * block, how often merged, and its latest mutation.
   */
  static List<Part> unread(Map<String, Part> now, Set<String> read) {
    Map<String, List<Block>> blocks = new HashMap<>();
    for (String id : read) {
      Block block = Block.of(id);
      blocks.computeIfAbsent(block.rest(), r -> new ArrayList<>()).add(block);
    }
    blocks.values().forEach(some -> some.sort(Comparator.comparingLong(Block::first)));
    return now.values().stream()
        .filter(part -> !read.contains(part.id()))
        .filter(
            part -> {
              Block block = Block.of(part.id());
              return !covers(blocks.getOrDefault(block.rest(), List.of()), block);
            })
        .toList();
  }

  private static boolean covers(List<Block> sorted, Block wanted) {
    long next = wanted.first();
    for (Block block : sorted) {
      if (block.first() <= next && block.last() >= next) {
        next = block.last() + 1;
      }
    }
    return next > wanted.last();
  }

  /** What a part's id says: table, partition and mutation; and its blocks. */
  private record Block(String rest, long first, long last) {
    static Block of(String id) {
      int slash = id.lastIndexOf('/');
      String[] name = id.substring(slash + 1).split("_", -1);
      String mutation = name.length > 4 ? name[4] : "";
      return new Block(
          id.substring(0, slash) + '/' + name[0] + '/' + mutation,
          Long.parseLong(name[1]),
          Long.parseLong(name[2]));
    }
  }

  /** The months of which a table has rows. */
  static Set<YearMonth> months(Map<String, Part> parts, String table) {
    Set<YearMonth> months = new HashSet<>();
    for (Part part : parts.values()) {
      if (part.table().equals(table)) {
        months.add(part.month());
      }
    }
    return months;
  }
}
