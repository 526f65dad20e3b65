package io.branchline.forecasting.erlang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 3 of the published pairs; states summed one by one are the oracle elsewhere. */
class ErlangATest {

  private static final Load TEN_ERLANGS = Load.perHalfHour(100, 180);
  private static final ErlangA MODEL = new ErlangA(300);

  @ParameterizedTest
  @CsvSource({
    "10, .599433318, .1094379996, .8905620004, 32.83139987, 31.23942468, 45.78624749,"
        + " .5168101686, .03480496435, .5354463601, .551615133, .5803191337",
    "12, .3318020355, .0427111057, .7977407453, 12.81333171, 11.86141947, 34.14864952,"
        + " .7722793077, .01782424388, .7862944111, .7901035516, .8067358896",
    "14, .1452601143, .01398374412, .7042973256, 4.195123237, 3.878480045, 26.52214325,"
        + " .9167920919, .007163935411, .9234073223, .9239560273, .9297940946"
  })
  void performsAsTabulated(
      int agents,
      double waiting,
      double abandoned,
      double occupancy,
      double waitSeconds,
      double asaSeconds,
      double abandonedSeconds,
      double negative,
      double abandonedWithin,
      double ignored,
      double positive,
      double answeredOnly) {
    Performance performance = MODEL.at(agents, TEN_ERLANGS, 20, 20);
    assertThat(performance.waitProbability()).isCloseTo(waiting, withinPercentage(1e-7));
    assertThat(performance.abandoned()).isCloseTo(abandoned, withinPercentage(1e-7));
    assertThat(performance.occupancy()).isCloseTo(occupancy, withinPercentage(1e-7));
    assertThat(performance.waitSeconds()).isCloseTo(waitSeconds, withinPercentage(1e-7));
    assertThat(performance.asaSeconds()).isCloseTo(asaSeconds, withinPercentage(1e-7));
    assertThat(performance.abandonedWaitSeconds())
        .isCloseTo(abandonedSeconds, withinPercentage(1e-7));
    assertThat(performance.abandonedWithin()).isCloseTo(abandonedWithin, withinPercentage(1e-7));
    assertThat(performance.serviceLevel(ServiceLevelFormula.NEGATIVE))
        .isCloseTo(negative, withinPercentage(1e-7));
    assertThat(performance.serviceLevel(ServiceLevelFormula.IGNORE))
        .isCloseTo(ignored, withinPercentage(1e-7));
    assertThat(performance.serviceLevel(ServiceLevelFormula.POSITIVE))
        .isCloseTo(positive, withinPercentage(1e-7));
    assertThat(performance.serviceLevel(ServiceLevelFormula.ANSWERED_ONLY))
        .isCloseTo(answeredOnly, withinPercentage(1e-7));
    // S = T here, so the short variants equal those of T.
    assertThat(performance.serviceLevel(ServiceLevelFormula.SHORT_CREDIT))
        .isCloseTo(positive, withinPercentage(1e-7));
    assertThat(performance.serviceLevel(ServiceLevelFormula.SHORT_EXCLUDED))
        .isCloseTo(ignored, withinPercentage(1e-7));
  }

  @Test
  void meetsATargetOfLevelOccupancyAndAbandonment() {
    // A2
    Target target =
        Target.parse("80/20")
            .withMaxOccupancy(0.85)
            .withMaxAbandoned(0.05)
            .withShrinkage(Shrinkage.of(0.30));
    Requirement requirement = MODEL.solve(TEN_ERLANGS, target);
    assertThat(requirement.agents()).isEqualTo(13);
    assertThat(requirement.scheduled()).isEqualTo(19);
    Performance performance = requirement.performance();
    assertThat(performance).isNotNull();
    assertThat(performance.serviceLevel()).isCloseTo(0.8581777, within(5e-8));
    assertThat(performance.occupancy()).isCloseTo(0.750028228, within(5e-10));
    assertThat(performance.abandoned()).isCloseTo(0.02496330, within(5e-9));
    assertThat(performance.waitProbability()).isCloseTo(0.225797084, within(5e-10));
    assertThat(performance.waitSeconds()).isCloseTo(0.124816518 * 60, within(3e-8));
  }

