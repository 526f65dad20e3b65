package io.branchline.forecasting.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.branchline.forecasting.roster.Checker;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.forecasting.roster.Violation;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Agent;
import io.branchline.warehouse.table.AgentContract;
import io.branchline.warehouse.table.AgentRequest;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.PooledStaffing;
import io.branchline.warehouse.table.Queue;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import io.branchline.warehouse.table.ShiftTypeRow;
import io.branchline.warehouse.table.Staffing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Staffing in, a published roster out, on a real engine. */
class RosterIT {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate FROM = LocalDate.of(2026, 12, 1);

  private static TestingWarehouse engine;
  private static Warehouse warehouse;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    engine = TestingWarehouse.start();
    warehouse = engine.client();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @BeforeEach
  void aSmallBranch() {
    for (String table :
        List.of(
            "branches",
            "queues",
            "agents",
            "staffing",
            "pooled_staffing",
            "agent_contracts",
            "agent_requests",
            "rosters",
            "roster_shifts",
            "roster_demand",
            "shift_types")) {
      warehouse.execute("TRUNCATE TABLE " + table, Map.of());
    }
    warehouse.write(Branch.class, List.of(new Branch("b07", "East", "东", "r", "Asia/Shanghai", 1)));
    warehouse.write(
        Queue.class,
        List.of(new Queue("b07", "cards", "", "", 1), new Queue("b07", "loans", "", "", 1)));
    List<Agent> agents = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      agents.add(new Agent("b07", "a" + i, "Agent " + i, "t", 1));
    }
    warehouse.write(Agent.class, agents);
    List<Staffing> rows = new ArrayList<>();
    List<PooledStaffing> pooled = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      for (int slot = 18; slot < 38; slot++) {
        rows.add(staffing("cards", day, slot, 2));
        rows.add(staffing("loans", day, slot, slot < 26 ? 1 : 0));
        pooled.add(pooled(rows.get(rows.size() - 1), slot < 26 ? 3 : 2));
      }
    }
    warehouse.write(Staffing.class, rows);
    warehouse.write(PooledStaffing.class, pooled);
  }

  private static PooledStaffing pooled(Staffing row, int scheduled) {
    return new PooledStaffing(
        row.branch(),
        row.model(),
        row.origin(),
        row.intervalStart(),
        row.intervalMinutes(),
        row.localDate(),
        row.localTime(),
        20,
        180.0,
        scheduled,
        scheduled,
        0.9,
        0.5,
        5.0,
        1);
  }

  private static Staffing staffing(String queue, int day, int slot, int scheduled) {
    LocalDate date = FROM.plusDays(day);
    Instant start = date.atStartOfDay(SHANGHAI).plusMinutes(30L * slot).toInstant();
    String time = String.format(Locale.ROOT, "%02d:%02d", slot / 2, slot % 2 * 30);
    return new Staffing(
        "b07",
        queue,
        "erlang-c",
        FROM.minusDays(5),
        start,
        30,
        date,
        time,
        10,
        180.0,
        0.8,
        20,
        0.85,
        0.3,
        scheduled,
        scheduled,
        0.9,
        0.5,
        5.0,
        1);
  }

  private static String solve(int status, String... options) {
    StringWriter printed = new StringWriter();
    SolveCommand command = new SolveCommand();
    CommandLine line = new CommandLine(command).setOut(new PrintWriter(printed));
    List<String> words =
        new ArrayList<>(
            List.of(
                "--branch",
                "b07",
                "--from",
                "2026-12-01",
                "--weeks",
                "1",
                "--seconds",
                "20",
                "--workers",
                "1",
                "--effort",
                "2"));
    words.addAll(List.of(options));
    line.setOverwrittenOptionsAllowed(true).parseArgs(words.toArray(String[]::new));
    assertThat(command.solve(warehouse)).isEqualTo(status);
    line.getOut().flush();
    return printed.toString();
  }

  private static RosterRow newest() {
    return new RosterStore(warehouse).rows("b07").get(0);
  }

  private static RosterRow publish(RosterRow draft, String by) {
    return new Publication(warehouse)
        .publish(OpenRoster.open(warehouse, draft), by, "", Instant.now());
  }

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

  private static void draft(String name, Map<String, List<String>> shifts) {
    Period period = new Period(FROM, 7, SHANGHAI);
    Instant now = Instant.now();
    List<RosterShift> rows = new ArrayList<>();
    shifts.forEach(
        (agent, days) -> {
          for (int day = 0; day < days.size(); day++) {
            for (ShiftType type : ShiftCatalogue.of(warehouse, "b07").types()) {
              if (type.id().equals(days.get(day))) {
                rows.add(
                    RosterRun.row(
                        "b07",
                        name,
                        io.branchline.forecasting.roster.Agent.of(agent),
                        period,
                        day,
                        type,
                        null,
                        now));
              }
            }
          }
        });
    RosterRow head =
        new RosterRow(
            "b07",
            name,
            FROM,
            7,
            "draft",
            "",
            1,
            0,
            0,
            0,
            0,
            "demand: soft\n",
            "li",
            now,
            "",
            null,
            1,
            "",
            "");
    new RosterStore(warehouse).write(head, rows, List.of());
  }

  private static OpenRoster open(String name) {
    return OpenRoster.open(warehouse, new RosterStore(warehouse).row(name));
  }

  private record Count(long n) {}

  @Test
  void aDayThatTheNewestPublishedRosterLeavesFreeIsFree() {
    draft("first", Map.of("a1", List.of("E7", "E7"), "a2", List.of("E7")));
    publish(open("first").row(), "li");
    draft("second", Map.of("a1", List.of("", "E8")));
    publish(open("second").row(), "li");
    Period period = new Period(FROM, 7, SHANGHAI);
    RosterStore store = new RosterStore(warehouse);
    Roster published =
        RosterStore.roster(period, store.published("b07", period, store.agents("b07", FROM)));
    assertThat(published.days("a1").subList(0, 2)).containsExactly("", "E8");
    assertThat(published.days("a2").get(0)).isEmpty();
    assertThat(warehouse.query(Count.class, "SELECT count() AS n FROM published_shifts", Map.of()))
        .containsExactly(new Count(1));
  }

  @Test
  void calendarsOfOneDayKeepTheirIdAndTakeBackWhatIsGone() {
    draft("first", Map.of("a1", List.of("E7", "E7")));
    RosterRow first = publish(open("first").row(), "li");
    draft("second", Map.of("a1", List.of("", "L15")));
    RosterRow second =
        new Publication(warehouse)
            .publish(open("second"), "li", "", Instant.now().plusSeconds(120));
    RosterStore store = new RosterStore(warehouse);
    String before = calendar(store, first, Map.of("E7", "早班；七点，很长的班次名称，要折行".repeat(4)));
    String after = calendar(store, second, Map.of());
    assertThat(before)
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        .endsWith("END:VCALENDAR\r\n");
    assertThat(before.split("\r\n"))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(before.replace("\r\n ", "")).contains("很长的班次名称，要折行早班");
    assertThat(before).contains("DTSTART:20261130T230000Z").contains("STATUS:CONFIRMED");
    assertThat(before.replace("\r\n ", "")).contains("Break 08:30-08:45\\nBreak");
    for (String calendar : List.of(before, after)) {
      assertThat(calendar)
          .contains("UID:a1-2026-12-01@b07.branchline", "UID:a1-2026-12-02@b07.branchline");
    }
    assertThat(after).containsOnlyOnce("STATUS:CANCELLED").containsOnlyOnce("STATUS:CONFIRMED");
    assertThat(sequence(after)).isGreaterThan(sequence(before));
  }

  private static String calendar(RosterStore store, RosterRow row, Map<String, String> names) {
    return RosterCalendars.of(
            row, store.shifts(row), store.withdrawn(row), names, SHANGHAI, Locale.ENGLISH)
        .get("a1");
  }

  private static long sequence(String calendar) {
    int at = calendar.indexOf("SEQUENCE:") + "SEQUENCE:".length();
    return Long.parseLong(calendar.substring(at, calendar.indexOf('\r', at)));
  }

  @Test
  void whatABrokenRosterIsPublishedForIsKept() {
    draft("tight", Map.of("a1", List.of("L15", "E7")));
    PublishCommand command = new PublishCommand();
    new CommandLine(command).parseArgs("tight", "--by", "li");
    assertThatThrownBy(() -> command.publish(warehouse, Instant.now()))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Roster tight breaks hard rules 1 times. See:");
    assertThat(new RosterStore(warehouse).row("tight").status()).isEqualTo("draft");
    new CommandLine(command).parseArgs("tight", "--by", "li", "--reason", "typhoon");
    command.publish(warehouse, Instant.now());
    RosterRow row = new RosterStore(warehouse).row("tight");
    assertThat(row.status()).isEqualTo("published");
    assertThat(row.violations()).isEqualTo(1);
    assertThat(row.publishReason()).isEqualTo("typhoon");
    assertThat(
            warehouse.query(
                Count.class,
                "SELECT count() AS n FROM audit_log WHERE action = 'published_roster' AND subject ="
                    + " 'tight' AND detail = 'typhoon'",
                Map.of()))
        .containsExactly(new Count(1));
  }

  @Test
  void leaveGivenAfterSolvingIsSeenWhenPublishing() {
    draft("plain", Map.of("a1", List.of("E7")));
    warehouse.write(
        AgentRequest.class,
        List.of(
            new AgentRequest(
                "b07", "r1", "a1", FROM, FROM, "leave", "", 0, "li", Instant.EPOCH, 1, 0)));
    assertThatThrownBy(() -> publish(open("plain").row(), "li"))
        .hasMessageContaining("breaks hard rules 1 times");
  }

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
  void aBranchsHolidaysAreItsCountrysByLaw() {
    Period october = new Period(LocalDate.of(2026, 9, 28), 14, SHANGHAI);
    assertThat(RosterInput.holidays(null, october))
        .containsExactlyInAnyOrder(
            LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2), LocalDate.of(2026, 10, 3));
    assertThat(RosterInput.holidays(null, new Period(FROM, 7, ZoneId.of("UTC")))).isEmpty();
  }

  @Test
  void theNextRosterKnowsTheLastOnesNights() {
    solve(0);
    RosterStore store = new RosterStore(warehouse);
    publish(newest(), "li");
    Period next = new Period(FROM.plusDays(7), 7, SHANGHAI);
    RosterInput input = new RosterInput(store, ShiftCatalogue.of(warehouse, "b07"), "b07", next);
    Roster before = input.problem(List.of(), RuleBook.standard(), Set.of()).before();
    assertThat(before.shifts()).isNotEmpty();
    assertThat(before.period().day(FROM)).isEqualTo(7);
  }

  /** What was worked may be of a type that is no longer offered: rest is rest after it, too. */
  @Test
  void aNightOfADisabledShiftTypeCountsAcrossTheBorder() {
    warehouse.write(ShiftTypeRow.class, List.of(night("N22", true)));
    draft("nights", Map.of("a1", List.of("", "", "", "", "", "", "N22")));
    publish(open("nights").row(), "li");
    warehouse.write(ShiftTypeRow.class, List.of(night("N22", false), night("E7", true)));
    Period next = new Period(FROM.plusDays(7), 7, SHANGHAI);
    RosterInput input =
        new RosterInput(
            new RosterStore(warehouse), ShiftCatalogue.of(warehouse, "b07"), "b07", next);
    Problem problem = input.problem(List.of(), RuleBook.standard(), Set.of());
    Roster early = Roster.empty(next).with("a1", next.from(), "E7");
    assertThat(new Checker(problem).agent(early, "a1"))
        .extracting(Violation::rule)
        .contains(Rule.REST_BETWEEN_SHIFTS);
  }

  private static ShiftTypeRow night(String shift, boolean enabled) {
    List<Integer> none = List.of();
    return new ShiftTypeRow(
        "b07",
        shift,
        shift,
        shift,
        shift.equals("E7") ? 7 * 60 : 22 * 60,
        480,
        "",
        none,
        none,
        none,
        List.of(),
        enabled,
        enabled ? 1 : 2);
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
}
