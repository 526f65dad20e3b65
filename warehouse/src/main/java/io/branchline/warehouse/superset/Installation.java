package io.branchline.warehouse.superset;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Superset's virtual environment in a home. A marker with the requirements' checksum is its last
 * file: without it, or with another checksum, the environment is made anew.
 */
final class Installation {

  static final String REQUIREMENTS = "requirements.txt";

  private static final String MARKER = "branchline-installed";

  private final Path folder;

  /** The environment of that home; nothing is installed. */
  Installation(Home home) {
    this.folder = requireNonNull(home, "home is null").root().resolve("superset");
  }

  /** A program of the environment. */
  Path program(String name) {
    return folder.resolve("venv/bin").resolve(name);
  }

  /** The checksum of the requirements that this version of Branchline wants. */
  static String fingerprint() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(Assets.text(REQUIREMENTS).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Whether everything that is wanted is there. */
  boolean isComplete() {
    try {
      return Files.isExecutable(program("gunicorn"))
          && Files.readString(marker(), StandardCharsets.UTF_8).strip().equals(fingerprint());
    } catch (IOException e) {
      return false;
    }
  }

  /** Installs what is missing; returns whether anything was. Two at a time wait for one another. */
  boolean install() {
    if (isComplete()) {
      return false;
    }
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("install.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        requireNonNull(lock, "lock is null");
        if (isComplete()) {
          return false;
        }
        create();
        return true;
      }
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.NO_ROOM,
          "Cannot install Superset in "
              + folder
              + ": "
              + e.getMessage()
              + ". It needs 1 GB; free some, or name another folder with BRANCHLINE_HOME.",
          e);
    }
  }

  private void create() throws IOException {
    String python = Python.find();
    Files.deleteIfExists(marker());
    Path requirements = folder.resolve(REQUIREMENTS);
    Files.writeString(requirements, Assets.text(REQUIREMENTS), StandardCharsets.UTF_8);
    Path log = folder.resolve("install.log");
    Files.deleteIfExists(log);
    run(
        log,
        List.of(python, "-m", "venv", "--clear", folder.resolve("venv").toString()),
        "Python cannot make a virtual environment");
    run(
        log,
        List.of(
            program("python").toString(),
            "-m",
            "pip",
            "install",
            "--no-input",
            "--disable-pip-version-check",
            "--no-deps",
            "--requirement",
            requirements.toString()),
        "pip cannot install Superset");
    Files.writeString(marker(), fingerprint() + "\n", StandardCharsets.UTF_8);
  }

  private static void run(Path log, List<String> command, String complaint) throws IOException {
    int status = Programs.run(command, Map.of(), log);
    if (status != 0) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          complaint
              + ": "
              + lastError(log)
              + " The whole log is in "
              + log
              + "; run ./branchline superset up again when it is mended.");
    }
  }

  /** The last line that speaks of an error, or the last line. */
  private static String lastError(Path log) throws IOException {
    @Nullable String last = null;
    @Nullable String error = null;
    try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
      for (String line : lines.filter(line -> !line.isBlank()).toList()) {
        last = line.strip();
        if (last.startsWith("ERROR:") || last.contains("No space left")) {
          error = last;
        }
      }
    }
    return error != null ? error : last != null ? last : "it said nothing.";
  }

  private Path marker() {
    return folder.resolve("venv").resolve(MARKER);
  }
}
