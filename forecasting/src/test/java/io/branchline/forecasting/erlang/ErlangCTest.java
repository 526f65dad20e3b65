package io.branchline.forecasting.erlang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 1 of the published pairs. */
class ErlangCTest {

  private static final Load TEN_ERLANGS = Load.perHalfHour(100, 180);

  @ParameterizedTest
  @CsvSource({
    "11, 0.6821182, 0.3896138, 122.78127684, 0.9090909",
    "12, 0.4493882, 0.6401580, 40.4449401868, 0.8333333",
    "13, 0.2852705, 0.7955948, 17.1162271822, 0.7692308",
    "14, 0.1741319336, 0.8883500192, 7.8359370118, 0.7142857"
  })
  void performsAsPublished(
      int agents, double waiting, double level, double asaSeconds, double occupancy) {
    Performance performance = ErlangC.MODEL.at(agents, TEN_ERLANGS, 20);
    assertThat(performance.waitProbability()).isCloseTo(waiting, within(5.1e-8));
    assertThat(performance.serviceLevel()).isCloseTo(level, within(5.1e-8));
    assertThat(performance.asaSeconds()).isCloseTo(asaSeconds, within(6e-9));
    assertThat(performance.occupancy()).isCloseTo(occupancy, within(5.1e-8));
    for (ServiceLevelFormula formula : ServiceLevelFormula.values()) {
      assertThat(performance.serviceLevel(formula)).isEqualTo(performance.serviceLevel());
    }
  }

  @Test
  void answersThoseWhoDoNotWaitAtOnce() {
    assertThat(1 - ErlangC.waitProbability(14, 10)).isCloseTo(0.8258681, within(5e-8));
  }

  @Test
  void takesTheThresholdForWhatItIs() {
    // C6: 0.33 minutes are 19.8 s.
    assertThat(ErlangC.MODEL.at(14, TEN_ERLANGS, 19.8).serviceLevel())
        .isCloseTo(0.8878526927, within(1e-10));
  }

  @Test
  void meetsTargetOccupancyAndShrinkage() {
    Target target =
        Target.parse("80/20").withMaxOccupancy(0.85).withShrinkage(Shrinkage.parse("30%"));
    Requirement c5 = ErlangC.MODEL.solve(TEN_ERLANGS, target);
    assertThat(c5.agents()).isEqualTo(14);
    assertThat(c5.scheduled()).isEqualTo(20);
    Requirement c7 =
        ErlangC.MODEL.solve(
            TEN_ERLANGS,
            Target.of(0.8, 19.8).withMaxOccupancy(0.7).withShrinkage(Shrinkage.of(0.3)));
    assertThat(c7.agents()).isEqualTo(15);
    assertThat(c7.scheduled()).isEqualTo(22);
    assertThat(c7.performance()).isNotNull();
    assertThat(c7.performance().serviceLevel()).isCloseTo(0.941, within(5e-4));
    assertThat(c7.performance().occupancy()).isCloseTo(0.667, within(5e-4));
    assertThat(c7.performance().waitProbability()).isCloseTo(0.102, within(5e-4));
  }

