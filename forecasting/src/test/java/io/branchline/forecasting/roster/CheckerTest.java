package io.branchline.forecasting.roster;

import static io.branchline.forecasting.roster.Rosters.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.branchline.forecasting.roster.RuleBook.Costs;
import io.branchline.forecasting.roster.RuleBook.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckerTest {

  private static final Agent LI = Agent.of("li", "cards", "loans");
  private static final Agent WANG = Agent.of("wang", "cards");
  private static final Agent ZHAO = Agent.of("zhao");

  private static Problem problem(Agent... agents) {
    return Rosters.problem(Rosters.weeks(1), RuleBook.none(), agents);
  }

  private static Verdict judge(Problem problem, String... lines) {
    return new Checker(problem).check(Rosters.roster(problem.period(), problem.agents(), lines));
  }

  @Test
  void anAgentWithTwoSkillsFillsOnePlace() {
    Problem problem =
        Rosters.with(
            problem(LI, WANG),
            List.of(),
            List.of(new Demand(MONDAY, "D", "cards", 1), new Demand(MONDAY, "D", "loans", 1)));
    assertThat(judge(problem, "D", "D").shortages()).isEmpty();
    assertThat(judge(problem, "D").missing()).isEqualTo(1);
    // Wang alone cannot do loans.
    assertThat(judge(problem, "", "D").shortages())
        .containsExactly(new Verdict.Shortage(MONDAY, "D", "loans", 1, 1));
  }

  @Test
  void somebodyWithoutTheSkillIsSurplus() {
    Problem problem =
        Rosters.with(problem(ZHAO), List.of(), List.of(new Demand(MONDAY, "D", "cards", 1)));
    Verdict verdict = judge(problem, "D");
    assertThat(verdict.missing()).isEqualTo(1);
    // The only one of the shift is missing: five times the hour.
    assertThat(verdict.cost().shortage()).isEqualTo(5L * 8 * Costs.DEFAULT.shortageHour());
    assertThat(verdict.cost().surplus()).isEqualTo(8L * Costs.DEFAULT.surplusHour());
  }

  @Test
  void aShiftWithNobodyCostsMoreThanTwoShortShifts() {
    List<Agent> agents = List.of(LI, WANG);
    List<Demand> demand = List.of(new Demand(MONDAY, "D", "", 2), new Demand(MONDAY, "N", "", 2));
    Problem problem = Rosters.with(problem(LI, WANG).with(RuleBook.none()), List.of(), demand);
    Period period = problem.period();
    Checker checker = new Checker(problem);
    Verdict dark = checker.check(Rosters.roster(period, agents, "D", "D"));
    Verdict spread = checker.check(Rosters.roster(period, agents, "D", "N"));
    assertThat(dark.missing()).isEqualTo(spread.missing()).isEqualTo(2);
    // Half of two is the fifth tenth: 4000 x (1 + 4 x 4/9); the other half the tenth: 4000 x 5.
    assertThat(spread.cost().shortage()).isEqualTo(2 * 11_111);
    assertThat(dark.cost().shortage()).isEqualTo(11_111 + 20_000);
    assertThat(dark.unmanned()).isEqualTo(1);
    assertThat(spread.unmanned()).isZero();
  }

  @Test
  void whoCanDoBothSitsWhereTheyAreMissedMost() {
    Agent both = Agent.of("both", "cards", "loans");
    List<Demand> demand =
        List.of(new Demand(MONDAY, "D", "cards", 10), new Demand(MONDAY, "D", "loans", 1));
    List<Agent> agents = List.of(both, Agent.of("one", "cards"));
    Problem problem =
        Rosters.with(
            problem(agents.toArray(Agent[]::new)).with(RuleBook.none()), List.of(), demand);
    Verdict verdict =
        new Checker(problem).check(Rosters.roster(problem.period(), agents, "D", "D"));
    assertThat(verdict.shortages()).singleElement().extracting("missing").isEqualTo(9);
  }

  @Test
  void addsUpWhatARosterCosts() {
    Period period = Rosters.weeks(1);
    Problem plain = problem(LI, WANG);
    Problem problem =
        new Problem(
            period,
            plain.shiftTypes(),
            plain.agents(),
            List.of(
                new Request("li", MONDAY, MONDAY, Request.Kind.OFF, "", 70),
                new Request("wang", MONDAY, MONDAY, Request.Kind.SHIFT, "L", 11),
                new Request(
                    "wang", MONDAY.plusDays(1), MONDAY.plusDays(1), Request.Kind.SHIFT, "E", 5)),
            List.of(),
            Set.of(MONDAY),
            Roster.empty(period),
            Rosters.roster(period, plain.agents(), "DD.....", "..."),
            RuleBook.none());
    Verdict.RosterCost cost = judge(problem, "DHN...D", "L").cost();
    // li: 3 x 320 on the holiday, 400, 320 + 30 of the night, 320; wang: 3 x 320.
    assertThat(cost.labour()).isEqualTo(960 + 400 + 350 + 320 + 960);
    // Ten hours on Tuesday: two over, at half a wage more.
    assertThat(cost.overtime()).isEqualTo(2 * 20);
    assertThat(cost.wishes()).isEqualTo(70 + 5);
    // li: Tuesday, Wednesday and Sunday differ; wang: Monday.
    assertThat(cost.changes()).isEqualTo(4L * Costs.DEFAULT.change());
    assertThat(cost.nightSpread()).isEqualTo(Costs.DEFAULT.nightSpread());
    assertThat(cost.weekendSpread()).isEqualTo(Costs.DEFAULT.weekendSpread());
    assertThat(cost.total()).isEqualTo(2990 + 40 + 75 + 240 + 200 + cost.surplus());
  }

  @Test
  void measuresFairnessAmongThoseWhoCanHaveNights() {
    Problem problem = problem(LI, WANG, ZHAO.with(Agent.Protection.NURSING));
    Verdict verdict = judge(problem, "NN.....", ".......", "D.....D");
    assertThat(verdict.nights().agents()).isEqualTo(2);
    assertThat(verdict.nights().spread()).isEqualTo(2);
    assertThat(verdict.nights().mean()).isEqualTo(1);
    assertThat(verdict.nights().gini()).isCloseTo(0.5, within(1e-12));
    assertThat(verdict.weekends().agents()).isEqualTo(3);
    assertThat(verdict.weekends().most()).isEqualTo(1);
  }

  @Test
  void nobodyIsUnfairToSomebodyOnLeave() {
    Problem problem =
        Rosters.with(
            problem(LI, WANG),
            List.of(Request.leave("wang", MONDAY, MONDAY.plusDays(3))),
            List.of());
    assertThat(judge(problem, "NN").nights().agents()).isEqualTo(1);
  }

  @Test
  void aSoftRuleCostsItsWeightOnceAnAgent() {
    Problem soft =
        problem(LI, WANG)
            .with(
                RuleBook.none()
                    .with(Rule.REST_BETWEEN_SHIFTS, new RuleBook.Setting(Severity.SOFT, 660, 40)));
    Verdict verdict = judge(soft, "LELE", "LE");
    assertThat(verdict.violations()).hasSize(3);
    assertThat(verdict.cost().softRules()).isEqualTo(80);
    assertThat(verdict.publishable()).isTrue();
  }

  @Test
  void demandThatMustBeMetKeepsARosterFromBeingPublished() {
    Problem problem = Rosters.with(problem(LI), List.of(), List.of(new Demand(MONDAY, "D", "", 2)));
    assertThat(judge(problem, "D").publishable()).isTrue();
    assertThat(judge(problem.with(RuleBook.none().withDemand(Severity.HARD)), "D").publishable())
        .isFalse();
  }

  @Test
  void saysWhatDoesNotExist() {
    Problem problem = problem(LI);
    assertThatThrownBy(() -> judge(problem, "X"))
        .hasMessage("Agent li has shift 'X' on 2026-11-30; there is no such shift type");
    Roster stranger = Roster.empty(problem.period()).with("sun", MONDAY, "D");
    assertThatThrownBy(() -> new Checker(problem).check(stranger))
        .hasMessage("The roster has agent 'sun', who is not among the branch's agents");
  }
}
