package io.branchline.warehouse.engine;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.branchline.warehouse.Home;
import java.nio.file.Path;

/**
 * The engine's process: loads the library, opens the HTTP and native listeners on loopback and
 * blocks until a signal ends it. A JVM of its own, because the library owns the process: its
 * destructors crash in a normal exit, so this one halts.
 *
 * <p>Arguments: home folder, HTTP port, native port, memory in bytes.
 */
public final class EngineMain {

  /** Keeps the call alive for as long as the server is to run. */
  private static final String LISTEN_FOR_EVER =
      """
      SYSTEM START LISTEN HTTP; SYSTEM START LISTEN TCP;
      SELECT sleepEachRow(3) FROM system.numbers SETTINGS \
      function_sleep_max_microseconds_per_block = 0, max_block_size = 1 FORMAT Null""";

  private EngineMain() {}

  /**
   * Ends the process at once. Even {@code Runtime.halt} runs the library's static destructors,
   * which crash under threads that still work. What the engine acknowledged is on disk already.
   */
  interface C extends com.sun.jna.Library {
    C LIBRARY = Native.load("c", C.class);

    void _exit(int status);
  }

  /** Runs the engine until it is told to stop. */
  @SuppressWarnings("SystemExitOutsideMain")
  public static void main(String[] args) {
    int status = 1;
    try {
      EngineConfig config =
          new EngineConfig(
              new Home(Path.of(args[0])),
              Integer.parseInt(args[1]),
              Integer.parseInt(args[2]),
              Long.parseLong(args[3]));
      status = run(config);
    } catch (RuntimeException e) {
      System.err.println("branchline engine: " + e.getMessage());
    } finally {
      System.err.flush();
      C.LIBRARY._exit(status);
    }
  }

  private static int run(EngineConfig config) {
    Path configFile = EngineFiles.write(config);
    Library library = Library.load(config.home().engineLibrary());
    library.chdb_set_signal_handlers_enabled(0);
    String[] command = {
      "clickhouse",
      "--config-file=" + configFile,
      "--path=" + config.home().data(),
      "--http_port=" + config.httpPort(),
      "--tcp_port=" + config.nativePort(),
      "--listen_host=127.0.0.1",
      "--query=" + LISTEN_FOR_EVER
    };
    Runtime.getRuntime().addShutdownHook(new Thread(() -> C.LIBRARY._exit(0), "engine-exit"));
    Pointer result = library.chdb_query_cmdline(command.length, command);
    String error = result == null ? null : library.chdb_result_error(result);
    if (error != null) {
      System.err.println("branchline engine: " + error);
    }
    return 1;
  }
}
