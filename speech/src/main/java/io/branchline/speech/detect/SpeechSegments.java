package io.branchline.speech.detect;

import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.transcript.Span;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a channel in which somebody speaks, one after the other. Speech gets a margin of
 * {@value #MARGIN_MILLIS} ms on both sides; what then touches is one segment. A segment that would
 * become longer than {@value #MAX_MILLIS} ms is cut at its quietest point, so that memory is
 * bounded however long somebody speaks.
 */
public final class SpeechSegments {

  /**
   * Before and after speech: soft onsets, and the silence in which a recogniser ends an utterance.
   * docs/adapt.md has what other margins give.
   */
  public static final int MARGIN_MILLIS = 2000;

  /** Longer ones are cut. */
  public static final int MAX_MILLIS = 20_000;

  private static final int QUIET_MILLIS = 60;
  private static final int BLOCKS_PER_SECOND = 4;

  private final ChannelReader audio;
  private final LongConsumer progress;
  private final SpeechDetector detector;
  private final SampleBuffer buffer = new SampleBuffer();
  private final ArrayDeque<Span> spans = new ArrayDeque<>();
  private final List<Span> speech = new ArrayList<>();
  private final short[] block;
  private boolean ended;

  /** What was given, in milliseconds from the audio's start. */
  private long givenMillis;

  /**
   * Nothing is read yet.
   *
   * @param progress is told the milliseconds of audio read since it was last called
   */
  public SpeechSegments(ChannelReader audio, LongConsumer progress) {
    this.audio = audio;
    this.progress = progress;
    this.detector = new SpeechDetector(audio.sampleRate());
    this.block = new short[audio.sampleRate() / BLOCKS_PER_SECOND];
  }

  /** The next segment; null at the audio's end. */
  public @Nullable Segment next() throws IOException {
    while (true) {
      Segment segment = ready();
      if (segment != null || (ended && spans.isEmpty())) {
        return segment;
      }
      read();
    }
  }

  /** Where somebody speaks, without margins: all of it once there is no next segment. */
  public List<Span> speech() {
    return List.copyOf(speech);
  }

  /** Where the audio ends, as far as it was read. */
  public long endMillis() {
    return buffer.end() * 1000 / audio.sampleRate();
  }

  private void read() throws IOException {
    int read = audio.read(block);
    if (read == 0) {
      ended = true;
      detector.finish();
    } else {
      buffer.add(block, read);
      detector.accept(block, read);
      progress.accept(read * 1000L / audio.sampleRate());
    }
    List<Span> found = detector.poll();
    spans.addAll(found);
    speech.addAll(found);
    if (spans.isEmpty() && detector.speaking() < 0) {
      buffer.forget(frame(detector.decidedMillis() - 2 * MARGIN_MILLIS));
    }
  }

  /** The segment at the head of the queue, if nothing that is still to come can change it. */
  private @Nullable Segment ready() {
    long start;
    long end;
    if (spans.isEmpty()) {
      start = detector.speaking();
      end = detector.decidedMillis();
      if (start < 0 || ended) {
        return null;
      }
      return end - Math.max(start - MARGIN_MILLIS, givenMillis) > MAX_MILLIS
          ? cut(Math.max(start - MARGIN_MILLIS, givenMillis))
          : null;
    }
    start = Math.max(spans.peek().startMillis() - MARGIN_MILLIS, givenMillis);
    end = start;
    int joined = 0;
    for (Span span : spans) {
      if (joined > 0 && span.startMillis() - MARGIN_MILLIS > end) {
        return give(start, end, joined);
      }
      end = span.endMillis() + MARGIN_MILLIS;
      joined++;
      if (end - start > MAX_MILLIS) {
        return cut(start);
      }
    }
    long speaking = detector.speaking();
    long clear = speaking >= 0 ? speaking : detector.decidedMillis();
    return ended || clear - MARGIN_MILLIS > end ? give(start, end, joined) : null;
  }

  private Segment give(long start, long end, int joined) {
    for (int i = 0; i < joined; i++) {
      spans.remove();
    }
    return copy(start, end);
  }

  /** Cuts at the quietest point of the second half. */
  private Segment cut(long start) {
    long middle = start + MAX_MILLIS / 2;
    long at = buffer.quietest(frame(middle), frame(start + MAX_MILLIS), (int) frame(QUIET_MILLIS));
    long end = at * 1000 / audio.sampleRate();
    while (!spans.isEmpty() && spans.peek().endMillis() <= end) {
      spans.remove();
    }
    return copy(start, end);
  }

  private Segment copy(long start, long end) {
    Segment segment = buffer.copy(frame(start), frame(end));
    buffer.forget(frame(end));
    givenMillis = end;
    return segment;
  }

  private long frame(long millis) {
    return millis * audio.sampleRate() / 1000;
  }
}
