package io.branchline.ingest.simulate;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a simulation writes: made, or emptied of an earlier simulation, never of anything
 * else.
 */
final class OutputFolder {

  static final String TRUTH = "truth";
  static final String SUMMARY = "summary.csv";

  private OutputFolder() {}

  static void prepare(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Failure(Failure.Code.USAGE, folder + " is a file. Name a folder with --out.");
    }
    Files.createDirectories(folder.resolve(TRUTH));
    for (Path file : files(folder)) {
      if (!isOurs(file.getFileName().toString())) {
        throw new Failure(
            Failure.Code.USAGE,
            folder
                + " holds "
                + file.getFileName()
                + ", which no simulation wrote. Name another folder with --out.");
      }
    }
    for (Path file : files(folder)) {
      if (!file.getFileName().toString().equals(TRUTH)) {
        Files.delete(file);
      }
    }
    for (Path file : files(folder.resolve(TRUTH))) {
      Files.delete(file);
    }
  }

  static Failure failure(Path folder, IOException e) {
    String why =
        e instanceof FileSystemException f && f.getReason() != null
            ? f.getReason()
            : String.valueOf(e.getMessage());
    Failure.Code code =
        why.contains("No space left") ? Failure.Code.NO_ROOM : Failure.Code.BAD_INPUT;
    return new Failure(
        code,
        "Cannot write the simulation into "
            + folder
            + ": "
            + why
            + ". Maybe name another folder with --out, or a smaller --days or --scale.",
        e);
  }

  private static boolean isOurs(String name) {
    return name.equals(TRUTH)
        || BankFiles.NAMES.contains(name)
        || name.matches("events-\\d{4}-\\d\\d-\\d\\d\\.jsonl");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
