package io.branchline.console.intraday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.branchline.console.staffing.Cover.Shift;
import io.branchline.forecasting.erlang.Load;
import io.branchline.scoring.kpi.ServiceLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Levels are those of the table of reference pairs: 100 calls a half hour of 180 s, patience 300 s,
 * within 20 s: 51.68 % by 10 agents, 77.23 % by 12, 91.68 % by 14.
 */
class LendingTest {

  private static final Instant NINE = Instant.parse("2026-03-16T09:00:00Z");
  private static final double TEN = 0.5168101686;
  private static final double TWELVE = 0.7722793077;
  private static final double FOURTEEN = 0.9167920919;
  private static final Set<String> BOTH = Set.of("cards", "loans");

  private final List<AtWork> people = new ArrayList<>();

  /** Two half hours from 09:00 on, of 100 calls each. */
  private static Team team(String branch, String queue, int firstRequired, int secondRequired) {
    List<Team.Slot> slots = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      slots.add(
          new Team.Slot(
              NINE.plusSeconds(1800L * i),
              i == 0 ? "09:00" : "09:30",
              Load.perHalfHour(100, 180),
              i == 0 ? firstRequired : secondRequired,
              12));
    }
    Set<String> queues = queue.isEmpty() ? BOTH : Set.of(queue);
    return new Team(branch, queue, queues, 1, 300, 20, slots);
  }

  private void agents(Team team, int count, Set<String> skills, int... breakMinutes) {
    for (int i = 0; i < count; i++) {
      List<Integer> starts = java.util.Arrays.stream(breakMinutes).boxed().toList();
      people.add(
          new AtWork(
              team,
              new Shift(
                  String.format(
                      Locale.ROOT, "%s-%s-%02d", team.branch(), team.queue(), people.size()),
                  LocalDate.of(2026, 3, 16),
                  "D8",
                  NINE.minusSeconds(3600),
                  NINE.plusSeconds(8 * 3600),
                  starts,
                  starts.stream().map(start -> 30).toList()),
              skills));
    }
  }

  private List<Loan> loans(Team... teams) {
    return Lending.of(
        List.of(teams), people, team -> team.branch().equals("b01"), ServiceLevel.NEGATIVE);
  }

  @Test
  void twoAgentsWhoServeBothQueuesHelpTheShortOne() {
    Team cards = team("b01", "cards", 12, 12);
    Team loans = team("b01", "loans", 13, 13);
    agents(cards, 11, Set.of("cards"));
    agents(cards, 3, BOTH);
    agents(loans, 10, Set.of("loans"));
    List<Loan> found = loans(cards, loans);
    assertThat(found).hasSize(1);
    Loan loan = found.get(0);
    assertThat(loan.fromQueue()).isEqualTo("cards");
    assertThat(loan.toQueue()).isEqualTo("loans");
    assertThat(loan.agents()).containsExactly("b01-cards-11", "b01-cards-12");
    assertThat(loan.from() + "-" + loan.to()).isEqualTo("09:00-10:00");
    assertThat(loan.giver().gapBefore()).isEqualTo(2);
    assertThat(loan.giver().gapAfter()).isZero();
    assertThat(loan.giver().levelBefore()).isCloseTo(FOURTEEN, within(1e-9));
    assertThat(loan.giver().levelAfter()).isCloseTo(TWELVE, within(1e-9));
    assertThat(loan.receiver().gapBefore()).isEqualTo(-3);
    assertThat(loan.receiver().gapAfter()).isEqualTo(-1);
    assertThat(loan.receiver().levelBefore()).isCloseTo(TEN, within(1e-9));
    assertThat(loan.receiver().levelAfter()).isCloseTo(TWELVE, within(1e-9));
  }

  @Test
  void nobodyTakesCallsOfAQueueThatTheyDoNotServe() {
    Team cards = team("b01", "cards", 5, 5);
    Team loans = team("b01", "loans", 13, 13);
    agents(cards, 14, Set.of("cards"));
    agents(loans, 10, Set.of("loans"));
    assertThat(loans(cards, loans)).isEmpty();
  }

  @Test
  void aBranchWhoseAgentsServeFewerQueuesDoesNotHelpOneTeamForAll() {
    Team here = team("b01", "", 13, 13);
    Team there = team("b02", "cards", 5, 5);
    agents(here, 10, BOTH);
    agents(there, 14, Set.of("cards"));
    assertThat(loans(here, there)).isEmpty();
    people.clear();
    agents(here, 10, BOTH);
    agents(there, 14, BOTH);
    assertThat(loans(here, there))
        .singleElement()
        .satisfies(
            loan -> {
              assertThat(loan.fromBranch()).isEqualTo("b02");
              assertThat(loan.agents()).hasSize(3);
              assertThat(loan.receiver().gapAfter()).isZero();
            });
  }

  @Test
  void helpLastsWhileTheGiverHasSomeToSpare() {
    Team cards = team("b01", "cards", 12, 14);
    Team loans = team("b01", "loans", 12, 12);
    agents(cards, 14, BOTH);
    agents(loans, 10, BOTH);
    assertThat(loans(cards, loans))
        .singleElement()
        .satisfies(
            loan -> {
              assertThat(loan.from() + "-" + loan.to()).isEqualTo("09:00-09:30");
              assertThat(loan.agents()).hasSize(2);
            });
  }

  @Test
  void whoIsInABreakDoesNotHelp() {
    Team cards = team("b01", "cards", 2, 2);
    Team loans = team("b01", "loans", 13, 10);
    agents(cards, 14, BOTH, 60);
    agents(loans, 10, BOTH);
    assertThat(loans(cards, loans)).isEmpty();
  }

  @Test
  void othersLoansAreNotLookedFor() {
    Team far = team("b02", "", 13, 13);
    Team farther = team("b03", "", 5, 5);
    agents(far, 10, BOTH);
    agents(farther, 14, BOTH);
    assertThat(loans(far, farther)).isEmpty();
  }
}
