package io.branchline.ingest.read;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files are meant, and what is in them by the looks of their beginnings. */
public final class InputFiles {

  /** What a file seems to hold. */
  public enum Kind {
    CANONICAL,
    QUEUE_LOG,
    EMPTY,
    UNKNOWN
  }

  private static final int LOOKED_AT_BYTES = 64 << 10;
  private static final Pattern QUEUE_LOG =
      Pattern.compile("(\\d{9,11}(\\.\\d+)?|\\d{4}-\\d\\d-\\d\\d [\\d:.]+)\\|[^|]*\\|.*");

  private InputFiles() {}

  /**
   * The files themselves, and the files of folders in the order of their names; hidden ones not.
   */
  public static List<Path> of(List<Path> filesAndFolders) {
    List<Path> found = new ArrayList<>();
    for (Path path : filesAndFolders) {
      Path absolute = path.toAbsolutePath().normalize();
      if (Files.isDirectory(absolute)) {
        found.addAll(in(absolute));
      } else if (Files.isRegularFile(absolute) && Files.isReadable(absolute)) {
        found.add(absolute);
      } else {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            path + " is not a file that can be read. Maybe the name is misspelt?");
      }
    }
    return found.stream().distinct().toList();
  }

  private static List<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Cannot list the folder " + folder + ": " + e, e);
    }
  }

  /** What a file seems to hold: its first line that is not empty tells. */
  public static Kind kindOf(Path file) {
    byte[] beginning;
    try (InputStream in = Files.newInputStream(file)) {
      beginning = in.readNBytes(LOOKED_AT_BYTES);
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Cannot read " + file + ": " + e, e);
    }
    if (beginning.length == 0) {
      return Kind.EMPTY;
    }
    String text = new String(beginning, StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      String content = line.replace("\uFEFF", "").strip();
      if (content.startsWith("{")) {
        return Kind.CANONICAL;
      }
      if (QUEUE_LOG.matcher(content).matches()) {
        return Kind.QUEUE_LOG;
      }
      if (!content.isEmpty()) {
        return Kind.UNKNOWN;
      }
    }
    return Kind.UNKNOWN;
  }
}
