package io.branchline.ingest.flink;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/**
 * Tells whoever watches in the same JVM how many bytes were read. On a cluster nobody watches, and
 * nothing happens.
 */
public final class ReadProgress {

  private static final AtomicReference<LongConsumer> WATCHER = new AtomicReference<>(bytes -> {});

  private ReadProgress() {}

  /** From now on, bytes that are read are told to the watcher. */
  public static void watch(LongConsumer watcher) {
    WATCHER.set(watcher);
  }

  static void add(long bytes) {
    WATCHER.get().accept(bytes);
  }
}