  @ParameterizedTest
  @CsvSource({"15", "20", "25"})
  void equalsErlangCWhenNobodyHangsUp(int agents) {
    Performance patient = new ErlangA(6e7).at(agents, TEN_ERLANGS, 20);
    Performance endless = ErlangC.MODEL.at(agents, TEN_ERLANGS, 20);
    assertThat(patient.waitProbability()).isCloseTo(endless.waitProbability(), within(1e-6));
    assertThat(patient.serviceLevel()).isCloseTo(endless.serviceLevel(), within(1e-6));
    Performance steadfast = new ErlangA(1e15).at(agents, TEN_ERLANGS, 20);
    assertThat(steadfast.serviceLevel()).isCloseTo(endless.serviceLevel(), within(1e-12));
    assertThat(steadfast.asaSeconds()).isCloseTo(endless.asaSeconds(), withinPercentage(1e-9));
  }

  @Test
  void waitsAsPublished() {
    // A4 and A5
    Load load = new Load(3.5, 180, 60);
    assertThat(MODEL.withLines(13, 100, load, 20, 5).waitSeconds())
        .isCloseTo(9.9128026, within(5e-8));
    assertThat(MODEL.withLines(9, 100, load, 20, 5).waitSeconds())
        .isCloseTo(56.618435, within(5e-7));
    assertThat(MODEL.at(9, load, 20).waitSeconds()).isCloseTo(56.618435, within(5e-6));
  }

  @Test
  void worksInOverload() {
    Performance performance = MODEL.at(8, TEN_ERLANGS, 20);
    assertThat(performance.waitProbability()).isCloseTo(0.8475697697, within(5e-11));
    assertThat(performance.abandoned()).isCloseTo(0.2318641347, within(5e-11));
    assertThat(performance.occupancy()).isCloseTo(0.9601698316, within(5e-11));
    assertThat(performance.waitSeconds()).isCloseTo(69.55924041, within(5e-9));
  }

  @Test
  void countsBlockedCallsWhereLinesEnd() {
    Performance performance = MODEL.withLines(10, 12, TEN_ERLANGS, 20, 5);
    assertThat(performance.blocked()).isCloseTo(0.1306744044, within(5e-11));
    assertThat(performance.abandoned() / (1 - performance.blocked()))
        .isCloseTo(0.02813934001, within(5e-12));
    assertThat(performance.occupancy()).isCloseTo(0.8448633471, within(5e-11));
    assertThat(performance.waitSeconds()).isCloseTo(8.441802002, within(5e-10));
    Performance noQueue = MODEL.withLines(10, 10, TEN_ERLANGS, 20, 5);
    assertThat(noQueue.blocked()).isCloseTo(ErlangB.blocking(10, 10), within(1e-14));
    Performance endless = ErlangC.withLines(14, 400, TEN_ERLANGS, 20, 5);
    assertThat(endless.serviceLevel()).isCloseTo(0.8883500192, within(5e-11));
    assertThat(endless.asaSeconds()).isCloseTo(7.8359370118, within(5e-10));
    assertThat(ErlangC.withLines(5, 200, TEN_ERLANGS, 20, 5).blocked())
        .isCloseTo(0.5, within(1e-9));
  }

