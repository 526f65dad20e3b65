package io.branchline.forecasting.roster.solver;

import static io.branchline.forecasting.roster.Rosters.MONDAY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Agent.Protection;
import io.branchline.forecasting.roster.Checker;
import io.branchline.forecasting.roster.Contract;
import io.branchline.forecasting.roster.Contract.Hours;
import io.branchline.forecasting.roster.Contract.Overtime;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Request;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.Rosters;
import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.RuleBook.Severity;
import io.branchline.forecasting.roster.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterSolverTest {

  private static final SearchLimits QUICK = new SearchLimits(Duration.ofSeconds(60), 1, 1, 7);

  private static RosterSolution solve(Problem problem) {
    return new RosterSolver(problem, QUICK, SearchProgress.Listener.NONE).solve();
  }

  /** A branch with everything in it: skills, contracts, protections, leave, wishes, history. */
  static Problem branch(long seed, int people, Period period) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Agent> agents = new ArrayList<>();
    List<Request> requests = new ArrayList<>();
    Contract overtime = new Contract("ot", Hours.STANDARD, 2400, Overtime.AGREED, 40, Set.of());
    Contract averaged = new Contract("avg", Hours.COMPREHENSIVE, 2100, Overtime.NONE, 45, Set.of());
    Contract days = new Contract("days", Hours.STANDARD, 1200, Overtime.NONE, 35, Set.of("D", "E"));
    List<Contract> contracts = List.of(Contract.FULL_TIME, overtime, averaged, days);
    for (int i = 0; i < people; i++) {
      Agent agent =
          random.nextInt(3) == 0 ? Agent.of("a" + i, "cards") : Agent.of("a" + i, "cards", "loans");
      agent = agent.with(contracts.get(random.nextInt(contracts.size())));
      if (random.nextInt(5) == 0) {
        agent = agent.with(List.of(Protection.values()).get(random.nextInt(3)));
      }
      agents.add(agent);
      int first = random.nextInt(period.days());
      Request.Kind kind = List.of(Request.Kind.values()).get(random.nextInt(3));
      requests.add(
          new Request(
              agent.id(),
              period.date(first),
              period.date(first + random.nextInt(3)),
              kind,
              kind == Request.Kind.SHIFT ? "L" : "",
              kind == Request.Kind.LEAVE ? 0 : 80));
    }
    List<Demand> demand = new ArrayList<>();
    for (int day = 0; day < period.days(); day++) {
      demand.add(new Demand(period.date(day), "E", "cards", 1 + random.nextInt(people / 6)));
      demand.add(new Demand(period.date(day), "D", "cards", random.nextInt(people / 6)));
      demand.add(new Demand(period.date(day), "D", "loans", 1));
      demand.add(new Demand(period.date(day), "L", "", 1 + random.nextInt(people / 6)));
      demand.add(new Demand(period.date(day), "N", "", 1));
      demand.add(new Demand(period.date(day), "H", "", random.nextInt(2)));
    }
    Period before = new Period(period.from().minusDays(7), 7, period.zone());
    Problem plain = Rosters.problem(period, RuleBook.standard(), agents.toArray(Agent[]::new));
    return new Problem(
        period,
        plain.shiftTypes(),
        agents,
        requests,
        demand,
        Set.of(period.date(2)),
        Rosters.roster(before, agents, "..DDDDN", "NNNN", "....LLL"),
        Rosters.roster(period, agents, "DDDDD", "LLLL", "EEE"),
        RuleBook.standard());
  }

  /** Model and checker were written apart; over many problems they must agree to the yuan. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theCheckerFindsTheModelsCostAndNothingBroken(long seed) {
    Period period = new Period(MONDAY.plusDays(seed), 14, Rosters.SHANGHAI);
    Problem problem = branch(seed, 12, period);
    RosterSolution solution = solve(problem);
    assertThat(solution.roster()).as("seed %d: %s", seed, solution.status()).isNotNull();
    Verdict verdict = new Checker(problem).check(requireNonNull(solution.roster()));
    assertThat(verdict.hardViolations()).as("seed %d: %s", seed, verdict.violations()).isZero();
    assertThat((double) verdict.cost().total())
        .as("seed %d", seed)
        .isCloseTo(solution.cost(), within(0.5));
    assertThat(solution.bound()).isLessThanOrEqualTo(solution.cost() + 0.5);
  }

  @Test
  void oneWorkerTheSameSeedTheSameRoster() {
    Problem problem = branch(11, 10, Rosters.weeks(2));
    SearchLimits limits = new SearchLimits(Duration.ofMinutes(2), 1, 1, 3);
    List<Roster> rosters = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      rosters.add(
          requireNonNull(
              new RosterSolver(problem, limits, SearchProgress.Listener.NONE).solve().roster()));
    }
    assertThat(rosters.get(0)).isEqualTo(rosters.get(1));
  }

  @Test
  void tellsHowFarItIsAndStopsWhenAsked() {
    Problem problem = branch(5, 24, Rosters.weeks(4));
    AtomicReference<RosterSolver> solver = new AtomicReference<>();
    AtomicReference<SearchProgress> last = new AtomicReference<>();
    solver.set(
        new RosterSolver(
            problem,
            SearchLimits.of(Duration.ofMinutes(5), 1, 1),
            progress -> {
              last.set(progress);
              if (!Double.isNaN(progress.best()) && Double.isFinite(progress.best())) {
                requireNonNull(solver.get()).stop();
              }
            }));
    RosterSolution solution = requireNonNull(solver.get()).solve();
    assertThat(solution.status()).isEqualTo(RosterSolution.Status.FEASIBLE);
    assertThat(requireNonNull(last.get()).bound()).isLessThanOrEqualTo(solution.cost());
    assertThat(new Checker(problem).check(requireNonNull(solution.roster())).hardViolations())
        .isZero();
  }

  @Test
  void namesTheRulesAndDemandsInConflict() {
    Agent li = Agent.of("li");
    Agent wang = Agent.of("wang").with(Protection.NURSING);
    Period period = Rosters.weeks(1);
    List<Demand> demand = new ArrayList<>(Rosters.daily(period, Rosters.DAY, 1));
    demand.add(new Demand(MONDAY.plusDays(2), "N", "", 2));
    Problem problem =
        Rosters.with(
            Rosters.problem(period, RuleBook.standard().withDemand(Severity.HARD), li, wang),
            List.of(Request.leave("li", MONDAY.plusDays(5), MONDAY.plusDays(5))),
            demand);
    RosterSolution solution = solve(problem);
    assertThat(solution.status()).isEqualTo(RosterSolution.Status.INFEASIBLE);
    Conflict conflict = requireNonNull(solution.conflict());
    // Two nights need both, and one of them nurses; nothing else matters.
    assertThat(conflict.rules()).containsExactly(Rule.NURSING_NIGHT);
    assertThat(conflict.leaveOf()).isEmpty();
    assertThat(conflict.demands()).containsExactly(new Demand(MONDAY.plusDays(2), "N", "", 2));
    assertThat(conflict.irreducible()).isEqualTo(Conflict.Completeness.IRREDUCIBLE);
    assertThat(conflict.lines(Locale.ENGLISH))
        .last()
        .isEqualTo("2 agents in shift N on 2026-12-02");
    assertThat(conflict.lines(Locale.SIMPLIFIED_CHINESE).get(0)).contains("第六十三条");
  }

  @Test
  void moreLeaveThanPeopleIsAConflictOfLeave() {
    Agent li = Agent.of("li");
    Agent wang = Agent.of("wang");
    Period period = Rosters.weeks(1);
    Problem problem =
        Rosters.with(
            Rosters.problem(period, RuleBook.standard().withDemand(Severity.HARD), li, wang),
            List.of(
                Request.leave("li", MONDAY, MONDAY.plusDays(6)),
                Request.leave("wang", MONDAY, MONDAY.plusDays(2))),
            Rosters.daily(period, Rosters.DAY, 1));
    Conflict conflict = requireNonNull(solve(problem).conflict());
    assertThat(conflict.leaveOf()).containsExactly("li", "wang");
    assertThat(conflict.demands()).hasSize(1);
    // With a demand that may be missed there is a roster, and the shortage is told.
    Problem soft = problem.with(RuleBook.standard());
    Verdict verdict = new Checker(soft).check(requireNonNull(solve(soft).roster()));
    assertThat(verdict.missing()).isEqualTo(3);
  }

  @Test
  void contradictoryRulesAreNamed() {
    RuleBook rules =
        RuleBook.standard().with(Rule.CONTRACT_HOURS, Severity.HARD).with(Rule.DAYS_IN_ROW, 1);
    Period period = Rosters.weeks(1);
    Problem problem =
        Rosters.with(
            Rosters.problem(period, rules.with(Rule.CONTRACT_HOURS, 0), Agent.of("li")),
            List.of(),
            Rosters.daily(period, Rosters.DAY, 1));
    Conflict conflict = requireNonNull(solve(problem).conflict());
    assertThat(conflict.rules()).containsExactlyInAnyOrder(Rule.CONTRACT_HOURS, Rule.DAYS_IN_ROW);
  }

  @Test
  void nothingWantedIsAnEmptyRoster() {
    Problem problem = Rosters.problem(Rosters.weeks(4), RuleBook.standard(), Agent.of("li"));
    RosterSolution solution = solve(problem);
    assertThat(solution.status()).isEqualTo(RosterSolution.Status.OPTIMAL);
    assertThat(requireNonNull(solution.roster()).days("li")).containsOnly(Roster.FREE);
  }

  @Test
  void anAgentWithoutSkillsGetsNoShift() {
    Period period = Rosters.weeks(1);
    Problem problem =
        Rosters.with(
            Rosters.problem(period, RuleBook.standard(), Agent.of("li"), Agent.of("wang", "cards")),
            List.of(),
            List.of(new Demand(MONDAY, "D", "cards", 2)));
    Roster roster = requireNonNull(solve(problem).roster());
    assertThat(roster.shift("li", MONDAY)).isEmpty();
    assertThat(roster.shift("wang", MONDAY)).isEqualTo("D");
  }

  /** More agents than one model takes: the start, then a dozen at a time. */
  @Test
  void manyAgentsAreSolvedCloseToTheBound() {
    Problem problem = branch(8, 90, Rosters.weeks(1));
    RosterSolution solution = solve(problem);
    Verdict verdict = new Checker(problem).check(requireNonNull(solution.roster()));
    assertThat(verdict.hardViolations()).isZero();
    assertThat((double) verdict.cost().total()).isEqualTo(solution.cost());
    Capacity capacity = Capacity.of(problem);
    assertThat(verdict.missing()).isGreaterThanOrEqualTo((int) capacity.missing());
    assertThat(verdict.missing() - capacity.missing()).isLessThanOrEqualTo(capacity.wanted() / 50);
    assertThat(solution.bound()).isLessThanOrEqualTo(solution.cost());
  }

  @Test
  void manyAgentsOneWorkerTheSameSeedTheSameRoster() {
    Problem problem = branch(9, 70, Rosters.weeks(1));
    assertThat(requireNonNull(solve(problem).roster())).isEqualTo(solve(problem).roster());
  }

  @Test
  void manyAgentsStopEarlyWithTheBestSoFar() {
    Problem problem = branch(10, 100, Rosters.weeks(2));
    RosterSolver solver =
        new RosterSolver(
            problem, SearchLimits.of(Duration.ofMinutes(5), 1, 1), SearchProgress.Listener.NONE);
    solver.stop();
    RosterSolution solution = solver.solve();
    assertThat(solution.seconds()).isLessThan(60);
    assertThat(new Checker(problem).check(requireNonNull(solution.roster())).hardViolations())
        .isZero();
  }

  @Test
  void rulesThatNobodyOfManyCanKeepAreNamed() {
    List<Agent> agents = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      agents.add(Agent.of("a" + i));
    }
    RuleBook rules =
        RuleBook.standard()
            .with(Rule.CONTRACT_HOURS, Severity.HARD)
            .with(Rule.CONTRACT_HOURS, 0)
            .with(Rule.DAYS_IN_ROW, 1);
    Period period = Rosters.weeks(1);
    Problem problem =
        Rosters.with(
            Rosters.problem(period, rules, agents.toArray(Agent[]::new)),
            List.of(),
            Rosters.daily(period, Rosters.DAY, 40));
    RosterSolution solution = solve(problem);
    assertThat(solution.status()).isEqualTo(RosterSolution.Status.INFEASIBLE);
    assertThat(requireNonNull(solution.conflict()).rules())
        .containsExactlyInAnyOrder(Rule.CONTRACT_HOURS, Rule.DAYS_IN_ROW);
  }

  /** The relaxation against proved optima: never more is filled than it says. */
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void noRosterFillsMoreThanTheCapacity(long seed) {
    Problem problem = branch(seed, 12, Rosters.weeks(1));
    Capacity capacity = Capacity.of(problem);
    RosterSolution solution = solve(problem);
    Verdict verdict = new Checker(problem).check(requireNonNull(solution.roster()));
    long filled = capacity.wanted() - verdict.missing();
    assertThat(filled).as("seed %d", seed).isLessThanOrEqualTo(capacity.coverable());
    assertThat(capacity.cost()).as("seed %d", seed).isLessThanOrEqualTo(solution.cost());
  }

  /** Seven tenths of the people who are needed, or a little more than seventy at once. */
  @ParameterizedTest
  @CsvSource({"12, 2", "72, 1"})
  void fewPeopleAreSpreadOverAllShifts(int people, int weeks) {
    Period period = Rosters.weeks(weeks);
    List<Agent> agents = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      agents.add(Agent.of("a" + i));
    }
    List<Demand> demand = new ArrayList<>(Rosters.daily(period, Rosters.DAY, people / 2));
    demand.addAll(Rosters.daily(period, Rosters.LATE, people / 3));
    demand.addAll(Rosters.daily(period, Rosters.NIGHT, people / 6));
    Problem problem =
        Rosters.with(
            Rosters.problem(period, RuleBook.standard(), agents.toArray(Agent[]::new)),
            List.of(),
            demand);
    Verdict verdict = new Checker(problem).check(requireNonNull(solve(problem).roster()));
    assertThat(verdict.missing()).isGreaterThan(demand.stream().mapToInt(Demand::agents).sum() / 4);
    assertThat(verdict.shortages())
        .as("somebody is always there, and no shift has less than half of its people")
        .allSatisfy(open -> assertThat(2 * open.missing()).isLessThanOrEqualTo(open.wanted()));
    for (String shift : List.of("D", "L", "N")) {
      int wanted =
          demand.stream().filter(open -> open.shift().equals(shift)).mapToInt(Demand::agents).sum();
      int missing =
          verdict.shortages().stream()
              .filter(open -> open.shift().equals(shift))
              .mapToInt(Verdict.Shortage::missing)
              .sum();
      assertThat((double) missing / wanted).as("share of %s missing", shift).isLessThan(0.4);
    }
  }

  @Test
  void capacityKnowsLeaveNightsAndSkills() {
    Period period = Rosters.weeks(1);
    Problem problem =
        Rosters.with(
            Rosters.problem(
                period,
                RuleBook.standard(),
                Agent.of("li", "cards"),
                Agent.of("wang").with(Protection.NURSING)),
            List.of(Request.leave("li", MONDAY, MONDAY)),
            List.of(
                new Demand(MONDAY, "D", "cards", 1),
                new Demand(MONDAY.plusDays(1), "D", "cards", 2),
                new Demand(MONDAY.plusDays(2), "N", "", 2),
                new Demand(MONDAY.plusDays(4), "D", "loans", 3),
                new Demand(MONDAY.plusDays(5), "D", "", 2)));
    Capacity capacity = Capacity.of(problem);
    assertThat(capacity.wanted()).isEqualTo(10);
    assertThat(capacity.coverable()).isEqualTo(1 + 1 + 2);
    Problem nobody = Rosters.problem(period, RuleBook.standard());
    assertThat(Capacity.of(Rosters.with(nobody, List.of(), problem.demand())).coverable()).isZero();
  }
}
