package io.branchline.speech.recognise;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.branchline.speech.graph.DecodingGraph;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Vosk model's folder, checked. Models as published are set up for 16 kHz microphones; the
 * settings that telephone recordings need are corrected in a copy that shares the large files, so
 * that the operator's own folder stays as it is.
 *
 * @param path the folder that holds am, conf and graph
 */
public record ModelFolder(Path path) {

  /** Left by {@link Models} in what it unpacked whole: the model's name. */
  public static final String NAME_FILE = ".complete";

  private static final List<String> REQUIRED =
      List.of("am/final.mdl", "conf/mfcc.conf", "conf/model.conf");

  /**
   * Without up- and downsampling other rates than the model's give no words at all; with dither
   * equal input gives unequal text.
   */
  private static final Map<String, String> MFCC =
      Map.of("--allow-upsample", "true", "--allow-downsample", "true", "--dither", "0");

  /**
   * Rule 5 ends an utterance, whatever is being said, at 20 s: words at the cut are lost. Nobody
   * speaks for a minute without a pause; music does, and memory has to stay bounded.
   */
  private static final Map<String, String> MODEL =
      Map.of("--endpoint.rule5.min-utterance-length", "60");

  /**
   * Work done in larger pieces costs less and gives later partial results, which nobody waits for
   * here. The beam stays the model's own: a narrower one saves a fifth and costs half a point.
   */
  private static final Map<String, String> FAST = Map.of("--frames-per-chunk", "51");

  private static final String PART = "part-";

  /** A file's lock is between processes only. */
  private static final Object PREPARING = new Object();

  /** Checks that the folder is a model's. */
  public ModelFolder {
    path = path.toAbsolutePath().normalize();
    if (!Files.isDirectory(path)) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "There is no speech model in "
              + path
              + ". Fetch it with: ./branchline setup (or name a"
              + " folder with --model LANGUAGE=FOLDER)");
    }
    for (String file : REQUIRED) {
      if (!Files.isRegularFile(path.resolve(file))) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            path + " is not a Vosk model: it has no " + file + ". Maybe name the folder within?");
      }
    }
  }

  /** The model's name: what it was unpacked from, else its folder's name. */
  public String name() {
    Path file = path.resolve(NAME_FILE);
    try {
      return Files.exists(file)
          ? Files.readString(file, StandardCharsets.UTF_8).strip()
          : path.getFileName().toString();
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The corrected copy, made if it is not there yet.
   *
   * @param preparedModels the folder that holds such copies
   */
  public Path prepare(Path preparedModels) {
    return prepare(preparedModels, MODEL, Graph.AS_IT_IS);
  }

  /**
   * The same, for recordings that nobody waits for: with settings for them, and with the graph that
   * is searched put together, which takes some seconds the first time. A model for which that is
   * not possible is searched as it is.
   */
  public Path prepareFast(Path preparedModels) {
    Map<String, String> settings = new HashMap<>(MODEL);
    settings.putAll(FAST);
    return prepare(preparedModels, settings, Graph.COMPOSED);
  }

  private enum Graph {
    AS_IT_IS,
    COMPOSED
  }

  private Path prepare(Path preparedModels, Map<String, String> settings, Graph graph) {
    try {
      Map<String, String> conf =
          Map.of(
              "mfcc.conf", corrected("conf/mfcc.conf", MFCC),
              "model.conf", corrected("conf/model.conf", settings));
      Path target = preparedModels.resolve(path.getFileName() + "-" + key(conf, graph));
      Files.createDirectories(preparedModels);
      // workers start together, in processes of their own: one of them prepares
      synchronized (PREPARING) {
        try (FileChannel file = FileChannel.open(preparedModels.resolve(".lock"), CREATE, WRITE);
            FileLock lock = file.lock()) {
          if (lock.isValid() && !Files.isRegularFile(target.resolve(REQUIRED.get(0)))) {
            copy(conf, graph, target);
          }
        }
      }
      return target;
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "Cannot prepare the model of " + path + " in " + preparedModels + ": " + e.getMessage(),
          e);
    }
  }

  private void copy(Map<String, String> conf, Graph graph, Path target) throws IOException {
    deleteOrphans(target.getParent());
    Models.deleteTree(target); // its links lead nowhere: the model was moved
    Path part = Files.createTempDirectory(target.getParent(), PART);
    try {
      fill(part, conf, graph);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Models.deleteTree(part);
    }
  }

  /** A graph takes some 200 MB, which a model that is gone, or a copy broken off, needs no more. */
  private static void deleteOrphans(Path preparedModels) throws IOException {
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(preparedModels)) {
      for (Path copy : copies) {
        Path model = copy.resolve("am");
        boolean isHalf = copy.getFileName().toString().startsWith(PART);
        if (isHalf || (Files.isSymbolicLink(model) && !Files.exists(model))) {
          Models.deleteTree(copy);
        }
      }
    }
  }

  private void fill(Path part, Map<String, String> conf, Graph graph) throws IOException {
    link(path, part, "conf", "graph");
    Path confFolder = Files.createDirectory(part.resolve("conf"));
    link(path.resolve("conf"), confFolder, "mfcc.conf", "model.conf");
    for (Map.Entry<String, String> file : conf.entrySet()) {
      Files.writeString(confFolder.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
    }
    Path from = path.resolve("graph");
    if (Files.isDirectory(from)) {
      Path to = Files.createDirectory(part.resolve("graph"));
      boolean composed =
          graph == Graph.COMPOSED
              && !Files.exists(from.resolve(DecodingGraph.FILE))
              && DecodingGraph.write(from, to).isEmpty();
      link(from, to, composed ? DecodingGraph.WORDS : "");
    }
  }

  private String corrected(String file, Map<String, String> settings) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(path.resolve(file), StandardCharsets.UTF_8)) {
      if (!settings.containsKey(line.strip().split("=", 2)[0].strip())) {
        lines.add(line);
      }
    }
    settings.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(setting -> lines.add(setting.getKey() + "=" + setting.getValue()));
    return String.join("\n", lines) + "\n";
  }

  private String key(Map<String, String> conf, Graph graph) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(path.toString().getBytes(StandardCharsets.UTF_8));
      if (graph == Graph.COMPOSED) {
        for (String file : List.of("graph/HCLr.fst", "graph/Gr.fst")) {
          digest.update((file + state(path.resolve(file))).getBytes(StandardCharsets.UTF_8));
        }
      }
      conf.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(file -> digest.update(file.getValue().getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Tells one content of a file from another, without reading it. */
  private static String state(Path file) throws IOException {
    return Files.exists(file)
        ? " " + Files.size(file) + " " + Files.getLastModifiedTime(file) + "\n"
        : " is missing\n";
  }

  private static void link(Path from, Path to, String... except) throws IOException {
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (!List.of(except).contains(name)) {
          Files.createSymbolicLink(to.resolve(name), entry.toRealPath());
        }
      }
    }
  }
}
