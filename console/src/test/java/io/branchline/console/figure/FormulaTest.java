package io.branchline.console.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.branchline.scoring.kpi.ServiceLevel;
import org.junit.jupiter.api.Test;

final class FormulaTest {

  /**
   * ICMI's example: 1000 answered, 860 within 20 s; 60 abandoned, 20 within 20 s, 10 within 5 s.
   */
  private static final Counters ICMI = new Counters(1060, 1000, 60, 0, 860, 20, 10, 0, 1000, 0);

  @Test
  void publishedExample() {
    assertThat(Formula.POSITIVE.of(ICMI)).isCloseTo(0.830189, within(5e-7));
    assertThat(Formula.ANSWERED_ONLY.of(ICMI)).isCloseTo(0.86, within(5e-7));
    assertThat(Formula.NEGATIVE.of(ICMI)).isCloseTo(0.811321, within(5e-7));
    assertThat(Formula.IGNORE.of(ICMI)).isCloseTo(0.826923, within(5e-7));
    assertThat(Formula.SHORT_CREDIT.of(ICMI)).isCloseTo(0.820755, within(5e-7));
    assertThat(Formula.SHORT_EXCLUDED.of(ICMI)).isCloseTo(0.819048, within(5e-7));
  }

  @Test
  void sameNamesAndValuesAsScoring() {
    var counters =
        new io.branchline.scoring.kpi.Counters(
            1060, 1060, 1000, 60, 0, 0, 0, 860, 20, 10, 0, 0, 1000, 0, 0, 0, 0, 0, 0);
    for (Formula formula : Formula.values()) {
      ServiceLevel same = ServiceLevel.parse(formula.id());
      assertThat(formula.of(ICMI)).as(formula.id()).isEqualTo(same.of(counters).getAsDouble());
    }
    assertThat(Formula.values()).hasSameSizeAs(ServiceLevel.values());
  }

  @Test
  void nothingOfferedIsNoFigure() {
    for (Formula formula : Formula.values()) {
      assertThat(formula.of(Counters.NONE)).isNull();
    }
  }
}
