package io.branchline.speech.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileTest {

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("a.wav");
  }

  private static short[] read(WavFile file, int channel) throws IOException {
    try (ChannelReader reader = file.openChannel(channel)) {
      short[] samples = new short[100];
      return Arrays.copyOf(samples, reader.read(samples));
    }
  }

  @Test
  void readsTheChannelsOfSixteenBitPcm() throws IOException {
    new TestingWav().channels(2).data((byte) 1, (byte) 0, (byte) 0, (byte) -128).write(path);

    WavFile file = WavFile.read(path);

    assertThat(file.frames()).isEqualTo(1);
    assertThat(read(file, 0)).containsExactly((short) 1);
    assertThat(read(file, 1)).containsExactly(Short.MIN_VALUE);
  }

  @Test
  void readsUnsignedEightAndSignedTwentyFourBitPcm() throws IOException {
    new TestingWav().bits(8).data((byte) 128, (byte) 255, (byte) 0).write(path);
    assertThat(read(WavFile.read(path), 0))
        .containsExactly((short) 0, (short) 32512, (short) -32768);

    new TestingWav().bits(24).data((byte) 99, (byte) 1, (byte) 0).write(path);
    assertThat(read(WavFile.read(path), 0)).containsExactly((short) 1);
  }

  @Test
  void readsBothTelephoneLaws() throws IOException {
    new TestingWav().tag(7).bits(8).data((byte) 0xff, (byte) 0x80, (byte) 0).write(path);
    WavFile muLaw = WavFile.read(path);
    assertThat(muLaw.format().label()).isEqualTo("mulaw8");
    assertThat(read(muLaw, 0)).containsExactly((short) 0, (short) 32124, (short) -32124);

    new TestingWav().tag(6).bits(8).data((byte) 0xd5, (byte) 0xaa, (byte) 0x2a).write(path);
    WavFile law = WavFile.read(path);
    assertThat(law.format().label()).isEqualTo("alaw8");
    assertThat(read(law, 0)).containsExactly((short) 8, (short) 32256, (short) -32256);
  }

  @Test
  void aSizePastTheEndOrOfZeroMeansWhatIsThere() throws IOException {
    new TestingWav().declaredBytes(0xffff_ffffL).data(new byte[16_000]).write(path);
    assertThat(WavFile.read(path).durationMillis()).isEqualTo(1000);

    new TestingWav().declaredBytes(0).data(new byte[16_000]).write(path);
    assertThat(WavFile.read(path).durationMillis()).isEqualTo(1000);
  }

  @Test
  void aHeaderThatContradictsItselfIsRefused() throws IOException {
    new TestingWav().channels(2).frameBytes(2).data(new byte[8]).write(path);

    assertRefused(
        "has a header that contradicts itself: 2 channels of 16 bits are 4 bytes, not 2.");
  }

  @Test
  void zeroLengthIsRefused() throws IOException {
    new TestingWav().write(path);
    assertRefused("holds no audio: 0 samples.");

    Files.write(path, new byte[0]);
    assertRefused("is empty (0 bytes).");
  }

  @Test
  void impossibleRatesAreRefused() throws IOException {
    new TestingWav().rate(800).data(new byte[8]).write(path);

    assertRefused(
        "has a sample rate of 800 a second; 8000 to 192000 are read. Maybe its header is wrong.");
  }

  @Test
  void otherEncodingsAreRefusedByNumber() throws IOException {
    new TestingWav().tag(49).bits(8).data(new byte[8]).write(path);

    assertRefused(
        "has the encoding 49; PCM (1), A-law (6) and µ-law (7) are read. Convert it to one of them.");
  }

  @Test
  void somethingElseIsRefused() throws IOException {
    Files.writeString(path, "OggS, not a WAV file at all", StandardCharsets.UTF_8);

    assertRefused("is no WAV file: it does not start with RIFF and WAVE.");
  }

  @Test
  void aTruncatedHeaderIsRefused() throws IOException {
    new TestingWav().data(new byte[8]).write(path);
    Files.write(path, Arrays.copyOf(Files.readAllBytes(path), 30));

    assertRefused("has a broken header: its format chunk is cut short.");
  }

  @Test
  void aMissingChannelIsNamed() throws IOException {
    new TestingWav().data(new byte[8]).write(path);
    WavFile file = WavFile.read(path);

    assertThatThrownBy(() -> file.openChannel(1))
        .isInstanceOf(Failure.class)
        .hasMessage(
            path
                + " has 1 channel, so there is no channel 1 (the first is 0). Maybe the recording is"
                + " mono: give one file a side.");
  }

  @Test
  void muLawSurvivesWritingAndReading() throws IOException {
    short[] left = {0, 1000, -1000, 32000, -32000};
    WavWriter.writeMuLaw(path, 8000, left, new short[] {500});

    WavFile file = WavFile.read(path);

    assertThat(file.format().channels()).isEqualTo(2);
    short[] heard = read(file, 0);
    for (int i = 0; i < left.length; i++) {
      // µ-law keeps about five bits of every octave
      assertThat((int) heard[i]).isCloseTo(left[i], org.assertj.core.data.Offset.offset(600));
    }
    assertThat(read(file, 1)).hasSize(5);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> WavFile.read(path))
        .isInstanceOf(Failure.class)
        .hasMessage(path + " " + message);
  }
}
