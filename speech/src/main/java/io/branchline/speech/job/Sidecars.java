package io.branchline.speech.job;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads and writes the sidecars of stereo recordings, for those who make recordings. */
public final class Sidecars {

  private Sidecars() {}

  /** What the sidecar of an audio file says; empty when there is none, or none that can be read. */
  public static Optional<RecordingFacts> read(Path audio) {
    Path path = Sidecar.beside(audio);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Sidecar.read(path).facts(path));
    } catch (Failure e) {
      return Optional.empty();
    }
  }

  /** Writes the sidecar of a stereo file, agent left. */
  public static void write(Path audio, RecordingFacts facts) {
    Path path = Sidecar.beside(audio);
    try {
      Sidecar.write(path, facts);
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE, "Cannot write " + path + ": " + e.getMessage(), e);
    }
  }
}
