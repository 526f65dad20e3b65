package io.branchline.warehouse.engine;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.Home;
import java.util.Map;

/**
 * How the embedded engine runs.
 *
 * @param home where its data, configuration, secrets and logs lie
 * @param httpPort the port of HTTP on loopback
 * @param nativePort the port of ClickHouse's own protocol on loopback
 * @param memoryBytes what all queries together may take; a query over it fails, the engine lives on
 */
public record EngineConfig(Home home, int httpPort, int nativePort, long memoryBytes) {

  private static final long DEFAULT_MEMORY_BYTES = 3L << 30;

  /** Checks the ports. */
  public EngineConfig {
    requireNonNull(home, "home is null");
    if (httpPort < 1 || httpPort > 65535 || nativePort < 1 || nativePort > 65535) {
      throw new IllegalArgumentException(
          "Ports lie between 1 and 65535: http " + httpPort + ", native " + nativePort);
    }
    if (httpPort == nativePort) {
      throw new IllegalArgumentException("HTTP and native port are both " + httpPort);
    }
  }

  /** From {@code BRANCHLINE_HTTP_PORT}, {@code BRANCHLINE_NATIVE_PORT} and the home. */
  public static EngineConfig from(Map<String, String> environment, Home home) {
    return new EngineConfig(
        home,
        Ports.named(environment, "BRANCHLINE_HTTP_PORT", 8123),
        Ports.named(environment, "BRANCHLINE_NATIVE_PORT", 9000),
        DEFAULT_MEMORY_BYTES);
  }
}
