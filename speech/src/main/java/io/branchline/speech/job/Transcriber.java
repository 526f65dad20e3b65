package io.branchline.speech.job;

import io.branchline.speech.audio.AudioFile;
import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.mask.Mask;
import io.branchline.speech.mask.Masked;
import io.branchline.speech.recognise.Recogniser;
import io.branchline.speech.transcript.Measures;
import io.branchline.speech.transcript.Recognition;
import io.branchline.speech.transcript.Turn;
import io.branchline.speech.transcript.Turns;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * One recording to its transcript: each side recognised by itself, put on the call's clock, masked,
 * cut into turns and measured. Touches neither tables nor index. Safe for many threads.
 */
public final class Transcriber {

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
   * A recording's two sides in words.
   *
   * @param masked the same words before they were cut into turns, and what was taken out of them
   * @param sampleRate of the agent's audio
   * @param encoding of the agent's audio
   */
  public record Transcript(
      List<Turn> agent,
      List<Turn> customer,
      Masked masked,
      Measures measures,
      int sampleRate,
      String encoding) {
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

  /**
   * Transcribes.
   *
   * @param progress is told the milliseconds of each side's audio that were read; their sum is
   *     twice the length of a stereo file
   */
  public Transcript transcribe(
      SideAudio agent,
      SideAudio customer,
      String language,
      Recogniser recogniser,
      LongConsumer progress) {
    AudioFile agentFile = checked(agent);
    checked(customer);
    Recognition agentSide = recognise(agent, recogniser, progress);
    Recognition customerSide = recognise(customer, recogniser, progress);
    Masked masked = mask.mask(agentSide.words(), customerSide.words());
    // measured before masking: one token stands for many words and the pauses between them
    return new Transcript(
        Turns.of(masked.agent().words()),
        Turns.of(masked.customer().words()),
        masked,
        Measures.of(agentSide, customerSide, language),
        agentFile.sampleRate(),
        agentFile.encoding());
  }

  /** Both sides are looked at before the first is decoded: a broken one costs no time. */
  private static AudioFile checked(SideAudio side) {
    AudioFile file = AudioFile.read(side.path());
    file.checkChannel(side.channel());
    return file;
  }

  private static Recognition recognise(
      SideAudio side, Recogniser recogniser, LongConsumer progress) {
    try (ChannelReader audio = AudioFile.read(side.path()).openChannel(side.channel())) {
      return recogniser.recognise(audio, progress).delayedBy(side.delayMillis());
    } catch (IOException e) {
      throw unreadable(side.path(), e);
    }
  }

  private static Failure unreadable(Path path, IOException e) {
    return new Failure(Failure.Code.BAD_INPUT, path + " cannot be read: " + e.getMessage(), e);
  }
}
