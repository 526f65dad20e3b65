package io.branchline.warehouse;

import java.nio.file.Path;
import java.util.Map;

/**
 * The one folder where an installation keeps its state: {@code .branchline} in the checkout, or
 * {@code $BRANCHLINE_HOME}.
 *
 * @param root the folder itself, absolute
 */
public record Home(Path root) {

  /** Makes the path absolute. */
  public Home {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The home that the launcher names by {@code BRANCHLINE_HOME} (or the system property {@code
   * branchline.home}), else {@code .branchline} in the working folder.
   */
  public static Home current() {
    return from(System.getenv());
  }

  static Home from(Map<String, String> environment) {
    String property = System.getProperty("branchline.home");
    String named = property != null ? property : environment.get("BRANCHLINE_HOME");
    return new Home(Path.of(named == null || named.isBlank() ? ".branchline" : named));
  }

  /** The embedded engine's library. */
  public Path engineLibrary() {
    return root.resolve("engine/node_modules/@chdb/lib-linux-x64-gnu/libchdb.so");
  }

  /** The embedded engine's data and configuration. */
  public Path data() {
    return root.resolve("data");
  }

  /** Speech models, one folder a language. */
  public Path models() {
    return root.resolve("models");
  }

  /** The Lucene index over transcripts. */
  public Path index() {
    return root.resolve("index");
  }

  /** Log files, one a process. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Process ids and ports of what runs. */
  public Path run() {
    return root.resolve("run");
  }

  /** Generated passwords, readable by their owner only. */
  public Path secrets() {
    return root.resolve("secrets");
  }

  /** Flink checkpoints of continuous ingestion. */
  public Path checkpoints() {
    return root.resolve("checkpoints");
  }
}
