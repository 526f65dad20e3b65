package io.branchline.forecasting.whatif;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.Shrinkage;
import io.branchline.forecasting.erlang.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhatIfTest {

  private static final Target PROMISED =
      Target.parse("93/20").withShrinkage(Shrinkage.parse("30%"));
  private static final Scenario TODAY = Scenario.today(PROMISED);

  private static WhatIf tenBranchesOfTenErlangs() {
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
    return new WhatIf(sites, TODAY, new WhatIf.Terms(ErlangC.MODEL, 300, 60, 0.05, 20, 1));
  }

  /** The reference's numbers: 10 x 15 apart, 111 as one. */
  @Test
  void poolingTenBranchesSavesThirtyNineAgents() {
    WhatIf whatIf = tenBranchesOfTenErlangs();
    Answer apart = whatIf.answer(TODAY);
    assertThat(apart.peakAgents()).isEqualTo(150);
    assertThat(apart.agentHours()).isCloseTo(1500, within(1e-9));
    // 15 / 0.7, up: 22 a branch
    assertThat(apart.rosterHours()).isCloseTo(2200, within(1e-9));
    assertThat(apart.cost()).isCloseTo(132_000, within(1e-6));
    assertThat(whatIf.answer(TODAY.pooled("one", Pooling.BANK)).peakAgents()).isEqualTo(111);
    int regions = whatIf.answer(TODAY.pooled("two", Pooling.REGIONS)).peakAgents();
    assertThat(regions).isBetween(112, 130);
    assertThat(whatIf.answer(TODAY.pooled("ten", Pooling.BRANCHES)).peakAgents()).isEqualTo(150);
  }

  /** What was promised is what callers get, within the spread, with the agents that it takes. */
  @Test
  void theAgentsThatAScenarioTakesKeepItsPromise() {
    WhatIf whatIf = tenBranchesOfTenErlangs();
    for (Scenario scenario :
        List.of(
            TODAY,
            TODAY.pooled("one", Pooling.BANK),
            TODAY.calls("rush", 1.6),
            TODAY.handling("longer", 1.1),
            TODAY.withNewStaff("new", 0.3, 1.2),
            TODAY.promising("less", Target.parse("80/20")))) {
      Answer answer = whatIf.answer(scenario);
      assertThat(requireNonNull(answer.serviceLevel()).mean())
          .as(scenario.name())
          .isGreaterThan(scenario.target().level() - 0.015);
    }
  }

  @Test
  void unplannedChangesHurtAndPoolingHelpsWithTheSameAgents() {
    WhatIf whatIf = tenBranchesOfTenErlangs();
    double today = unchanged(whatIf.answer(TODAY));
    assertThat(unchanged(whatIf.answer(TODAY.pooled("one", Pooling.BANK)))).isGreaterThan(0.999);
    assertThat(unchanged(whatIf.answer(TODAY.calls("rush", 1.6)))).isLessThan(today - 0.3);
    assertThat(unchanged(whatIf.answer(TODAY.absent("ill", 0.1)))).isLessThan(today - 0.03);
    assertThat(
            unchanged(
                whatIf.answer(
                    TODAY.promising("away", PROMISED.withShrinkage(Shrinkage.parse("40%"))))))
        .isLessThan(today - 0.03);
    assertThat(unchanged(whatIf.answer(TODAY.withNewStaff("new", 0.3, 1.2)))).isLessThan(today);
  }

  private static double unchanged(Answer answer) {
    return requireNonNull(answer.unchanged()).mean();
  }

  @Test
  void newStaffAndAbsenceTakeMorePeople() {
    WhatIf whatIf = tenBranchesOfTenErlangs();
    Answer today = whatIf.answer(TODAY);
    // productivity 0.7 + 0.3 / 1.2 = 0.95: 15 / 0.95 = 15.8
    assertThat(whatIf.answer(TODAY.withNewStaff("new", 0.3, 1.2)).peakAgents()).isEqualTo(160);
    assertThat(whatIf.answer(TODAY.absent("ill", 0.1)).rosterHours())
        .isCloseTo(today.rosterHours() / 0.9, within(1e-6));
  }

  @Test
  void aDayWithoutCallsTakesNobodyAndHasNoLevel() {
    WhatIf whatIf =
        new WhatIf(
            List.of(new Site("", "b", "q", List.of(new Load(0, 0, 1800)))),
            TODAY,
            new WhatIf.Terms(ErlangC.MODEL, 300, 60, 0, 5, 1));
    Answer answer = whatIf.answer(TODAY);
    assertThat(answer.peakAgents()).isZero();
    assertThat(answer.serviceLevel()).isNull();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> TODAY.absent("all", 1))
        .hasMessage("Absence must be 0 to below 1: somebody must come, not 1.0");
    assertThatThrownBy(() -> TODAY.handling("none", 0))
        .hasMessage("The handle time's factor must be above 0, not 0.0");
  }
}
