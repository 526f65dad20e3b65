package io.branchline.forecasting.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Roster;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.AgentContract;
import io.branchline.warehouse.table.AgentRequest;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Staffing in, a roster out. */
final class RosterIT extends InSmallBranch {

  @Test
  void fromStaffingToAPublishedRosterAndItsFiles() throws IOException {
    warehouse.write(
        AgentRequest.class,
        List.of(
            new AgentRequest(
                "b07",
                "r1",
                "a0",
                FROM,
                FROM.plusDays(2),
                "leave",
                "",
                0,
                "li",
                Instant.EPOCH,
                1,
                0),
            new AgentRequest(
                "b07", "r2", "gone", FROM, FROM, "leave", "", 0, "li", Instant.EPOCH, 1, 0)));
    String printed = solve(0);
    assertThat(printed)
        .contains("8 agents with 320 contract hours")
        .contains("LP bound")
        .contains("No hard rule is broken.")
        .contains("Kept as draft b07-2026-12-01-");
    RosterStore store = new RosterStore(warehouse);
    RosterRow draft = newest();
    Period period = new Period(FROM, 7, SHANGHAI);
    Roster roster = store.roster(draft, period);
    assertThat(roster.days("a0").subList(0, 3)).containsOnly(Roster.FREE);
    assertThat(draft.missing()).isZero();
    for (RosterShift shift : store.shifts(draft)) {
      assertThat(shift.breakStarts()).hasSize(3);
      assertThat(shift.paidMinutes()).isEqualTo(480);
    }

    RosterRow published = publish(draft, "li");
    assertThatThrownBy(() -> publish(published, "wang"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("stays as it is");

    // Solved again, the published roster is what changes are counted against.
    solve(0);
    RosterRow second = newest();
    assertThat(second.basedOn()).isEqualTo(draft.roster());
    assertThat(store.roster(store.row(draft.roster()), period)).isEqualTo(roster);

    List<RosterShift> shifts = store.shifts(draft);
    Path csv = folder.resolve("roster.csv");
    Files.writeString(csv, RosterFiles.csv(shifts, SHANGHAI));
    assertThat(RosterFiles.read(csv, period)).isEqualTo(roster);
  }

  @Test
  void aBranchsHolidaysAreItsCountrysByLaw() {
    Period october = new Period(LocalDate.of(2026, 9, 28), 14, SHANGHAI);
    assertThat(RosterInput.holidays(null, october))
        .containsExactlyInAnyOrder(
            LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2), LocalDate.of(2026, 10, 3));
    assertThat(RosterInput.holidays(null, new Period(FROM, 7, ZoneId.of("UTC")))).isEmpty();
  }

  @Test
  void agentsWithSkillsOfTheirOwnAreAskedByQueue() {
    List<AgentContract> contracts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      contracts.add(
          new AgentContract(
              "b07",
              "a" + i,
              FROM,
              "c",
              "standard",
              2400,
              "none",
              40,
              List.of(),
              List.of(i < 3 ? "loans" : "cards"),
              i == 7 ? List.of("pregnant") : List.of(),
              1));
    }
    warehouse.write(AgentContract.class, contracts);
    assertThat(solve(0)).contains("No hard rule is broken.");
    assertThat(new RosterStore(warehouse).demand(newest()))
        .extracting(Demand::skill)
        .contains("loans", "cards")
        .doesNotContain("");
  }

  @Test
  void namesTheConflictWhereTheDemandMustBeMet() throws IOException {
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(rules, "demand: hard\n");
    List<AgentRequest> leave = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      leave.add(
          new AgentRequest(
              "b07", "r" + i, "a" + i, FROM, FROM, "leave", "", 0, "li", Instant.EPOCH, 1, 0));
    }
    warehouse.write(AgentRequest.class, leave);
    assertThatThrownBy(() -> solve(3, "--rules", rules.toString()))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("The rules and the demand contradict each other");
  }

  @Test
  void aNightThatOnlyTheNextWeekNeedsIsStartedInThisOne() throws IOException {
    Path demand = folder.resolve("night.csv");
    Files.writeString(demand, "date,time,minutes,agents\n2026-12-08,00:00,60,2\n");
    assertThat(solve(0, "--weeks", "2", "--demand", demand.toString()))
        .contains("No hard rule is broken.");
    assertThat(new RosterStore(warehouse).demand(newest()))
        .extracting(Demand::date, Demand::shift, Demand::agents)
        .containsExactly(tuple(LocalDate.of(2026, 12, 7), "N22", 2));
  }

  @Test
  void oneClearLineForWhatCannotBe() throws IOException {
    assertThatThrownBy(() -> new RosterStore(warehouse).zone("b99"))
        .hasMessage("There is no branch 'b99' in the table branches.");
    assertThatThrownBy(() -> solve(0, "--model", "erlang-a"))
        .hasMessageStartingWith("There is no staffing by erlang-a of branch b07 from 2026-12-01");
    Path demand = folder.resolve("demand.csv");
    Files.writeString(demand, "date,time,minutes,agents\n2026-12-01,09:00,30,Infinity\n");
    assertThatThrownBy(() -> solve(0, "--demand", demand.toString()))
        .hasMessage(
            "Line 2 of "
                + demand
                + " is not date,time,minutes,agents[,skill]: a need of Infinity"
                + " agents cannot be rostered (shrinkage of 100 %?)");
    Files.writeString(demand, "date,time,minutes,agents\n");
    assertThat(solve(0, "--demand", demand.toString()))
        .contains("7 days need nobody.")
        .contains("No hard rule is broken.");
    warehouse.execute("TRUNCATE TABLE agents", Map.of());
    assertThatThrownBy(() -> solve(0)).hasMessageStartingWith("Branch b07 has no agents");
  }
}
