package io.branchline.ingest.flink;

import io.branchline.warehouse.Failure;
import java.nio.file.NoSuchFileException;
import org.apache.flink.util.ExceptionUtils;

/** Finds, in what Flink wraps and wraps again, what a person can mend. */
final class Failures {

  private Failures() {}

  static Failure of(Exception exception) {
    ClassLoader loader = Failures.class.getClassLoader();
    Failure failure =
        ExceptionUtils.findSerializedThrowable(exception, Failure.class, loader).orElse(null);
    if (failure != null) {
      return failure;
    }
    NoSuchFileException gone =
        ExceptionUtils.findSerializedThrowable(exception, NoSuchFileException.class, loader)
            .orElse(null);
    if (gone != null) {
      return new Failure(
          Failure.Code.BAD_INPUT, gone.getMessage() + " went away while it was read.", exception);
    }
    Throwable cause = exception;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String said = String.valueOf(cause.getMessage());
    return new Failure(
        said.contains("No space left on device") ? Failure.Code.NO_ROOM : Failure.Code.INTERNAL,
        "Ingestion failed: "
            + cause
            + ". What was written stays; the same command again completes it.",
        exception);
  }
}
