package io.branchline.console.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.table.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StereoMixTest {

  private static final int RATE = 8_000;
  private static final int FRAMES = 20_000;

  @TempDir private Path folder;
  private Path agent;
  private Path customer;

  @BeforeEach
  void write() throws IOException {
    agent = folder.resolve("agent.wav");
    customer = folder.resolve("customer.wav");
    Files.write(agent, wav(1, i -> i));
    Files.write(customer, wav(1, i -> -i));
  }

  @Test
  void sidesStartWhereTheyDoOnTheCallsClock() throws IOException {
    StereoMix mix = StereoMix.of(recording(agent, 0, 0, customer, 0, 500));
    assertThat(mix.frames()).isEqualTo(FRAMES + 4_000);
    ByteBuffer data = data(mix);
    assertThat(left(data, 100)).isEqualTo((short) 100);
    assertThat(right(data, 3_999)).isZero();
    assertThat(right(data, 4_100)).isEqualTo((short) -100);
    assertThat(left(data, FRAMES + 10)).isZero();
    assertThat(right(data, FRAMES + 10)).isEqualTo((short) -(FRAMES + 10 - 4_000));
  }

  @Test
  void stereoFileGivesItsChannels() throws IOException {
    Path both = folder.resolve("both.wav");
    Files.write(both, wav(2, i -> i));
    StereoMix mix = StereoMix.of(recording(both, 1, 0, both, 0, 0));
    ByteBuffer data = data(mix);
    assertThat(left(data, 5_000)).isEqualTo((short) -5_000);
    assertThat(right(data, 5_000)).isEqualTo((short) 5_000);
  }

  @Test
  void anyStretchIsTheSameAsInTheWhole() throws IOException {
    long seed = 42;
    SplittableRandom random = new SplittableRandom(seed);
    StereoMix mix = StereoMix.of(recording(agent, 0, 250, customer, 0, 0));
    byte[] whole = bytes(mix);
    assertThat(whole).hasSize(Math.toIntExact(mix.bytes()));
    for (int round = 0; round < 50; round++) {
      int from = random.nextInt(whole.length);
      int length = random.nextInt(whole.length - from);
      try (InputStream in = mix.open()) {
        in.skipNBytes(from);
        assertThat(in.readNBytes(length))
            .as("seed %d round %d", seed, round)
            .isEqualTo(java.util.Arrays.copyOfRange(whole, from, from + length));
      }
    }
  }

  @Test
  void peaksShowWhereSomebodySpeaks() throws IOException {
    Path half = folder.resolve("half.wav");
    Files.write(half, wav(1, i -> i < FRAMES / 2 ? 0 : 16_384));
    Peaks peaks = Peaks.of(StereoMix.of(recording(half, 0, 0, agent, 0, 0)));
    assertThat(peaks.millisPerPeak()).isEqualTo(Peaks.SHORTEST_MILLIS);
    assertThat(peaks.agent()).hasSize(250);
    assertThat(peaks.agent().get(60)).isZero();
    assertThat(peaks.agent().get(190)).isEqualTo((int) Math.round(100 * Math.sqrt(0.5)));
    assertThat(peaks.durationMillis()).isEqualTo(2_500);
  }

  private interface Wave {
    int at(int frame);
  }

  private static byte[] wav(int channels, Wave wave) {
    int bytes = FRAMES * channels * 2;
    ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
    out.putShort((short) channels).putInt(RATE).putInt(RATE * channels * 2);
    out.putShort((short) (channels * 2)).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (int i = 0; i < FRAMES; i++) {
      out.putShort((short) wave.at(i));
      if (channels == 2) {
        out.putShort((short) -wave.at(i));
      }
    }
    return out.array();
  }

  private static Recording recording(
      Path agent, int agentChannel, long agentDelay, Path customer, int channel, long delay) {
    return new Recording(
        "call",
        "b01",
        "cards",
        "a1",
        Instant.EPOCH,
        agent.toString(),
        agentChannel,
        agentDelay,
        customer.toString(),
        channel,
        delay,
        2_500,
        RATE,
        "pcm16",
        "f",
        "transcribed",
        "",
        1,
        null);
  }

  private static byte[] bytes(StereoMix mix) throws IOException {
    try (InputStream in = mix.open()) {
      return in.readAllBytes();
    }
  }

  private static ByteBuffer data(StereoMix mix) throws IOException {
    return ByteBuffer.wrap(bytes(mix)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static short left(ByteBuffer wav, int frame) {
    return wav.getShort(44 + frame * 4);
  }

  private static short right(ByteBuffer wav, int frame) {
    return wav.getShort(46 + frame * 4);
  }
}
