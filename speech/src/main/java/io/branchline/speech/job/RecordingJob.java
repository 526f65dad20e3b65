package io.branchline.speech.job;

import io.branchline.speech.worker.Listener;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.MaskedSpan;
import io.branchline.warehouse.table.Recording;
import io.branchline.warehouse.table.Utterance;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * One recording's way from its files to its rows; the threads of one machine and the task managers
 * of a cluster go it alike. Rows are written in this order: the utterances, the measures, which
 * make them current, then the index, and last the recording's own row, which says that the rest is
 * there. Killed in between, the next run does the recording again and writes the same rows. Safe
 * for many threads.
 */
public final class RecordingJob {

  private final Warehouse warehouse;
  private final Listener listener;
  private final Transcriber transcriber;

  /** Nothing runs yet. */
  public RecordingJob(Warehouse warehouse, Listener listener, Transcriber transcriber) {
    this.warehouse = warehouse;
    this.listener = listener;
    this.transcriber = transcriber;
  }

  /** Whether recordings that are done are to be done again. */
  public enum Repeat {
    /** What is done stays. */
    NEW_ONLY,
    /** After a new model. */
    ALL
  }

  /** What became of a recording. */
  public enum Outcome {
    TRANSCRIBED,
    DONE_BEFORE,
    FAILED
  }

  /**
   * What became of a recording, and why.
   *
   * @param line what is wrong with a recording that failed, else empty
   * @param millis length of the audio that was transcribed now
   */
  public record Result(Outcome outcome, String callId, String line, long millis) {}

  /**
   * The whole way.
   *
   * @throws Failure where the warehouse is
   */
  public Result run(FoundRecording recording, RecordingFacts defaults, Repeat repeat) {
    try {
      CallLookup lookup = new CallLookup(warehouse, List.of(recording), defaults);
      Optional<RecordingWork> work = look(recording, lookup, repeat);
      if (work.isEmpty()) {
        return new Result(Outcome.DONE_BEFORE, recording.callId(), "", 0);
      }
      Transcriber.Transcript transcript;
      try {
        listener.check(work.get().call().language());
        transcript = hear(work.get(), millis -> {});
      } catch (Failure e) {
        // a job that goes on for ever sets aside what it cannot do, whoever is to blame
        write(work.get().failed(), e);
        return new Result(Outcome.FAILED, recording.callId(), e.getMessage(), 0);
      }
      store(work.get(), transcript);
      return new Result(Outcome.TRANSCRIBED, recording.callId(), "", work.get().millis());
    } catch (Failure e) {
      if (e.code() != Failure.Code.BAD_INPUT) {
        throw e;
      }
      return new Result(Outcome.FAILED, recording.callId(), e.getMessage(), 0);
    }
  }

  /**
   * Checks a recording before any time is spent on it; what is wrong is written to its row.
   *
   * @return empty where it is done
   */
  Optional<RecordingWork> look(FoundRecording found, CallLookup lookup, Repeat repeat) {
    FoundRecording recording = found;
    KnownCall call;
    try {
      call = lookup.call(recording);
    } catch (Failure e) {
      throw new Failure(e.code(), recording.origin() + ": " + e.getMessage(), e);
    }
    String fingerprint = "";
    try {
      recording = found.asRecorded();
      RecordingStamp stamp = RecordingStamp.of(recording);
      fingerprint = Fingerprint.of(recording.agent(), recording.customer());
      if (repeat == Repeat.NEW_ONLY && lookup.isDone(call, fingerprint)) {
        return Optional.empty();
      }
      long millis = Transcriber.audioMillis(recording.agent(), recording.customer());
      checkLength(recording, call, millis);
      return Optional.of(
          new RecordingWork(recording, call, fingerprint, lookup.nextAttempt(call), millis, stamp));
    } catch (Failure e) {
      write(Rows.failed(call, recording, fingerprint, lookup.nextAttempt(call)), e);
      throw e;
    }
  }

  private void write(Rows rows, Failure failure) {
    warehouse.write(Recording.class, List.of(rows.failed(failure.getMessage())));
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

  /**
   * Transcribes and stores.
   *
   * @throws Failure with {@code BAD_INPUT} where the recording is at fault; its row says so
   */
  void transcribe(RecordingWork work, LongConsumer progress) {
    Transcriber.Transcript transcript;
    try {
      transcript = hear(work, progress);
    } catch (Failure e) {
      if (e.code() == Failure.Code.BAD_INPUT) {
        write(work.failed(), e);
      }
      throw e;
    }
    store(work, transcript);
  }

  private Transcriber.Transcript hear(RecordingWork work, LongConsumer progress) {
    Transcriber.Transcript transcript = transcriber.transcribe(work, listener, progress);
    checkUnchanged(work);
    return transcript;
  }

  private static void checkUnchanged(RecordingWork work) {
    if (!RecordingStamp.of(work.recording()).equals(work.stamps())) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          work.recording().origin()
              + " changed while it was read. Maybe a recorder still writes to it? Run the command"
              + " again when it is complete.");
    }
  }

  private void store(RecordingWork work, Transcriber.Transcript transcript) {
    Rows rows = work.transcribed(transcript);
    List<Utterance> utterances = rows.utterances(transcript);
    if (!utterances.isEmpty()) {
      warehouse.write(Utterance.class, utterances);
    }
    List<MaskedSpan> spans = rows.maskedSpans(transcript.masked());
    if (!spans.isEmpty()) {
      warehouse.write(MaskedSpan.class, spans);
    }
    warehouse.write(CallSpeech.class, List.of(rows.callSpeech(transcript)));
    warehouse.write(Recording.class, List.of(rows.transcribed(transcript)));
  }
}
