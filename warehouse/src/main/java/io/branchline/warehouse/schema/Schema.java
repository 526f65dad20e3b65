package io.branchline.warehouse.schema;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schema as this program knows it, and how it gets into a database. */
public final class Schema {

  /** What only the application reads: accounts, who did what, and the schema's own history. */
  public static final Set<String> PRIVATE_TABLES =
      Set.of("accounts", "audit_log", "schema_migrations");

  private static final List<String> FILES =
      List.of(
          "V001__tables.sql",
          "V002__views.sql",
          "V003__speech.sql",
          "V004__workforce.sql",
          "V005__planner.sql",
          "V006__quality.sql");

  private static final Pattern TABLE =
      Pattern.compile("CREATE TABLE (\\w+) \\((.*?)\\n\\) ENGINE", Pattern.DOTALL);
  private static final Pattern COLUMN = Pattern.compile("(?m)^\\s+([a-z_]+)\\s+[A-Z]");
  private static final Pattern ALTER =
      Pattern.compile("(?m)^ALTER TABLE (\\w+)\\R((?:    ADD COLUMN IF NOT EXISTS .*\\R?)+)");
  private static final Pattern ADDED = Pattern.compile("ADD COLUMN IF NOT EXISTS ([a-z_]+) ");
  private static final Pattern VIEW = Pattern.compile("CREATE VIEW (\\w+)");

  private static final String HISTORY =
      """
      CREATE TABLE IF NOT EXISTS schema_migrations (
          version     UInt32,
          name        String,
          checksum    String,
          applied_at  DateTime64(3, 'UTC') DEFAULT now64(3)
      ) ENGINE = ReplacingMergeTree ORDER BY version""";

  private Schema() {}

  record Applied(int version, String name, String checksum) {}

  /**
   * Brings the database to this program's version.
   *
   * @return how many steps were applied
   * @throws Failure where the database is newer than the program, or an applied step has changed
   */
  public static int apply(WarehouseConfig config) {
    try (Warehouse server = Warehouse.open(server(config))) {
      server.execute("CREATE DATABASE IF NOT EXISTS `" + config.database() + "`", Map.of());
    }
    try (Warehouse warehouse = Warehouse.open(config)) {
      return apply(warehouse, migrations());
    }
  }

  /** The same server before the database exists. */
  public static WarehouseConfig server(WarehouseConfig config) {
    return new WarehouseConfig(
        config.url(), config.user(), config.password(), "default", config.scopedPassword());
  }

  static int apply(Warehouse warehouse, List<Migration> known) {
    warehouse.execute(HISTORY, Map.of());
    Map<Integer, Applied> applied =
        warehouse
            .query(
                Applied.class,
                "SELECT version, name, checksum FROM schema_migrations FINAL",
                Map.of())
            .stream()
            .collect(Collectors.toMap(Applied::version, Function.identity()));
    refuseNewer(applied, known);
    int steps = 0;
    for (Migration migration : known) {
      Applied before = applied.get(migration.version());
      if (before == null) {
        run(warehouse, migration);
        steps++;
      } else if (!before.checksum().equals(migration.checksum())) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            "The database was made by another "
                + migration.name()
                + " than this program's. Use the program that made it, or start anew with another BRANCHLINE_HOME.");
      }
    }
    return steps;
  }

  private static void refuseNewer(Map<Integer, Applied> applied, List<Migration> known) {
    int newest = known.get(known.size() - 1).version();
    applied.values().stream()
        .filter(step -> step.version() > newest)
        .findFirst()
        .ifPresent(
            step -> {
              throw new Failure(
                  Failure.Code.BAD_INPUT,
                  "The database is newer than this program: it has step "
                      + step.name()
                      + ", the program knows "
                      + newest
                      + " steps. Update the program.");
            });
  }

  private static void run(Warehouse warehouse, Migration migration) {
    for (String statement : migration.statements()) {
      warehouse.execute(resumable(statement), Map.of());
    }
    warehouse.execute(
        "INSERT INTO schema_migrations (version, name, checksum) VALUES ({version:UInt32}, {name:String}, {checksum:String})",
        Map.of(
            "version",
            migration.version(),
            "name",
            migration.name(),
            "checksum",
            migration.checksum()));
  }

  /** A step that was killed half-way is run again from its start. */
  private static String resumable(String statement) {
    return statement
        .replaceFirst("^CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ")
        .replaceFirst("^CREATE VIEW ", "CREATE OR REPLACE VIEW ");
  }

  static List<Migration> migrations() {
    return FILES.stream()
        .map(
            file ->
                new Migration(
                    Integer.parseInt(file.substring(1, file.indexOf('_'))), file, read(file)))
        .toList();
  }

  /** Every table and view with its columns as the SQL files declare them; a view has none here. */
  public static Map<String, List<String>> columnsByTable() {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (Migration migration : migrations()) {
      Matcher table = TABLE.matcher(migration.sql());
      while (table.find()) {
        tables.put(table.group(1), names(COLUMN, table.group(2)));
      }
      Matcher alter = ALTER.matcher(migration.sql());
      while (alter.find()) {
        tables.merge(alter.group(1), names(ADDED, alter.group(2)), Schema::concat);
      }
      Matcher view = VIEW.matcher(migration.sql());
      while (view.find()) {
        tables.put(view.group(1), List.of());
      }
    }
    return tables;
  }

  private static List<String> names(Pattern column, String sql) {
    return column.matcher(sql).results().map(match -> match.group(1)).toList();
  }

  private static List<String> concat(List<String> before, List<String> added) {
    return Stream.concat(before.stream(), added.stream()).toList();
  }

  private static String read(String file) {
    try (InputStream in = Schema.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its schema file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
