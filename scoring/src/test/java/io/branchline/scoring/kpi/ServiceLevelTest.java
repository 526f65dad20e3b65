package io.branchline.scoring.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.CallOutcome;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServiceLevelTest {

  private static final Thresholds T20S5 = new Thresholds(20, 5);

  private static Counters calls(CallOutcome outcome, long waitMillis, int number) {
    Counters one =
        Counters.of(
            new CallFacts("q", "", outcome, Instant.EPOCH, waitMillis, 1000, 500, 250), T20S5);
    Counters sum = Counters.ZERO;
    for (int i = 0; i < number; i++) {
      sum = sum.plus(one);
    }
    return sum;
  }

  /**
   * ICMI QueueTips, 1 August 2002: 1000 answered, 860 of them within 20 s; 60 abandoned, 20 within
   * 20 s, 10 within 5 s.
   */
  private static final Counters ICMI =
      calls(CallOutcome.ANSWERED, 20_000, 860)
          .plus(calls(CallOutcome.ANSWERED, 20_001, 140))
          .plus(calls(CallOutcome.ABANDONED, 5_000, 10))
          .plus(calls(CallOutcome.ABANDONED, 20_000, 10))
          .plus(calls(CallOutcome.ABANDONED, 20_001, 40));

  @Test
  void theSixFormulasGiveTheirSixValues() {
    Map<ServiceLevel, Double> expected =
        Map.of(
            ServiceLevel.POSITIVE, 83.0189,
            ServiceLevel.ANSWERED_ONLY, 86.0000,
            ServiceLevel.NEGATIVE, 81.1321,
            ServiceLevel.IGNORE, 82.6923,
            ServiceLevel.SHORT_CREDIT, 82.0755,
            ServiceLevel.SHORT_EXCLUDED, 81.9048);
    expected.forEach(
        (level, percent) ->
            assertThat(100 * level.of(ICMI).orElseThrow())
                .describedAs(level.name())
                .isCloseTo(percent, within(0.00005)));
  }

  @Test
  void noTrafficMeansNoFigure() {
    for (ServiceLevel level : ServiceLevel.values()) {
      assertThat(level.of(Counters.ZERO)).isEmpty();
    }
    assertThat(Counters.ZERO.answerRate()).isEmpty();
    assertThat(Counters.ZERO.abandonRate()).isEmpty();
    assertThat(Counters.ZERO.asaSeconds()).isEmpty();
    assertThat(Counters.ZERO.ahtSeconds()).isEmpty();
    assertThat(Counters.ZERO.occupancy()).isEmpty();
  }

  @Test
  void onlyShortAbandonsLeaveTheFormulasThatExcludeThemWithoutAFigure() {
    Counters shortOnly = calls(CallOutcome.ABANDONED, 3_000, 4);
    assertThat(ServiceLevel.SHORT_EXCLUDED.of(shortOnly)).isEmpty();
    assertThat(ServiceLevel.IGNORE.of(shortOnly)).isEmpty();
    assertThat(ServiceLevel.POSITIVE.of(shortOnly)).hasValue(1);
    assertThat(ServiceLevel.NEGATIVE.of(shortOnly)).hasValue(0);
  }

  @Test
  void rollUpsAreSumsOverSums() {
    Counters x =
        calls(CallOutcome.ANSWERED, 10_000, 930).plus(calls(CallOutcome.ANSWERED, 30_000, 70));
    Counters y =
        calls(CallOutcome.ANSWERED, 10_000, 50).plus(calls(CallOutcome.ANSWERED, 30_000, 50));
    assertThat(100 * ServiceLevel.NEGATIVE.of(x.plus(y)).orElseThrow())
        .isCloseTo(89.0909, within(0.00005));
  }

  @Test
  void speedOfAnswerAndHandleTime() {
    assertThat(ICMI.asaSeconds().orElseThrow())
        .isCloseTo((860 * 20.0 + 140 * 20.001) / 1000, within(1e-9));
    assertThat(ICMI.ahtSeconds()).hasValue(1.75);
    assertThat(Counters.ofStates(45, 15, 90).occupancy()).hasValue(0.75);
  }

  @Test
  void callsThatNeverQueuedAreArrivedButNotOffered() {
    Counters c =
        calls(CallOutcome.ENDED_IN_IVR, 0, 3)
            .plus(calls(CallOutcome.OPEN, 0, 2))
            .plus(calls(CallOutcome.FLOWED_OUT, 9_000, 1));
    assertThat(c.arrived()).isEqualTo(6);
    assertThat(c.offered()).isEqualTo(1);
    assertThat(c.flowedOut()).isEqualTo(1);
    assertThat(c.endedInIvr()).isEqualTo(3);
    assertThat(c.open()).isEqualTo(2);
    assertThat(ServiceLevel.NEGATIVE.of(c)).isEmpty();
  }

  @Test
  void formulasAreNamedByCodeOrId() {
    assertThat(ServiceLevel.parse("v6")).isEqualTo(ServiceLevel.SHORT_EXCLUDED);
    assertThat(ServiceLevel.parse("short-excluded")).isEqualTo(ServiceLevel.SHORT_EXCLUDED);
    assertThat(ServiceLevel.NEGATIVE.formula(T20S5, "en"))
        .isEqualTo("answered ≤ 20 s / (answered + abandoned)");
    assertThat(ServiceLevel.SHORT_CREDIT.formula(T20S5, "zh"))
        .isEqualTo("（20 秒 内接听 + 5 秒 内放弃）/（接听 + 放弃）");
    assertThatThrownBy(() -> ServiceLevel.parse("V7"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("There is no service-level formula 'V7'. Use one of: V1 positive,");
  }
}
