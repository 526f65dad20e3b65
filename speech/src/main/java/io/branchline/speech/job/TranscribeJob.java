package io.branchline.speech.job;

import io.branchline.speech.worker.Listener;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.cli.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Transcribes the recordings that were found, several at a time, and shows how far it is. */
public final class TranscribeJob {

  private final Warehouse warehouse;
  private final Listener listener;
  private final RecordingJob recordingJob;
  private final PrintWriter log;

  /**
   * Nothing runs yet.
   *
   * @param listener asked by several threads
   * @param log gets one line for every recording that failed
   */
  public TranscribeJob(
      Warehouse warehouse, Listener listener, Transcriber transcriber, PrintWriter log) {
    this.warehouse = warehouse;
    this.listener = listener;
    this.recordingJob = new RecordingJob(warehouse, listener, transcriber);
    this.log = log;
  }

  /**
   * How a run is to go.
   *
   * @param workers threads that recognise, 1 or more
   * @param repeat whether what is done is transcribed, too
   * @param defaults for recordings of which nothing better is known
   */
  public record Options(int workers, RecordingJob.Repeat repeat, RecordingFacts defaults) {}

  /**
   * What a run did.
   *
   * @param found recordings, broken ones included
   * @param skipped were done before
   * @param audio length of what was transcribed now
   */
  public record Summary(
      long found, long transcribed, long skipped, long failed, Duration audio, Duration elapsed) {

    /** Seconds of calls (both sides) transcribed in a second. */
    public double timesRealTime() {
      return elapsed.isZero() ? 0 : (double) audio.toMillis() / elapsed.toMillis();
    }
  }

  /** Transcribes what was found and is not done. */
  public Summary run(RecordingFolder.Found found, Options options) {
    long start = System.nanoTime();
    found.problems().forEach(this::report);
    CallLookup lookup = new CallLookup(warehouse, found.recordings(), options.defaults());
    long failed = found.problems().size();
    List<RecordingWork> works = new ArrayList<>();
    for (FoundRecording recording : found.recordings()) {
      try {
        recordingJob.look(recording, lookup, options.repeat()).ifPresent(works::add);
      } catch (Failure e) {
        failed++;
        report(e.getMessage());
      }
    }
    long skipped = found.recordings().size() + found.problems().size() - failed - works.size();
    // a model that is missing should not be found out in the middle
    works.stream().map(work -> work.call().language()).distinct().forEach(listener::check);
    // the longest first, so that no worker is left with an hour at the end
    works.sort(
        Comparator.comparingLong(RecordingWork::millis)
            .reversed()
            .thenComparing(work -> work.call().callId()));
    AtomicLong audioMillis = new AtomicLong();
    long broken = transcribeAll(works, options.workers(), audioMillis);
    return new Summary(
        found.recordings().size() + found.problems().size(),
        works.size() - broken,
        skipped,
        failed + broken,
        Duration.ofMillis(audioMillis.get()),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private long transcribeAll(List<RecordingWork> works, int workers, AtomicLong audioMillis) {
    long total = works.stream().mapToLong(RecordingWork::millis).sum();
    AtomicLong number = new AtomicLong();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            workers,
            task -> {
              Thread thread = new Thread(task, "transcribe-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    long broken = 0;
    try (Progress progress = Progress.of("transcribe", "s of audio", total / 1000)) {
      AudioProgress audio = new AudioProgress(progress);
      List<Future<Boolean>> done = new ArrayList<>();
      for (RecordingWork work : works) {
        done.add(pool.submit(() -> transcribe(work, audio, audioMillis)));
      }
      for (Future<Boolean> one : done) {
        if (!one.get()) {
          broken++;
        }
      }
      return broken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Failure.Code.UNAVAILABLE, "The transcription was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private boolean transcribe(RecordingWork work, AudioProgress progress, AtomicLong audioMillis) {
    try {
      recordingJob.transcribe(work, progress::addSide);
      audioMillis.addAndGet(work.millis());
      return true;
    } catch (Failure e) {
      if (e.code() != Failure.Code.BAD_INPUT) {
        throw e;
      }
      report(e.getMessage());
      return false;
    }
  }

  private void report(String line) {
    synchronized (log) {
      log.println("skipped: " + line);
      log.flush();
    }
  }

  /** Two sides' milliseconds to one call's seconds. */
  private static final class AudioProgress {
    private static final long SIDE_MILLIS_A_SECOND = 2000;
    private final Progress progress;
    private final AtomicLong sideMillis = new AtomicLong();

    AudioProgress(Progress progress) {
      this.progress = progress;
    }

    void addSide(long millis) {
      long after = sideMillis.addAndGet(millis);
      progress.add(after / SIDE_MILLIS_A_SECOND - (after - millis) / SIDE_MILLIS_A_SECOND);
    }
  }
}
