package io.branchline.forecasting.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Request;
import io.branchline.forecasting.roster.Rosters;
import io.branchline.forecasting.roster.RuleBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DemandRemarksTest {

  private static final Period WEEK = Rosters.weeks(1);
  private static final LocalDate MONDAY = WEEK.from();

  @Test
  void namesASkillThatNobodyHasAndAgentsWithoutAny() {
    Problem problem =
        problem(
            List.of(),
            List.of(new Demand(MONDAY, "D", "cards", 1), new Demand(MONDAY, "D", "loans", 3)),
            Agent.of("li"),
            Agent.of("wang", "cards"));
    assertThat(new DemandRemarks(problem, Locale.ENGLISH).lines())
        .containsExactly(
            "Places: 4 wanted; these agents can fill at most 1 within the hard rules (linear"
                + " bound), so 3 stay open at least.",
            "Nobody has the skill 'loans', which 3 places ask for. Maybe add it to"
                + " agent_contracts?",
            "Agents without a skill that is asked for get no shift (1): li.",
            "1 days want more than all who are there; the worst: on 2026-11-30 4 are wanted, 2"
                + " agents are there and 0 on leave.");
  }

  @Test
  void namesTheDayWithMoreLeaveThanPeople() {
    Problem problem =
        problem(
            List.of(
                Request.leave("li", MONDAY.plusDays(3), MONDAY.plusDays(4)),
                Request.leave("wang", MONDAY.plusDays(4), MONDAY.plusDays(4))),
            Rosters.daily(new Period(MONDAY, 5, WEEK.zone()), Rosters.DAY, 2),
            Agent.of("li"),
            Agent.of("wang"));
    assertThat(new DemandRemarks(problem, Locale.ENGLISH).lines())
        .containsExactly(
            "Places: 10 wanted; these agents can fill at most 7 within the hard rules (linear"
                + " bound), so 3 stay open at least.",
            "2 days want more than all who are there; the worst: on 2026-12-04 2 are wanted, 0"
                + " agents are there and 2 on leave.");
  }

  @Test
  void saysNothingMoreOfADemandThatIsMet() {
    Problem problem = problem(List.of(), List.of(new Demand(MONDAY, "D", "", 1)), Agent.of("li"));
    assertThat(new DemandRemarks(problem, Locale.ENGLISH).lines()).hasSize(1);
  }

  private static Problem problem(List<Request> requests, List<Demand> demand, Agent... agents) {
    return Rosters.with(Rosters.problem(WEEK, RuleBook.standard(), agents), requests, demand);
  }
}
