package io.branchline.forecasting.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntradayTest {

  @Test
  void isTheGammaPoissonsPosterior() {
    // Level 1 +- 10 %: shape 100. 50 calls expected, 75 came: (100 + 75) / (100 + 50).
    Intraday level = Intraday.after(0.01, 0, new double[] {20, 30}, new double[] {35, 40});
    assertThat(level.factor()).isCloseTo(175.0 / 150, within(1e-12));
    assertThat(level.dayVariance()).isCloseTo(1.0 / 175, within(1e-12));
  }

  @Test
  void believesTheMoreTheMoreItHasSeen() {
    double before = 1;
    for (int slots = 1; slots <= 20; slots++) {
      double[] expected = new double[slots];
      double[] came = new double[slots];
      java.util.Arrays.fill(expected, 10);
      java.util.Arrays.fill(came, 13);
      double factor = Intraday.after(0.01, 0.05, expected, came).factor();
      assertThat(factor).isGreaterThan(before).isLessThan(1.3);
      before = factor;
    }
  }

  @Test
  void changesNothingBeforeAnythingIsKnown() {
    assertThat(Intraday.after(0.01, 0.05, new double[0], new double[0]))
        .isEqualTo(Intraday.before(0.01));
    assertThat(Intraday.after(0.01, 0.05, new double[] {0}, new double[] {3}).factor())
        .isEqualTo(1);
    assertThatThrownBy(() -> Intraday.after(0.01, 0, new double[1], new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 intervals were expected, 2 came");
  }

  /** Half a day seen: the rest is forecast better than by the morning's forecast. */
  @Test
  void halvesTheErrorOfARoguishDay() {
    double plain = 0;
    double updated = 0;
    for (int seed = 0; seed < 200; seed++) {
      MadeUp truth = new MadeUp(seed, 1, 50, 0, 0.1, 0.03);
      double[] expected = new double[24];
      double[] came = new double[24];
      for (int i = 0; i < 24; i++) {
        double hour = (16 + i - 27) / 9.0;
        expected[i] = 50 * Math.exp(0.12 - 0.5 * hour * hour);
        came[i] = truth.calls(MadeUp.FIRST, 16 + i);
      }
      double[] head = java.util.Arrays.copyOf(expected, 12);
      Intraday level = Intraday.after(0.01, 0.001, head, java.util.Arrays.copyOf(came, 12));
      double rest = 0;
      double actual = 0;
      for (int i = 12; i < 24; i++) {
        rest += expected[i];
        actual += came[i];
      }
      plain += Math.pow(rest - actual, 2);
      updated += Math.pow(level.factor() * rest - actual, 2);
    }
    assertThat(updated).isLessThan(0.5 * plain);
  }
}
