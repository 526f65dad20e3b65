package io.branchline.forecasting.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.Verdict;
import io.branchline.forecasting.roster.Violation;
import io.branchline.ingest.simulate.BankLoader;
import io.branchline.ingest.simulate.BankSimulation;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.RosterRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rosters that the simulated bank publishes keep the rule book, as the planner's page judges
 * them: what is first seen of a product that checks labour rules must not break them.
 */
final class SimulatedRostersIT {

  @TempDir private Path folder;
  private TestingWarehouse engine;

  @BeforeEach
  void start() {
    engine = TestingWarehouse.start();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void fourWeeksOfTheBankBreakNoHardRule() {
    Warehouse warehouse = engine.client();
    BankSimulation.run(
        new BankSimulation.Request(folder, LocalDate.of(2026, 3, 2), 28, 0.1, 7, 0, 0, 0));
    BankLoader.load(folder, warehouse);
    List<RosterRow> rosters =
        warehouse.query(RosterRow.class, "SELECT * FROM rosters FINAL", Map.of());
    assertThat(rosters).hasSize(38);
    List<String> broken = new ArrayList<>();
    for (RosterRow row : rosters) {
      OpenRoster open = OpenRoster.open(warehouse, row);
      Verdict verdict = open.check(open.roster());
      assertThat(verdict.agents()).as(row.roster()).isNotEmpty();
      for (Violation violation : verdict.violations()) {
        if (violation.severity() == RuleBook.Severity.HARD) {
          broken.add(row.roster() + ": " + violation);
        }
      }
    }
    assertThat(broken).isEmpty();
  }
}
