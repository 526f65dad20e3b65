package io.branchline.forecasting.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.forecasting.roster.Checker;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.warehouse.table.RosterDemand;
import io.branchline.warehouse.table.RosterRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Drafts that planners edit, and rosters of their own. */
final class DraftRosterIT extends InSmallBranch {

  @Test
  void whoSavesSecondSeesWhatTheFirstWrote() {
    draft("base", Map.of("a1", List.of("E7"), "a2", List.of("E7")));
    OpenRoster open = open("base");
    DraftEdits edits = new DraftEdits(warehouse);
    Roster li = open.with(List.of(new RosterChange("a1", FROM, "")));
    Roster wang = open.with(List.of(new RosterChange("a2", FROM, "L15")));
    DraftEdits.Outcome first = edits.keep(open, li, Set.of(), "li", Instant.now());
    assertThat(first.others()).isEmpty();
    DraftEdits.Outcome second = edits.keep(open, wang, Set.of(), "wang", Instant.now());
    assertThat(second.kept()).isEmpty();
    assertThat(second.others()).extracting(RosterRow::roster).containsExactly(first.kept());
    DraftEdits.Outcome beside = edits.keep(open, wang, Set.of(first.kept()), "wang", Instant.now());
    OpenRoster kept = open(beside.kept());
    assertThat(kept.roster()).isEqualTo(wang);
    assertThat(kept.row().editedFrom()).isEqualTo("base");
    assertThat(kept.row().createdBy()).isEqualTo("wang");
    assertThat(kept.shifts()).allMatch(shift -> shift.breakStarts().size() == 3);
    assertThat(open("base").roster()).isEqualTo(open.roster());
    assertThat(open(first.kept()).roster().shift("a1", FROM)).isEqualTo(Roster.FREE);
  }

  @Test
  void changesThatCannotBeAreNamed() {
    draft("base", Map.of("a1", List.of("E7")));
    OpenRoster open = open("base");
    assertThatThrownBy(() -> open.with(List.of(new RosterChange("nobody", FROM, "E7"))))
        .hasMessage("Roster base cannot be changed so: agent 'nobody' is not in branch b07.");
    assertThatThrownBy(() -> open.with(List.of(new RosterChange("a1", FROM.plusDays(7), "E7"))))
        .hasMessageEndingWith("2026-12-08 is not one of its days.");
    assertThatThrownBy(() -> open.with(List.of(new RosterChange("a1", FROM, "X9"))))
        .hasMessageEndingWith("there is no shift type 'X9'.");
    assertThatThrownBy(
            () ->
                open.with(
                    List.of(
                        new RosterChange("a1", FROM, "E7"), new RosterChange("a1", FROM, "E8"))))
        .hasMessageEndingWith("a1 has two shifts on 2026-12-01.");
  }

  @Test
  void aRosterOfThoseWhoLeftCanStillBeOpened() {
    draft("old", Map.of("a1", List.of("E7"), "gone", List.of("N22")));
    OpenRoster open = open("old");
    assertThat(open.check(open.roster()).violations())
        .anyMatch(broken -> broken.agent().equals("gone"));
  }

  @Test
  void aPlannersFileIsJudgedInChinese() throws IOException {
    Path csv = folder.resolve("mine.csv");
    Files.writeString(csv, "date,agent,shift\n2026-12-01,a1,L15\n2026-12-02,a1,E7\n");
    Period period = new Period(FROM, 7, SHANGHAI);
    RosterInput input =
        new RosterInput(
            new RosterStore(warehouse), ShiftCatalogue.of(warehouse, "b07"), "b07", period);
    var problem = input.problem(List.of(), RuleBook.standard(), Set.of());
    StringWriter printed = new StringWriter();
    new VerdictPage(new PrintWriter(printed, true), Locale.SIMPLIFIED_CHINESE)
        .print(new Checker(problem).check(RosterFiles.read(csv, period)));
    assertThat(printed.toString())
        .contains("a1 在 2026-12-02 上班前只休息了 7 小时，至少应为 11 小时。")
        .contains("本排班表不得发布。");
    Files.writeString(csv, "date,agent,shift\n2026-12-01,a1,L15\n2026-12-01,a1,E7\n");
    assertThatThrownBy(() -> RosterFiles.read(csv, period))
        .hasMessage(
            "Line 3 of " + csv + " is not date,agent,shift: a1 has two shifts on 2026-12-01");
  }

  @Test
  void aDraftSolvedBeforeTheRiseOfShortagesIsJudgedByItsOwnPrice() {
    draft("old", Map.of(), "costs: {shortage-hour: 500}\n");
    draft("new", Map.of());
    List<RosterDemand> wanted = new ArrayList<>();
    for (String name : List.of("old", "new")) {
      wanted.add(new RosterDemand("b07", name, FROM, "E7", "", 2, 1));
    }
    warehouse.write(RosterDemand.class, wanted);
    assertThat(open("old").check(open("old").roster()).cost().shortage()).isEqualTo(2 * 8 * 500L);
    assertThat(open("new").check(open("new").roster()).cost().shortage())
        .isGreaterThan(2 * 8 * 500L);
  }
}
