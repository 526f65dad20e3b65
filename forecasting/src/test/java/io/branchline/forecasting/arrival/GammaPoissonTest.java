package io.branchline.forecasting.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaPoissonTest {

  /** R 4.2: qnbinom(c(.025,.1,.25,.75,.9,.975), size = 1/v, mu = m), qpois for v = 0. */
  @ParameterizedTest
  @CsvSource({
    "10, 0, 4, 6, 8, 12, 14, 17",
    "1, 0, 0, 0, 0, 2, 2, 3",
  })
  void hasPoissonsQuantiles(
      double mean, double v, double a, double b, double c, double d, double e, double f) {
    assertThat(new GammaPoisson(mean, v).quantiles(0.025, 0.1, 0.25, 0.75, 0.9, 0.975))
        .containsExactly(a, b, c, d, e, f);
  }

  /**
   * A geometric distribution is a gamma-Poisson of v = 1: P(X <= k) = 1 - (m / (m + 1))^(k + 1).
   */
  @Test
  void hasTheGeometricsQuantiles() {
    double mean = 9;
    GammaPoisson distribution = new GammaPoisson(mean, 1);
    for (int k = 0; k < 30; k++) {
      assertThat(distribution.cumulative(k))
          .isCloseTo(1 - Math.pow(mean / (mean + 1), k + 1), within(1e-12));
    }
    assertThat(distribution.quantiles(0.5)[0]).isEqualTo(6);
  }

  @Test
  void goesOverIntoTheGammaWithoutAJump() {
    for (double v : new double[] {0, 0.001, 0.05}) {
      double[] exact = new GammaPoisson(399.9, v).quantiles(0.025, 0.1, 0.9, 0.975);
      double[] approximate = new GammaPoisson(400.1, v).quantiles(0.025, 0.1, 0.9, 0.975);
      for (int i = 0; i < 4; i++) {
        assertThat(approximate[i]).isCloseTo(exact[i], within(1.5));
      }
    }
  }

  @Test
  void holdsWhatItSays() {
    assertThat(new GammaPoisson(0, 0.1).range(0.95)).isEqualTo(new GammaPoisson.Range(0, 0));
    for (double mean : new double[] {0.2, 3, 25, 300}) {
      GammaPoisson distribution = new GammaPoisson(mean, 0.02);
      double within = 0;
      for (int k = 0; k < 3000; k++) {
        double probability = distribution.cumulative(k) - distribution.cumulative(k - 1);
        within += probability * distribution.within(k, 0.8);
      }
      assertThat(within).isCloseTo(0.8, within(0.002));
    }
    assertThatThrownBy(() -> new GammaPoisson(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No distribution has mean -1.0 and relative variance 0.0");
  }
}
