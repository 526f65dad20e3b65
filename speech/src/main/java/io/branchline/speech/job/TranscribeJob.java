package io.branchline.speech.job;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.recognise.Recogniser;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.cli.Progress;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.MaskedSpan;
import io.branchline.warehouse.table.Recording;
import io.branchline.warehouse.table.Utterance;
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
import java.util.function.Function;

/**
 * Transcribes recordings with several workers and writes what comes out: the utterances first, then
 * the measures, which make them current, and last the recording's own row, which says that the rest
 * is there. Killed in between, the next run does the recording again and writes the same rows.
 */
public final class TranscribeJob {

  private final Warehouse warehouse;
  private final Function<String, Recogniser> recognisers;
  private final Transcriber transcriber;
  private final PrintWriter log;

  /**
   * Nothing runs yet.
   *
   * @param recognisers the recogniser of a language tag; asked by several threads
   * @param log gets one line for every recording that failed
   */
  public TranscribeJob(
      Warehouse warehouse,
      Function<String, Recogniser> recognisers,
      Transcriber transcriber,
      PrintWriter log) {
    this.warehouse = warehouse;
    this.recognisers = recognisers;
    this.transcriber = transcriber;
    this.log = log;
  }

  /**
   * How a run is to go.
   *
   * @param workers threads that recognise, 1 or more
   * @param again true transcribes what is done, too
   * @param defaults for recordings of which nothing better is known
   */
  public record Options(int workers, boolean again, RecordingFacts defaults) {}

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

  private record Work(FoundRecording recording, KnownCall call, String fingerprint, long millis) {}

  /** Transcribes what was found and is not done. */
  public Summary run(RecordingFolder.Found found, Options options) {
    long start = System.nanoTime();
    found.problems().forEach(this::report);
    CallLookup lookup = new CallLookup(warehouse, found.recordings(), options.defaults());
    long failed = found.problems().size();
    long skipped = 0;
    List<Work> works = new ArrayList<>();
    for (FoundRecording recording : found.recordings()) {
      try {
        Work work = look(recording, lookup);
        if (!options.again() && lookup.isDone(work.call(), work.fingerprint())) {
          skipped++;
        } else {
          works.add(work);
        }
      } catch (Failure e) {
        failed++;
        report(e.getMessage());
      }
    }
    // a model that is missing should not be found out in the middle
    for (Work work : works) {
      requireNonNull(recognisers.apply(work.call().language()), "recogniser is null");
    }
    // the longest first, so that no worker is left with an hour at the end
    works.sort(
        Comparator.comparingLong(Work::millis).reversed().thenComparing(w -> w.call().callId()));
    AtomicLong audioMillis = new AtomicLong();
    long broken = transcribeAll(works, lookup, options.workers(), audioMillis);
    return new Summary(
        found.recordings().size() + found.problems().size(),
        works.size() - broken,
        skipped,
        failed + broken,
        Duration.ofMillis(audioMillis.get()),
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** Checks a recording before any time is spent on it; what is wrong is written to its row. */
  private Work look(FoundRecording recording, CallLookup lookup) {
    KnownCall call;
    try {
      call = lookup.call(recording);
    } catch (Failure e) {
      throw new Failure(e.code(), recording.origin() + ": " + e.getMessage(), e);
    }
    String fingerprint = "";
    try {
      fingerprint = Fingerprint.of(recording.agent(), recording.customer());
      long millis = Transcriber.audioMillis(recording.agent(), recording.customer());
      checkLength(recording, call, millis);
      return new Work(recording, call, fingerprint, millis);
    } catch (Failure e) {
      Rows rows = new Rows(call, recording, fingerprint, lookup.nextVersion(call));
      warehouse.write(Recording.class, List.of(rows.failed(e.getMessage())));
      throw e;
    }
  }

  /** Audio much longer than its call is another call's, or its header names too low a rate. */
  private static void checkLength(FoundRecording recording, KnownCall call, long millis) {
    Long length = call.lengthMillis();
    if (length != null && millis > length * 3 / 2 + 10_000) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          recording.origin()
              + " lasts "
              + millis / 1000
              + " s, but call "
              + call.callId()
              + " lasted "
              + length / 1000
              + " s. Maybe the audio is another call's, or its header names a wrong sample rate.");
    }
  }

  private long transcribeAll(
      List<Work> works, CallLookup lookup, int workers, AtomicLong audioMillis) {
    long total = works.stream().mapToLong(Work::millis).sum();
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
      for (Work work : works) {
        done.add(pool.submit(() -> transcribe(work, lookup, audio, audioMillis)));
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

  private boolean transcribe(
      Work work, CallLookup lookup, AudioProgress progress, AtomicLong audioMillis) {
    KnownCall call = work.call();
    FoundRecording recording = work.recording();
    Rows rows = new Rows(call, recording, work.fingerprint(), lookup.nextVersion(call));
    Recogniser recogniser = recognisers.apply(call.language());
    Transcriber.Transcript transcript;
    try {
      transcript =
          transcriber.transcribe(
              recording.agent(),
              recording.customer(),
              call.language(),
              recogniser,
              progress::addSide);
    } catch (Failure e) {
      report(e.getMessage());
      warehouse.write(Recording.class, List.of(rows.failed(e.getMessage())));
      return false;
    }
    store(rows, transcript, recogniser.model());
    audioMillis.addAndGet(work.millis());
    return true;
  }

  private void store(Rows rows, Transcriber.Transcript transcript, String model) {
    List<Utterance> utterances = rows.utterances(transcript);
    if (!utterances.isEmpty()) {
      warehouse.write(Utterance.class, utterances);
    }
    List<MaskedSpan> spans = rows.maskedSpans(transcript.masked());
    if (!spans.isEmpty()) {
      warehouse.write(MaskedSpan.class, spans);
    }
    Leftovers leftovers = new Leftovers(warehouse);
    leftovers.forgetUtterances(
        rows.call(), rows.version(), transcript.agent().size(), transcript.customer().size());
    leftovers.forgetSpans(rows.call(), rows.version(), transcript.masked());
    warehouse.write(CallSpeech.class, List.of(rows.callSpeech(transcript, model)));
    warehouse.write(Recording.class, List.of(rows.transcribed(transcript)));
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