  @Test
  void waitsAsPublished() {
    // C19 and C20
    assertThat(ErlangC.MODEL.at(13, new Load(3.5, 180, 60), 20).asaSeconds())
        .isCloseTo(26.556886, within(5e-7));
    Performance c20 = ErlangC.MODEL.at(25, Load.ofErlangs(20, 180), 20);
    assertThat(c20.waitProbability()).isCloseTo(0.2091028266, within(5e-11));
    assertThat(c20.asaSeconds()).isCloseTo(7.5277018, within(5e-8));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.5, 0.5",
    "2, 1, 0.33333333333333333",
    "2, 1.5, 0.6428571428571429",
    "3, 2, 0.4444444444444444"
  })
  void equalsTheClosedForm(int agents, double erlangs, double waiting) {
    assertThat(ErlangC.waitProbability(agents, erlangs)).isCloseTo(waiting, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 90, 0.2169404809, 0.9285847149, 3.904928656",
    "1000, 950, 0.06825341538, 0.9997361377, 0.2457122954"
  })
  void staysExactWhereFactorialsOverflow(
      int agents, double erlangs, double waiting, double level, double asaSeconds) {
    Performance performance = ErlangC.MODEL.at(agents, Load.ofErlangs(erlangs, 180), 20);
    assertThat(performance.waitProbability()).isCloseTo(waiting, withinPercentage(1e-8));
    assertThat(performance.serviceLevel()).isCloseTo(level, within(5e-11));
    assertThat(performance.asaSeconds()).isCloseTo(asaSeconds, withinPercentage(1e-7));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 180, 80/20, 3, 0.927206",
    "10, 180, 93/20, 4, 0.985377",
    "10, 180, 90/20, 3, 0.927206",
    "10, 180, 90/15, 3, 0.923047",
    "50, 180, 80/20, 8, 0.880148",
    "50, 180, 90/20, 9, 0.948378",
    "50, 180, 93/20, 9, 0.948378",
    "50, 180, 90/15, 9, 0.942312",
    "100, 180, 80/20, 14, 0.88835",
    "100, 180, 90/20, 15, 0.941453",
    "100, 180, 93/20, 15, 0.941453",
    "100, 180, 90/15, 15, 0.93273",
    "100, 300, 80/20, 21, 0.826344",
    "100, 300, 90/20, 23, 0.934023",
    "100, 300, 93/20, 23, 0.934023",
    "100, 300, 90/15, 23, 0.926678"
  })
  void needsThePublishedAgents(
      double calls, double handleSeconds, String target, int agents, double level) {
    Requirement requirement =
        ErlangC.MODEL.solve(Load.perHalfHour(calls, handleSeconds), Target.parse(target));
    assertThat(requirement.agents()).isEqualTo(agents);
    assertThat(requirement.performance()).isNotNull();
    assertThat(requirement.performance().serviceLevel()).isCloseTo(level, within(1e-6));
  }

  @Test
  void needsFewerAgentsWhenBranchesArePooled() {
    Target target = Target.parse("93/20");
    assertThat(ErlangC.MODEL.solve(Load.ofErlangs(10, 180), target).agents()).isEqualTo(15);
    assertThat(ErlangC.MODEL.solve(Load.ofErlangs(2, 180), target).agents()).isEqualTo(5);
    assertThat(ErlangC.MODEL.solve(Load.ofErlangs(100, 180), target).agents()).isEqualTo(111);
  }

  @Test
  void needsThe22AgentsThatOthersRoundTo23() {
    // "Wrong oracles" 3: 10 erlangs, 99.9 % within 5 s.
    Requirement requirement = ErlangC.MODEL.solve(TEN_ERLANGS, Target.of(0.999, 5));
    assertThat(requirement.agents()).isEqualTo(22);
    assertThat(requirement.performance()).isNotNull();
    assertThat(requirement.performance().serviceLevel()).isCloseTo(0.999469, within(5e-7));
  }

  @Test
  void neverReportsANegativeWait() {
    for (double agents : new double[] {1, 9, 9.5, 10}) {
      Performance performance = ErlangC.MODEL.at(agents, TEN_ERLANGS, 20);
      assertThat(performance.asaSeconds()).isInfinite().isPositive();
      assertThat(performance.serviceLevel()).isZero();
      assertThat(performance.occupancy()).isEqualTo(1);
    }
  }

  @Test
  void needsNobodyForNoCalls() {
    Requirement nothing = ErlangC.MODEL.solve(Load.perHalfHour(0, 0), Target.parse("80/20"));
    assertThat(nothing.agents()).isZero();
    assertThat(nothing.scheduled()).isZero();
    assertThat(nothing.performance()).isNull();
  }

  @Test
  void meetsAMeanWait() {
    Requirement requirement = ErlangC.MODEL.solve(TEN_ERLANGS, Target.ofAsa(10));
    assertThat(requirement.agents()).isEqualTo(14);
    assertThat(ErlangC.MODEL.solve(TEN_ERLANGS, Target.ofAsa(17.2)).agents()).isEqualTo(13);
  }

  @Test
  void keepsTheOccupancyExactlyAtItsLimit() {
    // 8.5 erlangs at 85 % are 10 agents, though 8.5 / 0.85 is a little more in doubles.
    assertThat(
            ErlangC.MODEL
                .solve(Load.ofErlangs(8.5, 180), Target.of(0, 20).withMaxOccupancy(0.85))
                .agents())
        .isEqualTo(10);
  }

  @Test
  void solvesBackwardWhatItSaysForward() {
    long seed = 20261122;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 5_000; i++) {
      double erlangs = Math.exp(random.nextDouble(-4, i % 100 == 0 ? 13.8 : 6));
      Load load = Load.ofErlangs(erlangs, random.nextDouble(20, 900));
      Target target =
          Target.of(random.nextDouble(0.3, 0.999), random.nextInt(0, 60))
              .withMaxOccupancy(random.nextDouble(0.6, 1));
      int agents = ErlangC.MODEL.solve(load, target).agents();
      assertThat(target.metBy(ErlangC.MODEL.at(agents, load, target.seconds())))
          .as("%s %s %s", load, target, agents)
          .isTrue();
      assertThat(agents > 1 && target.metBy(ErlangC.MODEL.at(agents - 1, load, target.seconds())))
          .as("%s %s %s", load, target, agents)
          .isFalse();
      assertThat((long) agents).isEqualTo(Search.smallestAgents(ErlangC.MODEL, load, target));
    }
  }

  @Test
  void answersInFractionsOfAgentsAndInCalls() {
    Target target = Target.parse("80/20");
    double agents = ErlangC.MODEL.solveFractional(TEN_ERLANGS, target);
    assertThat(agents).isBetween(13.0, 14.0);
    assertThat(ErlangC.MODEL.at(agents, TEN_ERLANGS, 20).serviceLevel())
        .isCloseTo(0.8, within(1e-10));
    double calls = ErlangC.MODEL.callsFor(14, TEN_ERLANGS, target);
    assertThat(calls).isBetween(100.0, 115.0);
    assertThat(ErlangC.MODEL.at(14, TEN_ERLANGS.withCalls(calls), 20).serviceLevel())
        .isCloseTo(0.8, within(1e-10));
  }

  @Test
  void staffsAMillionAgents() {
    Load load = Load.ofErlangs(999_000, 180);
    Requirement requirement = ErlangC.MODEL.solve(load, Target.of(0.8, 0));
    assertThat(requirement.agents()).isBetween(999_001, 1_001_000);
    assertThat(ErlangC.MODEL.at(requirement.agents() - 1, load, 0).serviceLevel()).isLessThan(0.8);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> Target.of(1, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The service level 100 % must be from 0 % to below 100 %: no number of agents"
                + " guarantees that nobody waits. Maybe 99 %?");
    assertThatThrownBy(() -> Target.parse("80"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The target '80' is not LEVEL/SECONDS. Maybe 80/20?");
    assertThatThrownBy(() -> Load.perHalfHour(10, -5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The handle time in seconds must be above 0, not -5.0");
    assertThatThrownBy(() -> ErlangC.MODEL.at(0, TEN_ERLANGS, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Agents must be above 0, not 0.0");
  }
}