  @Test
  void agreesWithTheSumOverStates() {
    long seed = 20261122;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      int agents = (int) Math.ceil(Math.exp(random.nextDouble(0, 6)));
      double erlangs = agents * random.nextDouble(0.2, 2.5);
      double handle = random.nextDouble(20, 900);
      Load load = Load.ofErlangs(erlangs, handle);
      ErlangA model = new ErlangA(handle * Math.exp(random.nextDouble(-3, 3)));
      double t = random.nextInt(0, 90);
      double s = random.nextInt(0, 20);
      Performance smooth = model.at(agents, load, t, s);
      double queue = Math.max(0, erlangs - agents) * model.patienceSeconds() / handle;
      double spread = Math.sqrt(erlangs * Math.max(1, model.patienceSeconds() / handle));
      int lines = agents + (int) (queue + 15 * spread + 3_000);
      Performance summed = model.withLines(agents, lines, load, t, s);
      String what = agents + " agents, " + load + ", " + model + ", T " + t;
      assertThat(smooth.waitProbability())
          .as(what)
          .isCloseTo(summed.waitProbability(), within(1e-11));
      assertThat(smooth.abandoned()).as(what).isCloseTo(summed.abandoned(), within(1e-11));
      assertThat(smooth.serviceLevel()).as(what).isCloseTo(summed.serviceLevel(), within(1e-11));
      assertThat(smooth.abandonedWithin())
          .as(what)
          .isCloseTo(summed.abandonedWithin(), within(1e-11));
      assertThat(smooth.shortAbandoned())
          .as(what)
          .isCloseTo(summed.shortAbandoned(), within(1e-11));
      assertThat(smooth.occupancy()).as(what).isCloseTo(summed.occupancy(), within(1e-11));
      assertThat(smooth.asaSeconds())
          .as(what)
          .isCloseTo(summed.asaSeconds(), within(1e-9 * (1 + summed.asaSeconds())));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1000000, 1000000",
    "1000000, 999000",
    "1000000, 1003000",
    "100000, 130000",
    "1000, 1000000"
  })
  void isExactAtAMillionAgents(int agents, double erlangs) {
    Load load = Load.ofErlangs(erlangs, 240);
    double queue = Math.max(0, erlangs - agents) * 300 / 240.0;
    int lines = agents + (int) (queue + 12 * Math.sqrt(erlangs * 300 / 240) + 200);
    Performance smooth = MODEL.at(agents, load, 20);
    Performance summed = MODEL.withLines(agents, lines, load, 20, 5);
    assertThat(smooth.waitProbability()).isCloseTo(summed.waitProbability(), within(1e-10));
    assertThat(smooth.abandoned()).isCloseTo(summed.abandoned(), within(1e-10));
    assertThat(smooth.serviceLevel()).isCloseTo(summed.serviceLevel(), within(1e-10));
    assertThat(smooth.occupancy()).isCloseTo(summed.occupancy(), within(1e-10));
  }

  @Test
  void isSmoothBetweenWholeAgents() {
    double previous = 0;
    for (double agents = 0.25; agents < 30; agents += 0.125) {
      double level = MODEL.at(agents, TEN_ERLANGS, 20).serviceLevel();
      assertThat(level).isGreaterThan(previous).isLessThan(1);
      previous = level;
    }
    double agents = MODEL.solveFractional(TEN_ERLANGS, Target.parse("80/20"));
    assertThat(agents).isBetween(12.0, 13.0);
    assertThat(MODEL.at(agents, TEN_ERLANGS, 20).serviceLevel()).isCloseTo(0.8, within(1e-10));
  }

  @Test
  void solvesForEveryFormula() {
    for (ServiceLevelFormula formula : ServiceLevelFormula.values()) {
      Target target = Target.parse("90/20").by(formula);
      int agents = MODEL.solve(TEN_ERLANGS, target).agents();
      assertThat(MODEL.at(agents, TEN_ERLANGS, 20).serviceLevel(formula))
          .isGreaterThanOrEqualTo(0.9);
      assertThat(MODEL.at(agents - 1, TEN_ERLANGS, 20).serviceLevel(formula)).isLessThan(0.9);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, .1094379996, .5168101686",
    ".5, 107.6732112, .1425277667, .410901819",
    ".8, 117.9803686, .1905016996, .2833618285"
  })
  void countsCallersWhoDialAgain(double redials, double attempts, double abandoned, double level) {
    Performance performance = new ErlangX(300, redials).at(10, TEN_ERLANGS, 20);
    assertThat(performance.attempts()).isCloseTo(attempts, within(5e-8));
    assertThat(performance.abandoned()).isCloseTo(abandoned, within(5e-11));
    assertThat(performance.serviceLevel()).isCloseTo(level, within(5e-11));
  }

  @Test
  void needsMoreAgentsWhenCallersDialAgain() {
    Target target = Target.parse("80/20");
    assertThat(new ErlangX(300, 0).solve(TEN_ERLANGS, target).agents()).isEqualTo(13);
    assertThat(new ErlangX(300, 0.9).solve(TEN_ERLANGS, target).agents())
        .isGreaterThanOrEqualTo(13);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new ErlangA(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The mean patience must be above 0 s, not 0.0. For callers who never hang up use"
                + " Erlang C");
    assertThatThrownBy(() -> new ErlangX(300, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The share that dials again must be from 0 % to below 100 %, not 100.0 %");
    assertThatThrownBy(() -> MODEL.withLines(10, 9, TEN_ERLANGS, 20, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "There must be at least 1 agent and as many lines as agents, not 10 agents and 9"
                + " lines");
  }
}
