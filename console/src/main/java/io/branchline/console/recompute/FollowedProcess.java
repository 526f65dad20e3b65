package io.branchline.console.recompute;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Reads what a process prints while it runs. Its end is told when all that it printed was read. */
public final class FollowedProcess {

  private static final String COMPLAINT = "branchline: ";

  private final Process process;

  private FollowedProcess(Process process) {
    this.process = process;
  }

  /**
   * Follows a process.
   *
   * @param printed takes each line of standard output
   * @param told takes each line of standard error
   * @param ended takes the exit status, last
   */
  public static FollowedProcess of(
      Process process, Consumer<String> printed, Consumer<String> told, IntConsumer ended) {
    FollowedProcess followed = new FollowedProcess(process);
    Thread err = daemon("planning-err", () -> lines(process.getErrorStream(), told));
    daemon(
        "planning-out",
        () -> {
          lines(process.getInputStream(), printed);
          try {
            err.join();
            ended.accept(process.waitFor());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    return followed;
  }

  /**
   * What a process complains of: the last line that the program itself wrote, else the first of the
   * JVM's.
   *
   * @param line of its standard error
   * @param before what it complained of until then; empty for nothing
   */
  public static String complaint(String line, String before) {
    if (line.startsWith(COMPLAINT)) {
      return line.substring(COMPLAINT.length());
    }
    return before.isEmpty() && line.startsWith("Error") ? line : before;
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void lines(InputStream stream, Consumer<String> line) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader.lines().forEach(line);
    } catch (IOException | UncheckedIOException e) {
      line.accept(COMPLAINT + e.getMessage());
    }
  }

  /** Asks it to end; what it says then is read. A process itself would close its streams. */
  public void stop() {
    process.toHandle().destroy();
  }

  /** Ends it, whatever it has. */
  public void kill() {
    process.toHandle().destroyForcibly();
  }
}
