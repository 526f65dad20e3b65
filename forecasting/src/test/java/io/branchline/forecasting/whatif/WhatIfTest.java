package io.branchline.forecasting.whatif;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.Shrinkage;
import io.branchline.forecasting.erlang.Target;
import io.branchline.forecasting.simulation.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhatIfTest {

  private static final Target PROMISED =
      Target.parse("93/20").withShrinkage(Shrinkage.parse("30%"));
  private static final Scenario TODAY = Scenario.today(PROMISED);

  private static Day tenBranches() {
    Load load = new Load(200, 180, 3600);
    List<Site> sites = new ArrayList<>();
    for (int branch = 0; branch < 10; branch++) {
      sites.add(
          new Site(
              branch < 5 ? "north" : "south",
              "b" + branch,
              "calls",
              Collections.nCopies(10, load)));
    }
    return new Day(
        "2026-11-23", IntStream.range(8, 18).mapToObj(hour -> hour + ":00").toList(), sites);
  }

  private static WhatIf whatIf(Day... days) {
    return new WhatIf(List.of(days), TODAY, new WhatIf.Terms(ErlangC.MODEL, 300, 60, 0.05, 20, 1));
  }

  private static WhatIf tenBranchesOfTenErlangs() {
    return whatIf(tenBranches());
  }

  /** The reference's numbers: 10 x 15 apart, 111 as one. */
  @Test
  void poolingTenBranchesSavesThirtyNineAgents() {
    WhatIf whatIf = tenBranchesOfTenErlangs();
    Answer apart = whatIf.answer(TODAY);
    assertThat(apart.staffed().peak().agents()).isEqualTo(150);
    assertThat(apart.staffed().agentHours()).isCloseTo(1500, within(1e-9));
    // 15 / 0.7, up: 22 a branch
    assertThat(apart.staffed().rosterHours()).isCloseTo(2200, within(1e-9));
    assertThat(apart.staffed().cost()).isCloseTo(132_000, within(1e-6));
    assertThat(whatIf.answer(TODAY.pooled(Pooling.BANK)).staffed().peak().agents()).isEqualTo(111);
    int regions = whatIf.answer(TODAY.pooled(Pooling.REGIONS)).staffed().peak().agents();
    assertThat(regions).isBetween(112, 130);
    assertThat(whatIf.answer(TODAY.pooled(Pooling.BRANCHES)).staffed().peak().agents())
        .isEqualTo(150);
  }

  /** What was promised is what callers get, within the spread, with the agents that it takes. */
  @Test
  void theAgentsThatAScenarioTakesKeepItsPromise() {
    WhatIf whatIf = tenBranchesOfTenErlangs();
    for (Scenario scenario :
        List.of(
            TODAY,
            TODAY.pooled(Pooling.BANK),
            TODAY.calls(1.6).named("rush"),
            TODAY.handling(1.1).named("longer"),
            TODAY.withNewStaff(0.3, 1.2).named("new"),
            TODAY.promising(Target.parse("80/20")).named("less"))) {
      Answer answer = whatIf.answer(scenario);
      assertThat(requireNonNull(answer.simulated().serviceLevel()).mean())
          .as(scenario.name())
          .isGreaterThan(scenario.target().level() - 0.015);
    }
  }

  @Test
  void unplannedChangesHurtAndPoolingHelpsWithTheSameAgents() {
    WhatIf whatIf = tenBranchesOfTenErlangs();
    double today = unchanged(whatIf.answer(TODAY));
    assertThat(unchanged(whatIf.answer(TODAY.pooled(Pooling.BANK)))).isGreaterThan(0.999);
    assertThat(unchanged(whatIf.answer(TODAY.calls(1.6).named("rush")))).isLessThan(today - 0.3);
    assertThat(unchanged(whatIf.answer(TODAY.absent(0.1)))).isLessThan(today - 0.03);
    assertThat(
            unchanged(
                whatIf.answer(TODAY.promising(PROMISED.withShrinkage(Shrinkage.parse("40%"))))))
        .isLessThan(today - 0.03);
    assertThat(unchanged(whatIf.answer(TODAY.withNewStaff(0.3, 1.2).named("new"))))
        .isLessThan(today);
  }

  private static double unchanged(Answer answer) {
    return requireNonNull(answer.simulated().unchanged()).mean();
  }

  @Test
  void newStaffAndAbsenceTakeMorePeople() {
    WhatIf whatIf = tenBranchesOfTenErlangs();
    Answer today = whatIf.answer(TODAY);
    // an agent does 0.7 + 0.3 / 1.2 = 0.95 of the work: 10.53 erlangs for who is trained
    assertThat(whatIf.answer(TODAY.withNewStaff(0.3, 1.2).named("new")).staffed().peak().agents())
        .isEqualTo(160);
    assertThat(whatIf.answer(TODAY.absent(0.1)).staffed().rosterHours())
        .isCloseTo(today.staffed().rosterHours() / 0.9, within(1e-6));
  }

  @Test
  void aDayWithoutCallsTakesNobodyAndHasNoLevel() {
    WhatIf whatIf =
        whatIf(
            new Day(
                "", List.of(""), List.of(new Site("", "b", "q", List.of(new Load(0, 0, 1800))))));
    Answer answer = whatIf.answer(TODAY);
    assertThat(answer.staffed().peak().agents()).isZero();
    assertThat(answer.staffed().occupancy()).isNull();
    assertThat(answer.staffed().formulaLevel()).isNull();
    assertThat(answer.simulated().serviceLevel()).isNull();
  }

  @Test
  void peakSaysWhichLinesItsAgentsServe() {
    Staffed apart = tenBranchesOfTenErlangs().staffed(TODAY);
    assertThat(apart.peak().date()).isEqualTo("2026-11-23");
    assertThat(apart.peak().time()).isEqualTo("8:00");
    assertThat(apart.peak().lines()).hasSize(10);
    assertThat(apart.peak().lines())
        .allSatisfy(
            line -> {
              assertThat(line.agents()).isEqualTo(15);
              assertThat(line.rostered()).isEqualTo(22);
              // the reference's C table: 10 erlangs, 15 agents
              assertThat(requireNonNull(line.level())).isCloseTo(0.941453, within(1e-6));
            });
    assertThat(requireNonNull(apart.formulaLevel())).isCloseTo(0.941453, within(1e-6));
    assertThat(requireNonNull(apart.occupancy())).isCloseTo(10.0 / 15, within(1e-12));
    Staffed fresh = tenBranchesOfTenErlangs().staffed(TODAY.withNewStaff(0.3, 1.2));
    // the same work done by 16 who do 0.95 each
    assertThat(requireNonNull(fresh.occupancy())).isCloseTo(10 / (16 * 0.95), within(1e-12));
    Staffed one = tenBranchesOfTenErlangs().staffed(TODAY.pooled(Pooling.BANK));
    assertThat(one.peak().lines()).hasSize(1);
    assertThat(one.peak().lines().get(0).load().erlangs()).isCloseTo(100, within(1e-9));
  }

  @Test
  void severalDaysAddUpAndEachHasCallersOfItsOwn() {
    Staffed one = tenBranchesOfTenErlangs().staffed(TODAY);
    WhatIf both = whatIf(tenBranches(), tenBranches());
    Staffed two = both.staffed(TODAY);
    assertThat(two.peak()).isEqualTo(one.peak());
    assertThat(two.rosterHours()).isCloseTo(2 * one.rosterHours(), within(1e-9));
    assertThat(two.calls()).isCloseTo(2 * one.calls(), within(1e-9));
    Spread level = requireNonNull(both.simulated(TODAY).serviceLevel());
    Spread ofOne = requireNonNull(tenBranchesOfTenErlangs().simulated(TODAY).serviceLevel());
    assertThat(level.days()).isEqualTo(20);
    assertThat(level.high() - level.low()).isLessThan(ofOne.high() - ofOne.low());
  }

  /** A tenth of ten teams of three is three agents, though it is nobody in each of them. */
  @Test
  void sharesOfSmallTeamsAreRightTogether() {
    List<List<Integer>> teams = Collections.nCopies(10, List.of(3, 0));
    assertThat(Rounding.shares(teams, 0.9))
        .extracting(team -> team.get(0))
        .containsExactly(3, 2, 3, 3, 3, 2, 3, 3, 2, 3);
    assertThat(Rounding.shares(teams, 0.9)).allSatisfy(team -> assertThat(team.get(1)).isZero());
    assertThat(Rounding.shares(teams, 1)).isEqualTo(teams);
    assertThat(Rounding.shares(List.of(List.of(15)), 0.9)).containsExactly(List.of(14));
  }

  @Test
  void questionGivesTheScenariosThatMeanSomething() {
    List<Day> days = List.of(Day.ofErlangs(10, 180, 10, 2));
    Question all = new Question(PROMISED, Changes.USUAL, EnumSet.allOf(Change.class));
    Map<Change, Scenario> scenarios = all.scenarios(days);
    // a branch has one queue here: there is nothing to pool in it
    assertThat(scenarios.keySet())
        .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(Change.QUEUES)));
    assertThat(scenarios.get(Change.RUSH).name()).isEqualTo("market rush +60%");
    Scenario together = scenarios.get(Change.TOGETHER);
    assertThat(together.pooling()).isEqualTo(Pooling.BANK);
    assertThat(together.callsFactor()).isEqualTo(1.6);
    assertThat(together.absence()).isEqualTo(0.1);
    assertThat(together.target().shrinkage()).isEqualTo(Shrinkage.parse("35%"));
    assertThat(new Question(PROMISED, Changes.USUAL, EnumSet.noneOf(Change.class)).scenarios(days))
        .containsOnlyKeys(Change.TODAY);
    assertThat(
            new Question(PROMISED, Changes.USUAL, EnumSet.of(Change.RUSH, Change.TOGETHER))
                .scenarios(days))
        .containsOnlyKeys(Change.TODAY, Change.RUSH);
    assertThat(all.scenarios(List.of(Day.ofErlangs(10, 180, 1, 1))))
        .doesNotContainKeys(Change.QUEUES, Change.REGIONS, Change.CENTRE);
  }

  @Test
  void anHourOfTrafficHasTheReferencesAgents() {
    WhatIf whatIf = whatIf(Day.ofErlangs(10, 180, 10, 2));
    assertThat(whatIf.staffed(TODAY).peak().agents()).isEqualTo(150);
    assertThat(whatIf.staffed(TODAY.pooled(Pooling.BANK)).peak().agents()).isEqualTo(111);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> TODAY.absent(1))
        .hasMessage("Absence must be 0 to below 1: somebody must come, not 1.0");
    assertThatThrownBy(() -> TODAY.handling(0))
        .hasMessage("The handle time's factor must be above 0, not 0.0");
  }
}
