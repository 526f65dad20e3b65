package io.branchline.warehouse.superset;

import io.branchline.warehouse.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs programs to their end. They are ended with this one. */
final class Programs {

  private Programs() {}

  /** Runs it with its output added to the log; returns its exit status. */
  static int run(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    clean(builder);
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread end = new Thread(process::destroy, "end-" + process.pid());
    Runtime.getRuntime().addShutdownHook(end);
    try {
      process.getOutputStream().close();
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new Failure(Failure.Code.UNAVAILABLE, "Interrupted", e);
    } finally {
      forget(end);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Ctrl-C: the hook is at work already
    }
  }

  /** The first line that it prints; empty where it does not run or prints nothing. */
  static String firstLine(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    clean(builder);
    try {
      Process process = builder.start();
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        String line = output.readLine();
        return line == null ? "" : line.strip();
      }
    } catch (IOException e) {
      return "";
    }
  }

  /** What a shell may carry that would lead Python or Superset elsewhere. */
  private static void clean(ProcessBuilder builder) {
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.startsWith("PYTHON")
                    || name.startsWith("SUPERSET_")
                    || name.startsWith("FLASK_")
                    || name.startsWith("GUNICORN_"));
  }
}
