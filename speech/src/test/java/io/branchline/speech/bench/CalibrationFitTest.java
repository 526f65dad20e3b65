package io.branchline.speech.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.recognise.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationFitTest {

  /** Words of a recogniser that is too sure of itself: right by the square of its confidence. */
  private static List<Heard.Judged> words(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Heard.Judged> words = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      double confidence = random.nextDouble();
      words.add(
          new Heard.Judged(
              "call" + i % 8, confidence, random.nextDouble() < confidence * confidence));
    }
    return words;
  }

  @Test
  void calibratedConfidenceMeansWhatItSays() {
    List<Heard.Judged> words = words(3);

    assertThat(Reliability.of(words).error()).isGreaterThan(0.1);
    assertThat(Reliability.of(CalibrationFit.leaveOneCallOut(words)).error()).isLessThan(0.05);
  }

  @Test
  void calibrationNeverFallsAndNeverSaysAlways() {
    Calibration calibration = CalibrationFit.of(words(5));
    double last = 0;
    for (double confidence = 0; confidence <= 1; confidence += 0.01) {
      double share = calibration.apply(confidence);
      assertThat(share).isGreaterThanOrEqualTo(last).isBetween(0.0001, 0.9999);
      last = share;
    }
  }

  @Test
  void binsHoldEveryWordOnce() {
    Reliability reliability =
        Reliability.of(
            List.of(
                new Heard.Judged("a", 0, false),
                new Heard.Judged("a", 0.9, true),
                new Heard.Judged("a", 0.9, false),
                new Heard.Judged("a", 1, true)));

    assertThat(reliability.bins()).extracting(Reliability.Bin::words).containsExactly(1, 2, 1);
    assertThat(reliability.error()).isEqualTo(0.2);
  }
}
