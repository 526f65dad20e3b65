package io.branchline.forecasting.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.branchline.forecasting.erlang.ErlangA;
import io.branchline.forecasting.erlang.ErlangB;
import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.Performance;
import io.branchline.forecasting.erlang.ServiceLevelFormula;
import io.branchline.forecasting.simulation.RecordedCalls.RecordedCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

  private static final double HOUR = 3600;
  private static final TimeLaw HANDLING = TimeLaw.exponential(180);
  private static final int WARM_UP = 5;
  private static final int BATCHES = 40;
  private static final int HOURS_A_BATCH = 150;

  /** Every call's outcome, as text, sorted. */
  private static final class Outcomes implements CallLog {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void answered(int type, double atSeconds, double waitSeconds) {
      lines.add(NaiveSimulation.answered(type, atSeconds, waitSeconds));
    }

    @Override
    public void abandoned(int type, double atSeconds, double waitSeconds) {
      lines.add(NaiveSimulation.abandoned(type, atSeconds, waitSeconds));
    }

    @Override
    public void unanswered(int type, double atSeconds) {
      lines.add(NaiveSimulation.unanswered(type, atSeconds));
    }

    List<String> sorted() {
      return lines.stream().sorted().toList();
    }
  }

  @Test
  void doesWithEveryCallWhatTheNaiveSimulationDoes() {
    for (long seed = 1; seed <= 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Centre centre = randomCentre(random);
      List<RecordedCall> calls = randomCalls(random, centre);
      Outcomes outcomes = new Outcomes();
      new Simulation(centre, outcomes).run(new RecordedCalls(calls));
      assertThat(outcomes.sorted())
          .as("seed %d, %s", seed, centre)
          .isEqualTo(new NaiveSimulation(centre).run(calls));
      assertThat(outcomes.lines).hasSize(calls.size());
    }
  }

  private static Centre randomCentre(SplittableRandom random) {
    int typeCount = random.nextInt(1, 4);
    int intervals = random.nextInt(1, 6);
    List<CallType> types = new ArrayList<>();
    for (int type = 0; type < typeCount; type++) {
      types.add(new CallType("t" + type, random.nextInt(3), HANDLING, TimeLaw.endless()));
    }
    List<Team> teams = new ArrayList<>();
    for (int team = random.nextInt(1, 4); team > 0; team--) {
      List<Integer> skills = new ArrayList<>();
      for (int type = 0; type < typeCount; type++) {
        if (random.nextBoolean()) {
          skills.add(type);
        }
      }
      if (skills.isEmpty()) {
        skills.add(random.nextInt(typeCount));
      }
      List<Integer> agents = new ArrayList<>();
      for (int interval = 0; interval < intervals; interval++) {
        agents.add(random.nextInt(5));
      }
      teams.add(new Team("g" + team, agents, skills, 0.5 + random.nextDouble()));
    }
    return new Centre(types, teams, 600);
  }

  private static List<RecordedCall> randomCalls(SplittableRandom random, Centre centre) {
    List<RecordedCall> calls = new ArrayList<>();
    for (int call = random.nextInt(150); call > 0; call--) {
      calls.add(
          new RecordedCall(
              random.nextDouble(centre.intervals() * 600.0),
              random.nextInt(centre.types().size()),
              180 * random.nextExponential(),
              random.nextBoolean() ? 90 * random.nextExponential() : Double.POSITIVE_INFINITY));
    }
    return calls;
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 14})
  void agreesWithErlangC(int agents) {
    Load load = Load.perHalfHour(100, 180);
    assertAgrees(HANDLING, TimeLaw.endless(), agents, load, ErlangC.MODEL.at(agents, load, 20));
  }

  /** Eight agents for ten erlangs: only those who hang up keep the queue finite. */
  @ParameterizedTest
  @ValueSource(ints = {8, 12, 14})
  void agreesWithErlangA(int agents) {
    Load load = Load.perHalfHour(100, 180);
    assertAgrees(
        HANDLING, TimeLaw.exponential(300), agents, load, new ErlangA(300).at(agents, load, 20));
  }

  /** Nobody waits: what is lost is Erlang's B, whatever the handle times' law. */
  @Test
  void agreesWithErlangB() {
    Load load = Load.perHalfHour(100, 180);
    List<Double> blocked =
        batches(
            steady(TimeLaw.lognormal(180, 1.2), TimeLaw.constant(0), 10, load, 1),
            DayCounts.Counts::abandonment);
    assertInside(blocked, ErlangB.blocking(10, load.erlangs()), "blocked");
  }

  /**
   * Pollaczek and Khinchine: mean wait = occupancy x handle time x (1 + c^2) / 2 / (1 - occupancy).
   */
  @Test
  void agreesWithPollaczekAndKhinchineForOneAgent() {
    Load load = Load.perHour(14, 180);
    double occupancy = load.erlangs();
    double variation = 0.8;
    double wait = occupancy * 180 * (1 + variation * variation) / 2 / (1 - occupancy);
    List<Double> waits =
        batches(
            steady(TimeLaw.lognormal(180, variation), TimeLaw.endless(), 1, load, 2),
            DayCounts.Counts::asaSeconds);
    assertInside(waits, wait, "ASA");
  }

  /** Cobham 1954: one agent, two priorities, nobody interrupted. */
  @Test
  void agreesWithCobhamForPriorities() {
    List<CallType> types =
        List.of(
            new CallType("vip", 1, HANDLING, TimeLaw.endless()),
            new CallType("other", 0, HANDLING, TimeLaw.endless()));
    double vip = 4 * 180 / HOUR;
    double all = 13 * 180 / HOUR;
    double residual = all * 180;
    Centre centre = new Centre(types, List.of(Team.of("g", hours(1), List.of(0, 1))), HOUR);
    DayCounts counts = run(centre, List.of(hourly(4), hourly(9)), 3);
    assertInside(waits(counts, 0), residual / (1 - vip), "ASA of the first priority");
    assertInside(waits(counts, 1), residual / (1 - vip) / (1 - all), "ASA of the second priority");
  }

  private static List<Double> waits(DayCounts counts, int type) {
    List<Double> means = new ArrayList<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      double sum = 0;
      double answered = 0;
      for (int hour = 0; hour < HOURS_A_BATCH; hour++) {
        DayCounts.Counts of = counts.of(type, WARM_UP + batch * HOURS_A_BATCH + hour);
        Double mean = of.asaSeconds();
        sum += mean == null ? 0 : mean * of.answered();
        answered += of.answered();
      }
      means.add(sum / answered);
    }
    return means;
  }

  private static void assertAgrees(
      TimeLaw handling, TimeLaw patience, int agents, Load load, Performance erlang) {
    DayCounts counts = steady(handling, patience, agents, load, agents);
    for (ServiceLevelFormula formula : ServiceLevelFormula.values()) {
      assertInside(
          batches(counts, of -> of.serviceLevel(formula)),
          erlang.serviceLevel(formula),
          formula.name());
    }
    assertInside(batches(counts, DayCounts.Counts::asaSeconds), erlang.asaSeconds(), "ASA");
    assertInside(batches(counts, DayCounts.Counts::abandonment), erlang.abandoned(), "abandoned");
  }

  /** The truth lies within the simulation's own 99.99 % interval, which is narrow. */
  private static void assertInside(List<Double> batches, double truth, String figure) {
    Spread spread = Spread.of(batches);
    double halfWidth = 2 * spread.error();
    assertThat(spread.mean()).as(figure).isCloseTo(truth, within(halfWidth + 1e-12));
    assertThat(halfWidth)
        .as("width of " + figure)
        .isLessThanOrEqualTo(0.12 * Math.max(truth, 0.01));
  }

  private static DayCounts steady(
      TimeLaw handling, TimeLaw patience, int agents, Load load, long seed) {
    Centre centre = Centre.of(CallType.of("calls", handling, patience), hours(agents), HOUR);
    return run(centre, List.of(hourly(load.callsPerSecond() * HOUR)), seed);
  }

  private static DayCounts run(Centre centre, List<List<Double>> calls, long seed) {
    DayCounts counts = new DayCounts(centre, 20, 5);
    new Simulation(centre, counts).run(new PoissonCalls(centre.types(), calls, HOUR, seed));
    return counts;
  }

  private static List<Double> batches(DayCounts counts, Function<DayCounts.Counts, Double> figure) {
    List<Double> figures = new ArrayList<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      int from = WARM_UP + batch * HOURS_A_BATCH;
      figures.add(requireNonNull(figure.apply(counts.sum(from, from + HOURS_A_BATCH))));
    }
    return figures;
  }

  private static List<Integer> hours(int agents) {
    return Collections.nCopies(WARM_UP + BATCHES * HOURS_A_BATCH, agents);
  }

  private static List<Double> hourly(double calls) {
    return Collections.nCopies(WARM_UP + BATCHES * HOURS_A_BATCH, calls);
  }

  @Test
  void givesTheSameDaysForTheSameSeedAndTheSameCallersToOtherAgents() {
    Centre few =
        Centre.of(CallType.of("calls", HANDLING, TimeLaw.exponential(60)), List.of(3), HOUR);
    Centre more =
        Centre.of(CallType.of("calls", HANDLING, TimeLaw.exponential(60)), List.of(5), HOUR);
    SimulatedDays.Plan plan =
        new SimulatedDays.Plan(List.of(List.of(80.0)), SimulatedDays.levels(50, 0.1, 7), 20, 5, 7);
    SimulatedDays first = SimulatedDays.of(few, plan);
    assertThat(levels(SimulatedDays.of(few, plan))).isEqualTo(levels(first));
    SimulatedDays second = SimulatedDays.of(more, plan);
    for (int day = 0; day < 50; day++) {
      assertThat(second.days().get(day).sum().offered())
          .isEqualTo(first.days().get(day).sum().offered());
      assertThat(second.days().get(day).sum().abandoned())
          .isLessThanOrEqualTo(first.days().get(day).sum().abandoned());
    }
  }

  @Test
  void knowsHowLongAgentsWereBusy() {
    Centre centre =
        Centre.of(CallType.of("calls", HANDLING, TimeLaw.endless()), List.of(2, 1), 100);
    Simulation simulation = new Simulation(centre, new Outcomes());
    simulation.run(
        new RecordedCalls(
            List.of(
                new RecordedCall(10, 0, 120, Double.POSITIVE_INFINITY),
                new RecordedCall(20, 0, 120, Double.POSITIVE_INFINITY),
                new RecordedCall(30, 0, 500, Double.POSITIVE_INFINITY))));
    // 10-130 and 20-140; the one who is free at 130 goes home, the other takes the third call
    assertThat(simulation.busySeconds(0)).isCloseTo(90 + 80, within(1e-9));
    assertThat(simulation.staffedSeconds(0)).isCloseTo(200, within(1e-9));
    assertThat(simulation.busySeconds(1)).isCloseTo(30 + 40 + 60, within(1e-9));
    assertThat(simulation.staffedSeconds(1)).isCloseTo(30 + 100, within(1e-9));
  }

  @Test
  void nobodyThereAndNobodyCalling() {
    Centre nobody =
        Centre.of(CallType.of("calls", HANDLING, TimeLaw.endless()), List.of(0, 0), HOUR);
    Outcomes outcomes = new Outcomes();
    new Simulation(nobody, outcomes)
        .run(new RecordedCalls(List.of(new RecordedCall(5, 0, 60, Double.POSITIVE_INFINITY))));
    assertThat(outcomes.lines).containsExactly("0 at 5.000000 unanswered");
    SimulatedDays quiet =
        SimulatedDays.of(
            nobody, new SimulatedDays.Plan(List.of(List.of(0.0, 0.0)), List.of(1.0), 20, 5, 1));
    assertThat(quiet.sums().get(0).serviceLevel(ServiceLevelFormula.NEGATIVE)).isNull();
    assertThat(quiet.sums().get(0).asaSeconds()).isNull();
  }

  private static List<Double> levels(SimulatedDays days) {
    return days.sums().stream()
        .map(sum -> requireNonNull(sum.serviceLevel(ServiceLevelFormula.NEGATIVE)))
        .toList();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> Team.of("night", List.of(1), List.of()))
        .hasMessage("Team night has no skill, so it answers nobody.");
    assertThatThrownBy(() -> Team.of("night", List.of(-1), List.of(0)))
        .hasMessage("The agents of team night must be 0 or more, not -1.0");
    CallType calls = CallType.of("calls", HANDLING, TimeLaw.endless());
    assertThatThrownBy(
            () -> new Centre(List.of(calls), List.of(Team.of("g", List.of(1), List.of(1))), 60))
        .hasMessage("A skill of team g must be the number of a call type, 0 to 0, not 1.0");
    assertThatThrownBy(() -> TimeLaw.exponential(-1))
        .hasMessage("A mean time must be above 0 s, not -1.0");
    assertThatThrownBy(() -> new PoissonCalls(List.of(calls), List.of(List.of(-2.0)), 60, 1))
        .hasMessage("Expected calls of type calls must be 0 or more, not -2.0");
  }

  @Test
  void theDaysLevelHasTheVariationAskedFor() {
    for (double variation : new double[] {0.1, 0.5, 1.5}) {
      SplittableRandom random = new SplittableRandom(11);
      double sum = 0;
      double squares = 0;
      int count = 200_000;
      for (int i = 0; i < count; i++) {
        double level = Gamma.ofMeanOne(variation, random);
        sum += level;
        squares += level * level;
      }
      double mean = sum / count;
      assertThat(mean).isCloseTo(1, within(0.02));
      assertThat(Math.sqrt(squares / count - mean * mean)).isCloseTo(variation, within(0.03));
    }
  }
}
