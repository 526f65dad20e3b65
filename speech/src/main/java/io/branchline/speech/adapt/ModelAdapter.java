package io.branchline.speech.adapt;

import io.branchline.speech.graph.NgramFile;
import io.branchline.speech.graph.Vocabulary;
import io.branchline.speech.recognise.Calibration;
import io.branchline.speech.recognise.ModelFolder;
import io.branchline.speech.recognise.Models;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes folders of adapted models: everything of the base but the language model, shared by hard
 * links, and the new {@code graph/Gr.fst}. The base is read once for any number of adaptations.
 */
public final class ModelAdapter {

  /** The language model's place in a look-ahead model's folder. */
  static final String LANGUAGE_MODEL = "graph/Gr.fst";

  private static final String GRAPH = "graph/HCLr.fst";
  private static final String REPORT = "adaptation.txt";
  private static final long LARGE_BYTES = 64 * 1024;

  private final ModelFolder folder;
  private final NgramFile base;

  /** Reads a model's language model; it must be of the look-ahead kind. */
  public ModelAdapter(ModelFolder folder) {
    this.folder = folder;
    for (String file : List.of(LANGUAGE_MODEL, GRAPH)) {
      if (!Files.isRegularFile(folder.path().resolve(file))) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            folder.path()
                + " cannot be adapted: it has no "
                + file
                + ", so its language model is compiled in. Take a 'small' or 'lgraph' model of Vosk's.");
      }
    }
    if (Files.exists(folder.path().resolve(REPORT))) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          folder.path()
              + " is adapted already. Adapt the model that it was made from, with all texts.");
    }
    this.base = NgramFile.read(folder.path().resolve(LANGUAGE_MODEL));
  }

  /** The words that the recogniser can write. */
  public Vocabulary vocabulary() {
    return base.vocabulary();
  }

  /**
   * Adapts the model and writes its folder, whole or not at all.
   *
   * @param texts the bank's own texts by name
   * @param out the folder to make; it must not exist
   */
  public Adaptation.Report adapt(
      String language, Map<String, String> texts, PhrasePack phrases, Path out) {
    if (Files.exists(out)) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          out + " exists already. Name another folder, or delete it first.");
    }
    Adaptation.Adapted adapted = new Adaptation(base, language).adapt(texts, phrases);
    Path target = out.toAbsolutePath().normalize();
    try {
      Files.createDirectories(target.getParent());
      Path part = Files.createTempDirectory(target.getParent(), ".adapt-");
      try {
        share(folder.path(), part);
        Path languageModel = part.resolve(LANGUAGE_MODEL);
        base.with(adapted.model()).write(languageModel);
        Files.writeString(
            part.resolve(ModelFolder.NAME_FILE),
            folder.name() + "-adapted-" + digest(languageModel) + "\n",
            StandardCharsets.UTF_8);
        Files.writeString(part.resolve(REPORT), describe(adapted.report()), StandardCharsets.UTF_8);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Models.deleteTree(part);
      }
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE, "Cannot write the model " + out + ": " + e.getMessage(), e);
    }
    return adapted.report();
  }

  /** The vocabulary by its sound. */
  public Neighbours neighbours() {
    return new Neighbours(base.vocabulary().words());
  }

  private static void share(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
      for (Path source : tree.toList()) {
        String name = from.relativize(source).toString();
        Path target = to.resolve(name);
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else if (!name.equals(LANGUAGE_MODEL) && !name.equals(Calibration.FILE)) {
          // the base's calibration says nothing of another model's confidences
          link(source.toRealPath(), target);
        }
      }
    }
  }

  private static void link(Path source, Path target) throws IOException {
    if (Files.size(source) < LARGE_BYTES) {
      Files.copy(source, target); // settings, which may be edited without touching the base
      return;
    }
    try {
      Files.createLink(target, source);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(source, target); // another disk, or one without links
    }
  }

  private static String digest(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)), 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String describe(Adaptation.Report report) {
    Adaptation.Weights weights = report.weights();
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "weights: base %.3f, texts %.3f, phrases %.3f%nwords: %d%nunknown words: %d%n",
                weights.base(),
                weights.texts(),
                weights.phrases(),
                report.words(),
                report.unknown().size()));
    report
        .unknown()
        .forEach(word -> text.append(word.word()).append('\t').append(word.count()).append('\n'));
    return text.toString();
  }
}
