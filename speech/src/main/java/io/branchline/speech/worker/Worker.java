package io.branchline.speech.worker;

import io.branchline.warehouse.Failure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The parent's end of one worker process. One thread at a time asks it; the {@link Watchdog} looks
 * at it from another and ends it when it takes too long or too much, which the asking thread then
 * sees as its end.
 */
final class Worker implements AutoCloseable {

  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final StartErrors errors;
  private final WorkerLimits limits;
  private final TimeAllowed time = new TimeAllowed();
  private volatile @Nullable String endedFor;
  private volatile boolean listening;
  private volatile long modelBytes;
  private volatile long peakBytes;

  /** Starts a process; returns before it is up. */
  Worker(WorkerCommand command, WorkerLimits limits) {
    this.limits = limits;
    try {
      this.process = command.process().start();
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE, "Cannot start a worker process: " + e.getMessage(), e);
    }
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.errors = new StartErrors(process.getErrorStream());
    time.allow(limits.start(), limits.start(), "starting");
  }

  /** Listens to a recording. */
  HeardRecording listen(RecordingAudio audio, LongConsumer progress) throws WorkerLost {
    listening = false;
    time.allow(limits.start(), limits.start(), "loading the model of '" + audio.language() + "'");
    try {
      Frames.write(out, Request.of(audio));
      while (true) {
        Reply reply = Frames.read(in, Reply.class);
        if (reply == null) {
          throw lost();
        }
        time.heard();
        switch (reply.kind()) {
          case READY -> errors.isUp();
          case LOADED -> begin(audio);
          case PROGRESS -> progress.accept(reply.millis());
          case HEARD -> {
            time.stop();
            return Objects.requireNonNull(reply.heard());
          }
          case REFUSED -> {
            time.stop();
            throw new Failure(
                Objects.requireNonNull(reply.code()), Objects.requireNonNull(reply.line()));
          }
          case BROKEN -> throw new WorkerLost("it failed by " + reply.line(), !listening);
        }
      }
    } catch (IOException e) {
      if (!process.isAlive() || endedFor != null) {
        throw lost();
      }
      throw new WorkerLost("its process sent " + e.getMessage(), !listening);
    }
  }

  private void begin(RecordingAudio audio) {
    listening = true;
    modelBytes = Math.max(modelBytes, measure());
    Duration allowed = limits.forAudio(audio.millis());
    time.allow(
        allowed,
        limits.stall(),
        String.format(Locale.ROOT, "%.0f s of audio", audio.millis() / 1000.0));
  }

  private WorkerLost lost() {
    process.onExit().join(); // its pipe is closed: it is at its end
    String known = endedFor;
    return new WorkerLost(known == null ? status(process.exitValue()) : known, !listening);
  }

  private String status(int status) {
    String meaning =
        switch (status) {
          case 3 -> ", out of Java heap";
          // so a JVM ends that may write no report; nothing else ends a worker like that
          case 1 -> listening ? ", a crash in native code" : "";
          case 128 + 6, 128 + 11 -> ", a crash in native code";
          case 128 + 9 -> ", killed; maybe the machine ran out of memory";
          default -> "";
        };
    return "its process ended with status " + status + meaning + errors.said();
  }

  /** One look of the watchdog, so long after the one before. */
  void watch(Duration since) {
    String late = time.pass(since);
    if (late != null) {
      end(late);
    }
    long bytes = measure();
    if (listening && bytes > 2 * limits.bound(modelBytes)) {
      end("its process grew to " + megabytes(bytes) + " MiB");
    }
  }

  private void end(String reason) {
    if (endedFor == null) {
      endedFor = reason;
    }
    process.destroyForcibly(); // SIGKILL: ends a stopped process, too
  }

  private long measure() {
    long bytes = ResidentMemory.bytes(process.pid());
    peakBytes = Math.max(peakBytes, bytes);
    return bytes;
  }

  /** Whether it has grown beyond its bound and should be replaced. */
  boolean isTooLarge() {
    return measure() > limits.bound(modelBytes);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** The most memory that was seen, in bytes. */
  long peakBytes() {
    return peakBytes;
  }

  static long megabytes(long bytes) {
    return bytes >> 20;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
