package io.branchline.speech.flink;

import io.branchline.warehouse.Failure;
import org.apache.flink.util.ExceptionUtils;

/** Finds, in what Flink wraps and wraps again, what a person can mend. */
final class Failures {

  private Failures() {}

  static Failure of(Exception exception) {
    Failure failure =
        ExceptionUtils.findSerializedThrowable(
                exception, Failure.class, Failures.class.getClassLoader())
            .orElse(null);
    if (failure != null) {
      return failure;
    }
    Throwable cause = exception;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    boolean isFull = String.valueOf(cause.getMessage()).contains("No space left on device");
    return new Failure(
        isFull ? Failure.Code.NO_ROOM : Failure.Code.INTERNAL,
        "The transcription failed: "
            + cause
            + ". What was written stays; the same command again completes it.",
        exception);
  }
}
