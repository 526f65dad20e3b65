package io.branchline.speech.bench;

import io.branchline.speech.recognise.Recogniser;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One pass over a corpus, timed.
 *
 * @param audioMillis channels decoded, both sides
 * @param processor processor time of all threads
 * @param residentMegabytes of the process afterwards
 */
public record SpeedRun(
    int workers,
    WordErrors errors,
    long audioMillis,
    Duration elapsed,
    Duration processor,
    long residentMegabytes) {

  /** Recognises every channel with this many threads. */
  public static SpeedRun of(List<ReferenceCorpus.Call> calls, Recogniser recogniser, int workers) {
    AtomicLong audio = new AtomicLong();
    AtomicLong number = new AtomicLong();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            workers, task -> new Thread(task, "speed-" + number.incrementAndGet()));
    Duration processor = processorTime();
    long start = System.nanoTime();
    try {
      List<Future<WordErrors>> channels = new ArrayList<>();
      for (ReferenceCorpus.Call call : calls) {
        for (Side side : ReferenceCorpus.SIDES) {
          channels.add(pool.submit(() -> call.errors(side, recogniser, audio::addAndGet)));
        }
      }
      WordErrors errors = WordErrors.NONE;
      for (Future<WordErrors> channel : channels) {
        errors = errors.plus(channel.get());
      }
      return new SpeedRun(
          workers,
          errors,
          audio.get(),
          Duration.ofNanos(System.nanoTime() - start),
          processorTime().minus(processor),
          residentNow());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the measurement was broken off", e);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Seconds of a channel decoded in a second. */
  public double timesRealTime() {
    return (double) audioMillis / elapsed.toMillis();
  }

  /** Memory of this process in the machine's store, native memory included; 0 where unknown. */
  public static long residentNow() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.UTF_8)) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
      }
    } catch (IOException e) {
      return 0; // no such file but on Linux
    }
    return 0;
  }

  private static Duration processorTime() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Duration.ofNanos(system.getProcessCpuTime())
        : Duration.ZERO;
  }
}
