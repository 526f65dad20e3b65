package io.branchline.speech.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedFileTest {

  private static final int RATE = 8000;

  @TempDir private Path folder;

  /** Two seconds: the left channel sounds in the first, the right in the second. */
  private Path stereo() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(2 * RATE * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 2 * RATE; i++) {
      short tone = (short) (12_000 * Math.sin(2 * Math.PI * 500 * i / RATE));
      data.putShort(i < RATE ? tone : 0).putShort(i < RATE ? 0 : tone);
    }
    return new TestingWav().channels(2).data(data.array()).write(folder.resolve("stereo.wav"));
  }

  private Path encoded(String codec, String name) throws IOException {
    Path file = folder.resolve(name);
    assertThat(Ffmpeg.output(Ffmpeg.decode(stereo(), "-c:a", codec, "-strict", "-2", "" + file)))
        .isEmpty();
    return file;
  }

  private Path resource(String name, String as) throws IOException {
    try (InputStream in = CompressedFileTest.class.getResourceAsStream(name)) {
      Path file = folder.resolve(as);
      Files.copy(Objects.requireNonNull(in, name), file);
      return file;
    }
  }

  private static short[] read(AudioFile file, int channel) throws IOException {
    short[] all = new short[file.sampleRate() * 10];
    try (ChannelReader reader = file.openChannel(channel)) {
      return Arrays.copyOf(all, reader.read(all));
    }
  }

  private static double loudness(short[] samples, double fromSecond, double toSecond, int rate) {
    double sum = 0;
    for (int i = (int) (fromSecond * rate); i < toSecond * rate; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.sqrt(sum / ((toSecond - fromSecond) * rate));
  }

  @ParameterizedTest
  @CsvSource({
    "libopus,call.opus,opus",
    "libopus,call.ogg,opus",
    "vorbis,call.ogg,vorbis",
    "flac,call.flac,flac",
    "libmp3lame,call.mp3,mp3",
    "adpcm_ima_wav,call.wav,adpcm_ima_wav"
  })
  void channelsAreWhatWasEncoded(String codec, String name, String encoding) throws IOException {
    AudioFile file = AudioFile.read(encoded(codec, name));

    assertThat(file.encoding()).isEqualTo(encoding);
    assertThat(file.channels()).isEqualTo(2);
    assertThat(file.durationMillis()).isCloseTo(2000, within(120L));
    short[] left = read(file, 0);
    short[] right = read(file, 1);
    assertThat(left.length / (double) file.sampleRate()).isCloseTo(2, within(0.12));
    assertThat(loudness(left, 0.2, 0.8, file.sampleRate())).isCloseTo(8485, within(900.0));
    assertThat(loudness(left, 1.3, 1.8, file.sampleRate())).isLessThan(400);
    assertThat(loudness(right, 0.2, 0.7, file.sampleRate())).isLessThan(400);
    assertThat(loudness(right, 1.3, 1.8, file.sampleRate())).isCloseTo(8485, within(900.0));
  }

  @ParameterizedTest
  @CsvSource({"tone.gsm,call.gsm,gsm", "tone-gsm.wav,call.wav,gsm_ms"})
  void gsmByItselfAndInWav(String resource, String name, String encoding) throws IOException {
    AudioFile file = AudioFile.read(resource(resource, name));

    assertThat(file.encoding()).isEqualTo(encoding);
    assertThat(file.sampleRate()).isEqualTo(RATE);
    assertThat(file.durationMillis()).isCloseTo(1000, within(40L));
    assertThat(loudness(read(file, 0), 0.2, 0.8, RATE)).isCloseTo(11_585, within(2500.0));
  }

  @Test
  void contentCountsNotTheName() throws IOException {
    Path flac = encoded("flac", "call.flac");
    Path lying = Files.move(flac, folder.resolve("call.wav"));

    assertThat(AudioFile.read(lying).encoding()).isEqualTo("flac");
  }

  @ParameterizedTest
  @ValueSource(strings = {"call.opus", "call.flac", "call.mp3"})
  void ofAFileThatWasCutWhatIsThereIsRead(String name) throws IOException {
    String codec =
        name.endsWith("opus") ? "libopus" : name.endsWith("flac") ? "flac" : "libmp3lame";
    Path whole = encoded(codec, name);
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, Arrays.copyOf(bytes, bytes.length * 2 / 3));

    AudioFile file = AudioFile.read(whole);

    assertThat(read(file, 0).length / (double) file.sampleRate()).isBetween(0.5, 1.9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"call.mp3", "call.opus", "call.wav", "call.gsm"})
  void textIsRefusedInOneLine(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "this is a letter, not a call\n".repeat(9));

    assertThatThrownBy(() -> read(AudioFile.read(file), 0))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"call.mp3", "call.wav"})
  void nothingIsRefusedInOneLine(String name) throws IOException {
    Path file = Files.createFile(folder.resolve(name));

    assertThatThrownBy(() -> AudioFile.read(file))
        .isInstanceOf(Failure.class)
        .hasMessage(file + " is empty (0 bytes).");
  }

  @Test
  void aPlayListIsNotFollowed() throws IOException {
    Path target = encoded("flac", "other.flac");
    Path list =
        Files.writeString(folder.resolve("call.ogg"), "ffconcat version 1.0\nfile " + target);

    assertThatThrownBy(() -> AudioFile.read(list)).isInstanceOf(Failure.class);
  }

  @Test
  void channelThatIsNotThereIsRefused() throws IOException {
    AudioFile file = AudioFile.read(resource("tone.gsm", "call.gsm"));

    assertThatThrownBy(() -> file.openChannel(1))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("has 1 channel, so there is no channel 1");
  }

  @Test
  void namesOfRecordings() {
    assertThat(AudioFile.isNamedLikeAudio(Path.of("a/call.OPUS"))).isTrue();
    assertThat(AudioFile.isNamedLikeAudio(Path.of("a/call.mp3"))).isTrue();
    assertThat(AudioFile.isNamedLikeAudio(Path.of("a/call.json"))).isFalse();
    assertThat(AudioFile.isNamedLikeAudio(Path.of("a/wav"))).isFalse();
  }
}
