package io.branchline.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.forecasting.check.ErlangCheck;
import io.branchline.forecasting.job.ForecastDay;
import io.branchline.forecasting.job.SeenHours;
import io.branchline.forecasting.whatif.Day;
import io.branchline.forecasting.whatif.Site;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What planners ask about days and hours, on a real engine. */
class PlanningIT {

  private static TestingWarehouse engine;
  private static Warehouse warehouse;

  @BeforeAll
  static void start() {
    engine = TestingWarehouse.start();
    warehouse = engine.client();
    execute(
        """
        INSERT INTO branches (branch, name_en, name_zh, region, zone, version)
        VALUES ('b1', '', '', 'north', 'UTC', 1)
        """);
    execute(
        """
        INSERT INTO forecasts (branch, queue, model, origin, interval_start, interval_minutes,
            local_date, local_time, calls, handle_seconds, version)
        VALUES ('b1', 'cards', 'calendar-mean', '2026-01-05', '2026-01-05 10:00:00', 30, '2026-01-05', '10:00', 100, 180, 1),
            ('b1', 'cards', 'calendar-mean', '2026-01-05', '2026-01-06 10:00:00', 30, '2026-01-06', '10:00', 90, 180, 1),
            ('b2', 'loans', 'calendar-mean', '2026-01-05', '2026-01-05 10:30:00', 30, '2026-01-05', '10:30', 20, NULL, 1)
        """);
    execute(
        """
        INSERT INTO kpi_interval (scope, branch, queue, agent, interval_start, interval_minutes,
            local_date, local_time, offered, answered, abandoned, threshold_seconds,
            answered_within, answered_wait_millis, abandoned_wait_millis, talk_millis, version)
        VALUES ('queue', 'b1', 'cards', '', '2026-01-05 10:00:00', 30, '2026-01-05', '10:00', 4, 3, 1, 20, 2, 60000, 40000, 500000, 1),
            ('queue', 'b1', 'cards', '', '2026-01-05 10:30:00', 30, '2026-01-05', '10:30', 2, 2, 0, 20, 2, 0, 0, 300000, 1)
        """);
    execute(
        """
        INSERT INTO call_legs (call_id, leg, branch, queue, agent, outcome, call_started_at,
            answered_at, ended_at, wrap_up_millis, version, is_deleted)
        VALUES ('c1', 1, 'b1', 'cards', 'a1', 'answered', '2026-01-05 10:00:00', '2026-01-05 10:00:00', '2026-01-05 10:29:00', 60000, 1, 0)
        """);
  }

  private static void execute(String sql) {
    warehouse.execute(sql, Map.of());
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void aForecastDayIsTheBusiestUnlessNamed() {
    List<Day> days = bank("calendar-mean").days(null, 1);
    assertThat(days).extracting(Day::date).containsExactly("2026-01-05");
    assertThat(days.get(0).times()).containsExactly("10:00", "10:30");
    List<Site> sites = days.get(0).sites();
    assertThat(sites)
        .extracting(Site::region, Site::branch, Site::queue)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("north", "b1", "cards"),
            org.assertj.core.groups.Tuple.tuple("", "b2", "loans"));
    // both have both intervals; loans takes the mean handle time of the others
    assertThat(sites.get(0).loads()).extracting(load -> load.calls()).containsExactly(100.0, 0.0);
    assertThat(sites.get(1).loads().get(1).handleSeconds()).isEqualTo(180);
    assertThat(bank("calendar-mean").days(LocalDate.of(2026, 1, 6), 1).get(0).sites()).hasSize(1);
    assertThatThrownBy(() -> bank("calendar-mean").days(LocalDate.of(2027, 1, 1), 1))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "There is no forecast by calendar-mean for 2027-01-01. Run: ./branchline forecast");
    assertThatThrownBy(() -> bank("nonsense").days(null, 1))
        .isInstanceOf(Failure.class)
        .hasMessage("There is no forecast by nonsense. Run: ./branchline forecast");
  }

  private static ForecastDay bank(String model) {
    return new ForecastDay(warehouse, model, "", "");
  }

  @Test
  void forecastDaysAreOfABranchAQueueAndASpan() {
    List<Day> days = new ForecastDay(warehouse, "calendar-mean", "b1", "cards").days(null, 7);
    assertThat(days).extracting(Day::date).containsExactly("2026-01-05", "2026-01-06");
    assertThat(days.get(0).times()).containsExactly("10:00");
    assertThatThrownBy(
            () -> new ForecastDay(warehouse, "calendar-mean", "b1", "loans").days(null, 1))
        .hasMessage(
            "There is no forecast by calendar-mean of branch b1 of queue loans."
                + " Run: ./branchline forecast");
    assertThatThrownBy(
            () -> new ForecastDay(warehouse, "calendar-mean", "b2", "loans").days(null, 1))
        .hasMessage(
            "The forecast knows no handle time. Ingest calls that were answered, then run:"
                + " ./branchline kpi, ./branchline forecast");
  }

  @Test
  void anHoursAgentsComeFromCallsWhereNothingElseTells() {
    SeenHours.Seen seen = new SeenHours(warehouse).of("b1");
    assertThat(seen.fromStates()).isFalse();
    assertThat(seen.hours()).hasSize(1);
    assertThat(seen.hours().get(0).agents()).isEqualTo(0.5);
    assertThat(seen.hours().get(0).offered()).isEqualTo(6);
    ErlangCheck.Line all = new ErlangCheck(seen.hours(), seen.thresholdSeconds()).lines().get(1);
    assertThat(all.level()).isEqualTo(4.0 / 6);
    assertThatThrownBy(() -> new SeenHours(warehouse).of("nowhere"))
        .isInstanceOf(Failure.class)
        .hasMessage("Branch nowhere has no figures. Run: ./branchline kpi, or name another branch");
  }
}
