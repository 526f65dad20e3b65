package io.branchline.forecasting.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Agent;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.PooledStaffing;
import io.branchline.warehouse.table.Queue;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import io.branchline.warehouse.table.Staffing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests of rosters in a branch of eight agents and two queues, on a real engine. */
abstract class InSmallBranch {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final LocalDate FROM = LocalDate.of(2026, 12, 1);

  private static TestingWarehouse engine;
  static Warehouse warehouse;

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

  static String solve(int status, String... options) {
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

  static RosterRow newest() {
    return new RosterStore(warehouse).rows("b07").get(0);
  }

  static RosterRow publish(RosterRow draft, String by) {
    return new Publication(warehouse)
        .publish(OpenRoster.open(warehouse, draft), by, "", Instant.now());
  }

  static void draft(String name, Map<String, List<String>> shifts) {
    draft(name, shifts, "demand: soft\n");
  }

  static void draft(String name, Map<String, List<String>> shifts, String rules) {
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
            "b07", name, FROM, 7, "draft", "", 1, 0, 0, 0, 0, rules, "li", now, "", null, 1, "",
            "");
    new RosterStore(warehouse).write(head, rows, List.of());
  }

  static OpenRoster open(String name) {
    return OpenRoster.open(warehouse, new RosterStore(warehouse).row(name));
  }
}
