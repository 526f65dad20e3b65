package io.branchline.warehouse.client;

import com.clickhouse.client.api.ConnectionInitiationException;
import com.clickhouse.client.api.ServerException;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.WarehouseConfig;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns what goes wrong between here and the server into one line, and tries again where that
 * helps.
 */
final class Faults {

  private static final int ATTEMPTS = 4;
  private static final long FIRST_PAUSE_MILLIS = 200;

  // Codes of ClickHouse's ErrorCodes.cpp.
  private static final int ACCESS_DENIED = 497;
  private static final int AUTHENTICATION_FAILED = 516;
  private static final int UNKNOWN_DATABASE = 81;
  private static final int UNKNOWN_TABLE = 60;
  private static final int NOT_ENOUGH_SPACE = 243;
  private static final int CANNOT_WRITE_TO_FILE = 75;
  private static final int MEMORY_LIMIT_EXCEEDED = 241;
  private static final int TOO_MANY_PARTS = 252;
  private static final int TOO_MANY_SIMULTANEOUS_QUERIES = 202;
  private static final Set<Integer> PASSING =
      Set.of(MEMORY_LIMIT_EXCEEDED, TOO_MANY_PARTS, TOO_MANY_SIMULTANEOUS_QUERIES);

  private final WarehouseConfig config;

  Faults(WarehouseConfig config) {
    this.config = config;
  }

  <T> T once(String doing, Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw failure(doing, e);
    }
  }

  /** For what may be done twice without harm. */
  <T> T retried(String doing, Callable<T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.call();
      } catch (Exception e) {
        if (attempt == ATTEMPTS || !passes(e)) {
          throw failure(doing, e);
        }
        pause(FIRST_PAUSE_MILLIS << (2 * (attempt - 1)));
      }
    }
  }

  Failure missingTable(String table) {
    return new Failure(
        Failure.Code.UNAVAILABLE,
        "The warehouse has no table "
            + table
            + ". Bring its schema up to date with: ./branchline up");
  }

  private static boolean passes(Throwable e) {
    ServerException server = find(e, ServerException.class);
    if (server != null) {
      return PASSING.contains(server.getCode());
    }
    return isNoResponse(e) || (!unreachable(e) && find(e, SocketException.class) != null);
  }

  /** A pooled connection whose server has gone, maybe to come back: a new one may work. */
  private static boolean isNoResponse(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getSimpleName().equals("NoHttpResponseException")
          || cause.getClass().getSimpleName().equals("ConnectionClosedException")) {
        return true;
      }
    }
    return false;
  }

  private static boolean unreachable(Throwable e) {
    return find(e, ConnectException.class) != null
        || find(e, UnknownHostException.class) != null
        || find(e, NoRouteToHostException.class) != null
        || find(e, ConnectionInitiationException.class) != null;
  }

  private Failure failure(String doing, Exception e) {
    Failure known = find(e, Failure.class);
    if (known != null) {
      return known;
    }
    ServerException server = find(e, ServerException.class);
    if (server != null) {
      return failure(doing, server);
    }
    if (e instanceof RuntimeException runtime
        && find(e, java.io.IOException.class) == null
        && !e.getClass().getName().startsWith("com.clickhouse")) {
      throw runtime;
    }
    if (unreachable(e) || find(e, SocketTimeoutException.class) != null || isNoResponse(e)) {
      return new Failure(
          Failure.Code.UNAVAILABLE,
          "The warehouse at "
              + config.url()
              + " does not answer. Start it with ./branchline up, or name another with BRANCHLINE_CLICKHOUSE_URL.",
          e);
    }
    return new Failure(
        Failure.Code.UNAVAILABLE, "The warehouse failed while " + doing + ": " + root(e), e);
  }

  private Failure failure(String doing, ServerException e) {
    return switch (e.getCode()) {
      case AUTHENTICATION_FAILED ->
          new Failure(
              Failure.Code.FORBIDDEN,
              "The warehouse at "
                  + config.url()
                  + " refuses user "
                  + config.user()
                  + ": wrong name or password. Check BRANCHLINE_CLICKHOUSE_USER and _PASSWORD.",
              e);
      case ACCESS_DENIED ->
          new Failure(
              Failure.Code.FORBIDDEN,
              "Database user " + config.user() + " may not do this: " + firstLine(e.getMessage()),
              e);
      case UNKNOWN_DATABASE, UNKNOWN_TABLE ->
          new Failure(
              Failure.Code.UNAVAILABLE,
              "The warehouse is not set up ("
                  + firstLine(e.getMessage())
                  + "). Bring its schema up to date with: ./branchline up",
              e);
      case NOT_ENOUGH_SPACE, CANNOT_WRITE_TO_FILE ->
          new Failure(
              Failure.Code.NO_ROOM,
              "The warehouse's disk is full while "
                  + doing
                  + ". Free space in its data folder and run the command again: nothing is lost or doubled.",
              e);
      case MEMORY_LIMIT_EXCEEDED ->
          new Failure(
              Failure.Code.NO_ROOM,
              "The warehouse ran out of memory while " + doing + ": " + firstLine(e.getMessage()),
              e);
      default ->
          new Failure(
              Failure.Code.INTERNAL,
              "The warehouse failed while " + doing + ": " + firstLine(e.getMessage()),
              e);
    };
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse(message);
    return line.length() <= 400 ? line : line.substring(0, 400) + "…";
  }

  private static String root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + firstLine(String.valueOf(root.getMessage()));
  }

  private static <T extends Throwable> T find(Throwable e, Class<T> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  private static void pause(long millis) {
    try {
      new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Failure.Code.UNAVAILABLE, "Interrupted while waiting for the warehouse", e);
    }
  }
}
