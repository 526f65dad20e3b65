package io.branchline.forecasting.erlang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 2 of the published pairs, and an oracle of 34 digits that starts at the first line. */
class ErlangBTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.5, 1e-15",
    "2, 1, 0.2, 1e-15",
    "10, 5, 0.018384570337, 1e-12",
    "10, 20, 0.537963168632, 1e-12",
    "2510, 708, 0, 1e-300",
    "17, 10, 0.012948875, 1e-9",
    "16, 10, 0.022301872, 1e-9",
    "200, 180, 0.010324995, 1e-9",
    "14, 8, 0.017221, 1e-6",
    "15, 8, 0.009101, 1e-6",
    "100, 90, 0.02695738046, 1e-11",
    "1000, 950, 0.003649293689, 1e-12",
    "0, 5, 1, 0",
    "3, 0, 0, 0"
  })
  void blocksThePublishedShare(double lines, double erlangs, double blocking, double error) {
    assertThat(ErlangB.blocking(lines, erlangs)).isCloseTo(blocking, within(error));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 0.01, 11",
    "10, 0.01, 18",
    "708, 0.01, 736",
    "10, 0.02, 17",
    "1, 0.2, 2",
    "0, 0.01, 1"
  })
  void findsThePublishedNumberOfLines(double erlangs, double blocking, long lines) {
    assertThat(ErlangB.linesFor(erlangs, blocking)).isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource({"15, 0.01, 8.1080428, 1e-7", "30, 0.02, 21.9316, 5e-5", "1, 0.5, 1, 1e-14"})
  void findsTheTrafficThatLinesCarry(double lines, double blocking, double erlangs, double error) {
    assertThat(ErlangB.erlangsFor(lines, blocking)).isCloseTo(erlangs, within(error));
  }

  @Test
  void countsCallersWhoTryAgain() {
    double offered = ErlangB.withRetries(10, 7, 0.5);
    assertThat(offered).isCloseTo(7.340350038, within(1e-9));
    assertThat(ErlangB.blocking(10, offered)).isCloseTo(0.09273400766, within(1e-11));
    assertThat(ErlangB.blocking(10, 7)).isCloseTo(0.07874088297, within(1e-11));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.001",
    "7, 0.3",
    "50, 45.5",
    "300, 280",
    "5000, 5200",
    "5000, 50000",
    "20000, 19000.25",
    "100000, 100100",
    "100000, 99000",
    "200000, 2e9",
    "1000000, 1000000",
    "1000000, 998000",
    "1000000, 1250000"
  })
  void agreesWithTheFullRecursionIn34Digits(int lines, double erlangs) {
    assertThat(ErlangB.blocking(lines, erlangs))
        .isCloseTo(exact(lines, erlangs), withinPercentage(1e-10));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.01",
    "0.25, 1.49",
    "0.25, 1.51",
    "2.5, 1",
    "0.9, 40",
    "10.3, 8",
    "40.75, 33",
    "14.5, 50"
  })
  void isExactBetweenWholeLines(double lines, double erlangs) {
    assertThat(ErlangB.blocking(lines, erlangs))
        .isCloseTo(1 / integral(lines, erlangs), withinPercentage(1e-9));
  }

  @Test
  void isSmoothBetweenWholeLinesAtAMillion() {
    double a = 1_000_000;
    double left = ErlangB.blocking(1_000_000, a);
    double middle = ErlangB.blocking(1_000_000.5, a);
    double right = ErlangB.blocking(1_000_001, a);
    assertThat(middle).isBetween(right, left).isCloseTo((left + right) / 2, withinPercentage(1e-4));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> ErlangB.blocking(-1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Lines cannot be -1.0");
    assertThatThrownBy(() -> ErlangB.blocking(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Traffic in erlangs cannot be NaN");
    assertThatThrownBy(() -> ErlangB.linesFor(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The blocked share cannot be 0.0");
    assertThatThrownBy(() -> ErlangB.withRetries(1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The share of retries cannot be 1.0");
  }

  /** B(n, a) from B(0) = 1, step by step. */
  private static double exact(int lines, double erlangs) {
    MathContext digits = MathContext.DECIMAL128;
    BigDecimal a = new BigDecimal(erlangs);
    BigDecimal blocking = BigDecimal.ONE;
    for (int k = 1; k <= lines; k++) {
      BigDecimal busy = a.multiply(blocking, digits);
      blocking = busy.divide(busy.add(BigDecimal.valueOf(k)), digits);
    }
    return blocking.doubleValue();
  }

  /** 1/B = a times the integral of e^(-a t) (1 + t)^x, by Simpson's rule in s = a t. */
  private static double integral(double lines, double erlangs) {
    int steps = 2_000_000;
    double end = 60 + 12 * lines;
    double h = end / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      double s = i * h;
      sum += weight * Math.exp(-s + lines * Math.log1p(s / erlangs));
    }
    return sum * h / 3;
  }
}
