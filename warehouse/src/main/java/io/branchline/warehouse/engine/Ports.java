package io.branchline.warehouse.engine;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ports on loopback: which one is named, which one is free. */
public final class Ports {

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** The port that an environment variable names, or the default. */
  public static int named(Map<String, String> environment, String name, int defaultPort) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      return defaultPort;
    }
    try {
      int port = Integer.parseInt(value.strip());
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below, with the same remedy
    }
    throw new Failure(
        Failure.Code.USAGE, name + "=" + value + " is not a port. Name one from 1 to 65535.");
  }

  /** Fails with one line where something else already listens on the port. */
  public static void requireFree(int port, String variable) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "Port "
              + port
              + " on 127.0.0.1 is in use by another program. Stop it, or name another port with "
              + variable
              + ".",
          e);
    }
  }

  /** A port that is free at this moment, and another one whenever it is asked for again. */
  public static int free() {
    while (true) {
      int port = anyFree();
      if (GIVEN.add(port)) {
        return port;
      }
    }
  }

  private static int anyFree() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new Failure(Failure.Code.UNAVAILABLE, "No free port on 127.0.0.1: " + e, e);
    }
  }
}
