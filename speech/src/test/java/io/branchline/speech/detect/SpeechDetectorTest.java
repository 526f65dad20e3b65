package io.branchline.speech.detect;

import static io.branchline.speech.detect.TestingVoice.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.audio.G711;
import io.branchline.speech.transcript.Span;
import io.branchline.speech.transcript.Spans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechDetectorTest {

  private static final long TOLERANCE_MILLIS = 50;
  private static final long END = 40_000;
  private static final List<Span> TRUTH =
      List.of(span(2000, 5000), span(7000, 7500), span(12_000, 21_000), span(30_000, 33_300));

  private static TestingVoice voice(long seed) {
    TestingVoice voice = new TestingVoice(END, seed);
    TRUTH.forEach(span -> voice.speak(span.startMillis(), span.endMillis(), 8000));
    return voice;
  }

  private static List<Span> detect(short[] samples) {
    SpeechDetector detector = new SpeechDetector(TestingVoice.RATE);
    List<Span> found = new ArrayList<>();
    for (int at = 0; at < samples.length; at += 1999) {
      short[] block = Arrays.copyOfRange(samples, at, Math.min(samples.length, at + 1999));
      detector.accept(block, block.length);
      found.addAll(detector.poll());
    }
    detector.finish();
    found.addAll(detector.poll());
    return Spans.of(found).joined(500).list();
  }

  private static void assertTruth(List<Span> found, long seed) {
    assertThat(found).as("seed %d", seed).hasSize(TRUTH.size());
    for (int i = 0; i < TRUTH.size(); i++) {
      assertThat(Math.abs(found.get(i).startMillis() - TRUTH.get(i).startMillis()))
          .as("seed %d: start of %s, found %s", seed, TRUTH.get(i), found)
          .isLessThanOrEqualTo(TOLERANCE_MILLIS);
      assertThat(Math.abs(found.get(i).endMillis() - TRUTH.get(i).endMillis()))
          .as("seed %d: end of %s, found %s", seed, TRUTH.get(i), found)
          .isLessThanOrEqualTo(TOLERANCE_MILLIS);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void onADigitallySilentLine(long seed) {
    assertTruth(detect(voice(seed).samples()), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void inTelephoneNoise(long seed) {
    assertTruth(detect(voice(seed).noise(0, END, 60).samples()), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void inNoiseTwentyDecibelsBelowTheVoice(long seed) {
    assertTruth(detect(voice(seed).noise(0, END, 200).samples()), seed);
  }

  @Test
  void inMainsHumLouderThanTheVoice() {
    TestingVoice hum = voice(6).tone(0, END, 50, 9000).tone(0, END, 150, 2000).noise(0, END, 20);
    assertTruth(detect(hum.samples()), 6);
  }

  @Test
  void whenClipped() {
    assertTruth(detect(voice(7).noise(0, END, 20).louder(8).samples()), 7);
  }

  @Test
  void whenQuiet() {
    assertTruth(detect(voice(8).noise(0, END, 40).louder(1 / 16.0).samples()), 8);
  }

  @Test
  void throughTheCompandingOfATelephoneLine() {
    short[] samples = voice(9).noise(0, END, 30).samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = G711.muLaw(G711.toMuLaw(samples[i]));
    }
    assertTruth(detect(samples), 9);
  }

  @Test
  void whereNoiseSetsInAndEndsAtOnce() {
    assertTruth(detect(voice(10).noise(9000, 26_000, 150).samples()), 10);
  }

  @Test
  void comfortNoiseAfterSpeechIsNoSpeech() {
    TestingVoice voice = voice(11);
    TRUTH.forEach(s -> voice.noise(s.startMillis() - 300, s.endMillis() + 1500, 20));
    assertTruth(detect(voice.samples()), 11);
  }

  @Test
  void nobodySpeaksInSilenceInNoiseInADialToneAndInAClick() {
    assertThat(detect(new short[80_000])).isEmpty();
    assertThat(detect(new TestingVoice(20_000, 12).noise(0, 20_000, 300).samples())).isEmpty();
    assertThat(detect(new TestingVoice(20_000, 13).tone(0, 20_000, 425, 8000).samples())).isEmpty();
    assertThat(detect(new TestingVoice(20_000, 14).noise(0, 20_000, 10).click(9000).samples()))
        .isEmpty();
  }

  @Test
  void audioShorterThanItsWindows() {
    assertThat(detect(new short[0])).isEmpty();
    assertThat(detect(new short[79])).isEmpty();
    short[] word = new TestingVoice(1500, 15).noise(0, 1500, 20).speak(400, 900, 8000).samples();
    assertThat(detect(word)).hasSize(1);
  }

  @Test
  void loudnessOfTheBandsIsThatOfWhiteNoise() {
    short[] noise = new TestingVoice(1000, 16).noise(0, 1000, 100).samples();
    Bands bands = new Bands(TestingVoice.RATE, 160);
    float[] sum = new float[Bands.COUNT];
    float[] one = new float[Bands.COUNT];
    for (int i = 0; i < 49; i++) {
      bands.measure(noise, i * 160, one);
      for (int band = 0; band < sum.length; band++) {
        sum[band] += (float) Math.pow(10, one[band] / 10) / 49;
      }
    }
    for (float power : sum) {
      assertThat(10 * Math.log10(power)).isBetween(38.0, 42.0);
    }
  }
}
