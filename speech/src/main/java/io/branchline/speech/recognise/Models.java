package io.branchline.speech.recognise;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The models of an installation: one folder a language, and corrected copies beside them. */
public final class Models {

  /** What was found when a model was to be installed. */
  public enum Installed {
    /** Unpacked now. */
    NEW,
    /** Was there, whole. */
    PRESENT,
    /** Was there with files missing or cut short, and has been unpacked again. */
    REPAIRED
  }

  private static final String INNER_MARK = "conf/model.conf";

  private final Path folder;

  /** The models of this home. */
  public Models(Home home) {
    this.folder = home.models();
  }

  /** Where a language's model is, or would be. */
  public Path path(String language) {
    return folder.resolve(language.toLowerCase(Locale.ROOT));
  }

  /** Where corrected copies go. */
  public Path prepared() {
    return folder.resolve("prepared");
  }

  /**
   * Unpacks a model from a ZIP or AAR archive, whole or not at all.
   *
   * @param language the language that it will serve
   */
  public Installed install(String language, Path archive) {
    Path target = path(language);
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      String inner = innerFolder(zip, archive);
      List<ZipEntry> files =
          zip.stream()
              .map(ZipEntry.class::cast)
              .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(inner))
              .toList();
      boolean present = Files.exists(target);
      if (present && isWhole(target, files, inner)) {
        return Installed.PRESENT;
      }
      Files.createDirectories(folder);
      Path part = Files.createTempDirectory(folder, "part-");
      try {
        for (ZipEntry entry : files) {
          unpack(zip, entry, part.resolve(entry.getName().substring(inner.length())));
        }
        Files.writeString(
            part.resolve(ModelFolder.NAME_FILE), baseName(archive) + "\n", StandardCharsets.UTF_8);
        deleteTree(target);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        deleteTree(part);
      }
      return present ? Installed.REPAIRED : Installed.NEW;
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Cannot unpack the speech model "
              + archive
              + " into "
              + target
              + ": "
              + e.getMessage()
              + ". Maybe the download was cut short: delete it and fetch it again.",
          e);
    }
  }

  private static void unpack(ZipFile zip, ZipEntry entry, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (InputStream in = zip.getInputStream(entry)) {
      long bytes = Files.copy(in, to);
      if (bytes != entry.getSize()) {
        throw new IOException(entry.getName() + " has " + bytes + " bytes");
      }
    }
  }

  private static boolean isWhole(Path target, List<ZipEntry> files, String inner)
      throws IOException {
    for (ZipEntry entry : files) {
      Path file = target.resolve(entry.getName().substring(inner.length()));
      if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
        return false;
      }
    }
    return Files.isRegularFile(target.resolve(ModelFolder.NAME_FILE));
  }

  /** The folder within the archive that holds the model: the one with {@value #INNER_MARK}. */
  private static String innerFolder(ZipFile zip, Path archive) {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.equals(INNER_MARK) || name.endsWith("/" + INNER_MARK))
        .filter(name -> !name.contains(".."))
        .findFirst()
        .map(name -> name.substring(0, name.length() - INNER_MARK.length()))
        .orElseThrow(
            () ->
                new Failure(
                    Failure.Code.BAD_INPUT,
                    archive + " holds no Vosk model: there is no " + INNER_MARK + " in it."));
  }

  private static String baseName(Path archive) {
    return archive.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }

  /** Deletes a folder and all in it; one that is not there is no error. */
  public static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
