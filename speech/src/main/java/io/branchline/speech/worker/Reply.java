package io.branchline.speech.worker;

import io.branchline.warehouse.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says.
 *
 * @param millis of {@link Kind#PROGRESS}: audio read since the last such message
 * @param code of {@link Kind#REFUSED}
 * @param line of {@link Kind#REFUSED} and {@link Kind#BROKEN}: what is wrong, without a word of
 *     what was heard
 */
record Reply(
    Kind kind,
    long millis,
    @Nullable HeardRecording heard,
    Failure.@Nullable Code code,
    @Nullable String line) {

  enum Kind {
    /** The process is up. */
    READY,
    /** The language's model is loaded; listening begins. */
    LOADED,
    PROGRESS,
    HEARD,
    /** A failure that a person can mend. */
    REFUSED,
    /** A fault of the program: nobody knows what state the process is in. */
    BROKEN
  }

  static Reply of(Kind kind) {
    return new Reply(kind, 0, null, null, null);
  }

  static Reply progress(long millis) {
    return new Reply(Kind.PROGRESS, millis, null, null, null);
  }

  static Reply heard(HeardRecording heard) {
    return new Reply(Kind.HEARD, 0, heard, null, null);
  }

  static Reply refused(Failure failure) {
    return new Reply(Kind.REFUSED, 0, null, failure.code(), failure.getMessage());
  }

  /** Says where it broke; an exception's own message might quote what was heard. */
  static Reply broken(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    String place =
        trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
    return new Reply(Kind.BROKEN, 0, null, null, fault.getClass().getSimpleName() + place);
  }
}
