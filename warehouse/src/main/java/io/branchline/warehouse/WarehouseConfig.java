package io.branchline.warehouse;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the warehouse is and who asks: any ClickHouse, the embedded engine by default.
 *
 * @param url the server's HTTP address
 * @param user the database user
 * @param password that user's password
 * @param database the database that holds the tables
 * @param scopedPassword the password of {@link #SCOPED_USER}, where that user exists
 */
public record WarehouseConfig(
    URI url, String user, String password, String database, @Nullable String scopedPassword)
    implements Serializable {

  /**
   * The port of the embedded engine's HTTP listener unless {@code BRANCHLINE_HTTP_PORT} says so.
   */
  public static final int DEFAULT_HTTP_PORT = 8123;

  /** The application's database user in the embedded engine: reads and writes every table. */
  public static final String APPLICATION_USER = "branchline";

  /** Reads through row policies: sees only the branches that {@link Warehouse#scopedTo} names. */
  public static final String SCOPED_USER = "branchline_scoped";

  /** Reads what analysts may read, writes nothing. */
  public static final String ANALYST_USER = "analyst";

  /** Checks that nothing is missing. */
  public WarehouseConfig {
    requireNonNull(url, "url is null");
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
    requireNonNull(database, "database is null");
  }

  /**
   * The server that {@code BRANCHLINE_CLICKHOUSE_URL}, {@code _USER} and {@code _PASSWORD} name,
   * else the embedded engine of this home.
   */
  public static WarehouseConfig current() {
    return from(System.getenv(), Home.current());
  }

  static WarehouseConfig from(Map<String, String> environment, Home home) {
    String database = environment.getOrDefault("BRANCHLINE_CLICKHOUSE_DATABASE", "branchline");
    String url = environment.get("BRANCHLINE_CLICKHOUSE_URL");
    if (url != null && !url.isBlank()) {
      return new WarehouseConfig(
          address(url),
          environment.getOrDefault("BRANCHLINE_CLICKHOUSE_USER", "default"),
          environment.getOrDefault("BRANCHLINE_CLICKHOUSE_PASSWORD", ""),
          database,
          environment.get("BRANCHLINE_CLICKHOUSE_SCOPED_PASSWORD"));
    }
    String port =
        environment.getOrDefault("BRANCHLINE_HTTP_PORT", Integer.toString(DEFAULT_HTTP_PORT));
    return new WarehouseConfig(
        address("http://127.0.0.1:" + port),
        APPLICATION_USER,
        secret(home, APPLICATION_USER),
        database,
        secret(home, SCOPED_USER));
  }

  /** The same server for another database user of this home. */
  public WarehouseConfig as(String otherUser, String otherPassword) {
    return new WarehouseConfig(url, otherUser, otherPassword, database, null);
  }

  private static URI address(String url) {
    try {
      URI address = URI.create(url.strip());
      if (address.getHost() == null) {
        throw new IllegalArgumentException("no host");
      }
      return address;
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Failure.Code.USAGE,
          "The warehouse's address '" + url + "' is not a URL. Maybe http://127.0.0.1:8123?",
          e);
    }
  }

  /** The generated password of a database user of this home. */
  public static String secret(Home home, String user) {
    Path file = home.secrets().resolve(user);
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (NoSuchFileException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "The warehouse has never been started here: "
              + file
              + " is missing. Start it with: ./branchline up",
          e);
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE, "Cannot read the password in " + file + ": " + e, e);
    }
  }
}
