package io.branchline.speech.worker;

import java.io.Serial;

/** A worker process is gone, or had to be ended. The message says why, in half a sentence. */
final class WorkerLost extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final boolean whileLoading;

  WorkerLost(String reason, boolean whileLoading) {
    super(reason);
    this.whileLoading = whileLoading;
  }

  /** Whether it was lost before it began to listen: then no recording is to blame. */
  boolean isWhileLoading() {
    return whileLoading;
  }
}
