package io.branchline.speech.worker;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a worker process is started: this Java, this class path, and a source of recognisers.
 *
 * @param heapMegabytes the worker's Java heap; the model lies outside of it
 * @param flags further flags of its JVM, after ours
 * @param source the name of a {@link RecogniserSource}
 * @param arguments the source's
 */
public record WorkerCommand(
    int heapMegabytes, List<String> flags, String source, List<String> arguments)
    implements Serializable {

  /** A heap that decodes a recording of six hours. */
  public static final int HEAP_MEGABYTES = 256;

  /** Copies the lists. */
  public WorkerCommand {
    requireNonNull(source, "source is null");
    flags = List.copyOf(flags);
    arguments = List.copyOf(arguments);
  }

  /** Workers with a source's recognisers. */
  public static WorkerCommand of(Class<? extends RecogniserSource> source, List<String> arguments) {
    return new WorkerCommand(HEAP_MEGABYTES, List.of(), source.getName(), arguments);
  }

  /** The process, not started yet. */
  ProcessBuilder process() {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // neither a crash's report nor a core file: they would hold what was said
                "-XX:+SuppressFatalErrorMessage",
                "-XX:-CreateCoredumpOnCrash",
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "-Djna.encoding=UTF-8",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-Dslf4j.internal.verbosity=ERROR"));
    line.addAll(flags);
    line.addAll(List.of("-cp", ClassPath.TEXT, WorkerMain.class.getName(), source));
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line);
    // one arena for all threads: glibc would keep eight times as much
    builder.environment().put("MALLOC_ARENA_MAX", "1");
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  /** Found once. */
  private static final class ClassPath {
    static final String TEXT = classPath();
  }

  /** Where this class is from: the class path, or, on a cluster, the job's jars. */
  static String classPath() {
    ClassLoader loader = WorkerCommand.class.getClassLoader();
    if (loader == ClassLoader.getSystemClassLoader() || !(loader instanceof URLClassLoader urls)) {
      return System.getProperty("java.class.path");
    }
    return Arrays.stream(urls.getURLs())
        .map(WorkerCommand::file)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String file(URL url) {
    try {
      Path path = Path.of(new URI(url.toString().replace(" ", "%20")));
      return path.toString().contains(File.pathSeparator) ? link(path) : path.toString();
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException(url + " cannot stand in a class path", e);
    }
  }

  /**
   * Flink keeps a job's jars in folders named by host:port, which a class path would cut in two.
   */
  private static String link(Path path) throws IOException {
    Path folder = Files.createTempDirectory("speech-worker-");
    Path link = Files.createSymbolicLink(folder.resolve("job.jar"), path);
    link.toFile().deleteOnExit();
    folder.toFile().deleteOnExit();
    return link.toString();
  }
}
