package io.branchline.speech.job;

import io.branchline.speech.audio.AudioFile;
import io.branchline.speech.mask.Mask;
import io.branchline.speech.mask.Masked;
import io.branchline.speech.transcript.Circumstances;
import io.branchline.speech.transcript.Measures;
import io.branchline.speech.transcript.Recognition;
import io.branchline.speech.transcript.Turn;
import io.branchline.speech.transcript.Turns;
import io.branchline.speech.worker.HeardRecording;
import io.branchline.speech.worker.Listener;
import io.branchline.speech.worker.RecordingAudio;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * One recording to its transcript: each side recognised by itself, put on the call's clock, masked,
 * cut into turns and measured. Touches neither tables nor index. Safe for many threads.
 */
public final class Transcriber {

  private static final Recognition NOTHING = new Recognition(List.of(), List.of(), 0);

  private final Mask mask;

  /**
   * Nothing is recognised yet.
   *
   * @param mask takes out what must not be stored
   */
  public Transcriber(Mask mask) {
    this.mask = mask;
  }

  /**
   * What a transcript was heard from.
   *
   * @param model the recogniser's
   * @param sampleRate of the agent's audio
   * @param encoding of the agent's audio
   */
  public record Source(String model, int sampleRate, String encoding) {}

  /**
   * A recording's two sides in words.
   *
   * @param masked the same words before they were cut into turns, and what was taken out of them
   * @param source what it was heard from
   */
  public record Transcript(
      List<Turn> agent, List<Turn> customer, Masked masked, Measures measures, Source source) {
    /** Copies the turns. */
    public Transcript {
      agent = List.copyOf(agent);
      customer = List.copyOf(customer);
    }
  }

  /** The audio's length on the call's clock, from the headers alone. */
  static long audioMillis(SideAudio agent, SideAudio customer) {
    return Math.max(endMillis(agent), endMillis(customer));
  }

  private static long endMillis(SideAudio side) {
    return side.delayMillis() + AudioFile.read(side.path()).durationMillis();
  }

  /** Listens to a recording and makes its transcript. */
  Transcript transcribe(RecordingWork work, Listener listener, LongConsumer progress) {
    SideAudio agent = work.recording().agent();
    SideAudio customer = work.recording().customer();
    AudioFile agentFile = AudioFile.read(agent.path());
    HeardRecording heard =
        listener.listen(
            new RecordingAudio(
                agent.path(),
                agent.channel(),
                customer.path(),
                customer.channel(),
                work.call().language(),
                audioMillis(agent, customer)),
            progress);
    return transcript(
        heard.agent().delayedBy(agent.delayMillis()),
        work.recording().isMixed() ? NOTHING : heard.customer().delayedBy(customer.delayMillis()),
        work.circumstances(),
        new Source(heard.model(), agentFile.sampleRate(), agentFile.encoding()));
  }

  /**
   * Makes the transcript of what was heard, on the call's clock. Everything from here on is the
   * same for every recogniser and language.
   *
   * @param agent where both voices share a channel: that channel, and the customer's is empty
   */
  public Transcript transcript(
      Recognition agent, Recognition customer, Circumstances circumstances, Source source) {
    Masked masked = mask.mask(agent.words(), customer.words());
    // measured before masking: one token stands for many words and the pauses between them
    return new Transcript(
        Turns.of(masked.agent().words()),
        Turns.of(masked.customer().words()),
        masked,
        Measures.of(agent, customer, circumstances),
        source);
  }
}
