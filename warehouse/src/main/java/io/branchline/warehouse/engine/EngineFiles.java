package io.branchline.warehouse.engine;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.WarehouseConfig;
import io.branchline.warehouse.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the engine's {@code config.xml} and {@code users.xml}. Four database users: the engine's
 * own session, which may only open the listeners; the application; analysts, who read; and the
 * scoped reader, whose row filters admit the branches that its query names in the setting {@code
 * log_comment} and nothing where it names none. (The embedded engine knows no custom settings; this
 * one is free text and has no other effect.)
 */
final class EngineFiles {

  static final String DATABASE = "branchline";

  private EngineFiles() {}

  /** Writes both files and returns the path of {@code config.xml}. */
  static Path write(EngineConfig config) {
    Home home = config.home();
    Path folder = home.data();
    try {
      Files.createDirectories(folder);
      Files.createDirectories(home.logs());
      Path users = folder.resolve("users.xml");
      Files.writeString(users, users(home, Schema.columnsByTable()), StandardCharsets.UTF_8);
      Path file = folder.resolve("config.xml");
      Files.writeString(file, config(config, users), StandardCharsets.UTF_8);
      return file;
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.NO_ROOM,
          "Cannot write the engine's configuration under "
              + folder
              + ": "
              + e.getMessage()
              + ". Free space or name another folder with BRANCHLINE_HOME.",
          e);
    }
  }

  private static String config(EngineConfig config, Path users) {
    Path data = config.home().data();
    return String.format(
        Locale.ROOT,
        """
        <clickhouse>
          <path>%s/</path>
          <tmp_path>%s/tmp/</tmp_path>
          <users_config>%s</users_config>
          <timezone>UTC</timezone>
          <max_server_memory_usage>%d</max_server_memory_usage>
          <mark_cache_size>268435456</mark_cache_size>
          <max_concurrent_queries>200</max_concurrent_queries>
          <send_crash_reports><enabled>false</enabled></send_crash_reports>
        </clickhouse>
        """,
        data,
        data,
        users,
        config.memoryBytes());
  }

  private static String users(Home home, Map<String, List<String>> columnsByTable) {
    TreeMap<String, List<String>> tables = new TreeMap<>(columnsByTable);
    String analystGrants = grants(tables.keySet(), Schema.PRIVATE_TABLES);
    // A dead letter belongs to no branch: nobody knows whose words it holds.
    String scopedGrants =
        grants(
            tables.keySet(),
            Stream.concat(Schema.PRIVATE_TABLES.stream(), Stream.of("dead_letters"))
                .collect(Collectors.toSet()));
    String filters =
        tables.entrySet().stream()
            .filter(entry -> entry.getValue().contains("branch"))
            .map(
                entry ->
                    String.format(
                        Locale.ROOT,
                        "<%1$s><filter>has(splitByChar(',', getSetting('log_comment')), toString(branch))</filter></%1$s>\n",
                        entry.getKey()))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        """
        <clickhouse>
          <profiles>
            <default/>
            <reader>
              <readonly>2</readonly>
              <max_execution_time>60</max_execution_time>
            </reader>
          </profiles>
          <quotas><default/></quotas>
          <users>
            <default>
              <password></password>
              <networks><ip>127.0.0.1</ip><ip>::1</ip></networks>
              <profile>default</profile>
              <quota>default</quota>
              <grants>%s%s</grants>
            </default>
            <%s>
              <password_sha256_hex>%s</password_sha256_hex>
              <networks><ip>127.0.0.1</ip><ip>::1</ip></networks>
              <profile>default</profile>
              <quota>default</quota>
              <grants>%s%s%s</grants>
            </%s>
            <%s>
              <password_sha256_hex>%s</password_sha256_hex>
              <networks><ip>127.0.0.1</ip><ip>::1</ip></networks>
              <profile>reader</profile>
              <quota>default</quota>
              <grants>%s</grants>
            </%s>
            <%s>
              <password_sha256_hex>%s</password_sha256_hex>
              <networks><ip>127.0.0.1</ip><ip>::1</ip></networks>
              <profile>reader</profile>
              <quota>default</quota>
              <grants>%s</grants>
              <databases><%s>
        %s</%s></databases>
            </%s>
          </users>
        </clickhouse>
        """,
        query("GRANT SYSTEM LISTEN ON *.*"),
        query("GRANT SELECT ON system.numbers"),
        WarehouseConfig.APPLICATION_USER,
        Secrets.sha256(Secrets.of(home, WarehouseConfig.APPLICATION_USER)),
        query("GRANT ALL ON " + DATABASE + ".*"),
        query("GRANT TABLE ENGINE ON *"),
        query("GRANT SELECT ON system.*"),
        WarehouseConfig.APPLICATION_USER,
        WarehouseConfig.ANALYST_USER,
        Secrets.sha256(Secrets.of(home, WarehouseConfig.ANALYST_USER)),
        analystGrants,
        WarehouseConfig.ANALYST_USER,
        WarehouseConfig.SCOPED_USER,
        Secrets.sha256(Secrets.of(home, WarehouseConfig.SCOPED_USER)),
        scopedGrants,
        DATABASE,
        filters,
        DATABASE,
        WarehouseConfig.SCOPED_USER);
  }

  private static String grants(Set<String> tables, Set<String> without) {
    return tables.stream()
        .filter(table -> !without.contains(table))
        .map(table -> query("GRANT SELECT ON " + DATABASE + "." + table))
        .collect(Collectors.joining());
  }

  private static String query(String grant) {
    return "<query>" + grant + "</query>";
  }
}
