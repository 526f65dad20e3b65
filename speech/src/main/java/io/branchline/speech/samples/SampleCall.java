package io.branchline.speech.samples;

import io.branchline.speech.audio.WavWriter;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Puts a dialogue's spoken lines on two channels, as a telephone line would carry them. */
final class SampleCall {

  private static final int BREATH_MILLIS = 350;
  private static final int OVERLAP_MILLIS = 1200;
  private static final int EDGE_MILLIS = 600;

  /** Line noise, in 16-bit steps: audible silence, no more. */
  private static final int NOISE = 6;

  private short[] agent = new short[0];
  private short[] customer = new short[0];
  private int end = samples(EDGE_MILLIS);

  private SampleCall() {}

  /** Speaks the dialogue and writes it as a stereo file, agent left. */
  static void write(Dialogue dialogue, Path wav, Path scratch) throws IOException {
    SampleCall call = new SampleCall();
    for (Dialogue.Line line : dialogue.lines()) {
      call.add(line, Voice.speak(dialogue.voice(line.side()), line.text(), scratch));
    }
    int frames = call.end + samples(EDGE_MILLIS);
    SplittableRandom random = new SplittableRandom(dialogue.name().hashCode());
    WavWriter.writeMuLaw(
        wav,
        Voice.SAMPLE_RATE,
        withNoise(Arrays.copyOf(call.agent, frames), random),
        withNoise(Arrays.copyOf(call.customer, frames), random));
  }

  private void add(Dialogue.Line line, short[] voice) {
    boolean interrupts = line.interrupts() == Dialogue.Overlap.INTERRUPTING;
    int gap = interrupts ? -OVERLAP_MILLIS : (int) line.pauseMillis() + BREATH_MILLIS;
    int start = Math.max(0, end + samples(gap));
    short[] channel = line.side() == Side.AGENT ? agent : customer;
    channel = Arrays.copyOf(channel, Math.max(channel.length, start + voice.length));
    for (int i = 0; i < voice.length; i++) {
      channel[start + i] = (short) Math.max(-32768, Math.min(32767, channel[start + i] + voice[i]));
    }
    if (line.side() == Side.AGENT) {
      agent = channel;
    } else {
      customer = channel;
    }
    end = Math.max(end, start + voice.length);
  }

  private static short[] withNoise(short[] samples, SplittableRandom random) {
    for (int i = 0; i < samples.length; i++) {
      int noisy = samples[i] + random.nextInt(-NOISE, NOISE + 1);
      samples[i] = (short) Math.max(-32768, Math.min(32767, noisy));
    }
    return samples;
  }

  private static int samples(int millis) {
    return millis * Voice.SAMPLE_RATE / 1000;
  }
}
