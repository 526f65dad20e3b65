package io.branchline.speech.worker;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.audio.AudioFile;
import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.recognise.Recogniser;
import io.branchline.speech.transcript.Recognition;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Listens in this very process: what a worker does, and what a test may do. */
public final class RecogniserListener implements Listener {

  private final Function<String, ? extends Recogniser> recognisers;

  /**
   * Nothing is loaded yet.
   *
   * @param recognisers the recogniser of a language tag; its owner closes it
   */
  public RecogniserListener(Function<String, ? extends Recogniser> recognisers) {
    this.recognisers = recognisers;
  }

  @Override
  public HeardRecording listen(RecordingAudio audio, LongConsumer progress) {
    Recogniser recogniser = recognisers.apply(audio.language());
    // both are looked at before the first is decoded: a broken one costs no time
    AudioFile agent = checked(audio.agent(), audio.agentChannel());
    AudioFile customer = checked(audio.customer(), audio.customerChannel());
    if (audio.isMixed()) {
      // one channel is heard once; it counts for both sides
      return new HeardRecording(
          recognise(agent, audio.agentChannel(), recogniser, n -> progress.accept(2 * n)),
          new Recognition(List.of(), List.of(), 0),
          recogniser.model());
    }
    return new HeardRecording(
        recognise(agent, audio.agentChannel(), recogniser, progress),
        recognise(customer, audio.customerChannel(), recogniser, progress),
        recogniser.model());
  }

  private static AudioFile checked(Path path, int channel) {
    AudioFile file = AudioFile.read(path);
    file.checkChannel(channel);
    return file;
  }

  private static Recognition recognise(
      AudioFile file, int channel, Recogniser recogniser, LongConsumer progress) {
    try (ChannelReader audio = file.openChannel(channel)) {
      return recogniser.recognise(audio, progress);
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT, file.path() + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void check(String language) {
    requireNonNull(recognisers.apply(language), "recogniser is null");
  }

  @Override
  public void close() {}
}
