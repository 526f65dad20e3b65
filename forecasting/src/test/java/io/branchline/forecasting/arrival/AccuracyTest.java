package io.branchline.forecasting.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyTest {

  /** Section 9 of the published pairs. */
  @ParameterizedTest
  @CsvSource({"1, .73576", "10, .25022", "100, .07972", "1000, .02523"})
  void knowsThePoissonNoiseFloor(double mean, double wape) {
    assertThat(Accuracy.poissonDeviation(mean) / mean).isCloseTo(wape, within(5e-6));
  }

  @Test
  void joinsTheNormalLimitSmoothly() {
    assertThat(Accuracy.poissonDeviation(10_001))
        .isCloseTo(Accuracy.poissonDeviation(9_999.5), within(0.02));
    assertThat(Accuracy.poissonDeviation(0)).isZero();
  }

  @Test
  void sumsUpErrors() {
    Accuracy accuracy = Accuracy.NONE.with(10, 12).with(0, 1).plus(Accuracy.NONE.with(5, 4));
    assertThat(accuracy.wape()).isEqualTo(4 / 15.0);
    assertThat(accuracy.mae()).isEqualTo(4 / 3.0);
    assertThat(accuracy.rmse()).isEqualTo(Math.sqrt(6 / 3.0));
    assertThat(accuracy.mape()).isEqualTo((0.2 + 0.2) / 2);
    assertThat(accuracy.bias()).isEqualTo(2 / 15.0);
    assertThat(Accuracy.NONE.wape()).isNull();
    assertThat(Accuracy.NONE.rmse()).isNull();
  }
}
