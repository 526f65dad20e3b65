package io.branchline.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.branchline.forecasting.job.AccuracyRun;
import io.branchline.forecasting.job.ForecastPartition;
import io.branchline.forecasting.job.ForecastPlan;
import io.branchline.forecasting.job.Intervals;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Forecast;
import io.branchline.warehouse.table.ForecastAccuracy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forecasts of 5, 15 and 60 minutes where figures are counted by half hours. */
final class OtherIntervalsIT {

  private static final int DAYS = 49;
  private static final LocalDate ORIGIN = MadeUpBank.FIRST.plusDays(DAYS - 7);

  /** Of three calls of a half hour two come in its first five minutes. */
  private static final String CALLS =
      """
      INSERT INTO calls (call_id, branch, queue, outcome, started_at, talk_millis, version)
      SELECT
          concat(queue, '-', toString(toUnixTimestamp(interval_start)), '-', toString(n)),
          branch, queue, 'answered',
          interval_start + toIntervalSecond(if(n % 3 = 2, 1000, 10) + n), 180000, 1
      FROM kpi_interval FINAL
      ARRAY JOIN range(offered) AS n
      """;

  private static TestingWarehouse engine;
  private static Warehouse warehouse;

  @BeforeAll
  static void start() {
    engine = TestingWarehouse.start();
    warehouse = engine.client();
    MadeUpBank.write(warehouse, 1, 1, DAYS);
    warehouse.execute(CALLS, Map.of());
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({"5, 288", "15, 96", "30, 48", "60, 24"})
  void areForecastAndJudgedWhateverTheCountersLength(int minutes, int slots) {
    warehouse.execute("TRUNCATE TABLE forecasts", Map.of());
    ForecastPartition.compute(
        warehouse,
        new Intervals(warehouse).series(ORIGIN, MadeUpBank.NOW, minutes, ""),
        new ForecastPlan("level-profile", Map.of(), 7, 1));

    List<Forecast> rows =
        warehouse.query(Forecast.class, "SELECT * FROM forecasts FINAL", Map.of());
    assertThat(rows)
        .hasSize(7 * slots)
        .allSatisfy(row -> assertThat(row.intervalMinutes()).isEqualTo(minutes));
    double came =
        warehouse.number(
            "SELECT sum(offered) FROM kpi_interval FINAL WHERE local_date >= '" + ORIGIN + "'",
            Map.of());
    assertThat(rows.stream().mapToDouble(Forecast::calls).sum())
        .isCloseTo(came, within(0.1 * came));

    List<ForecastAccuracy> judged = new AccuracyRun(warehouse).run(MadeUpBank.NOW, 1);
    assertThat(judged)
        .hasSize(7)
        .allSatisfy(day -> assertThat(day.intervals()).isEqualTo(slots))
        .allSatisfy(day -> assertThat(day.absoluteError()).isLessThan(day.actual()));
    assertThat(judged.stream().mapToDouble(ForecastAccuracy::actual).sum()).isEqualTo(came);
    assertThat(judged).extracting(ForecastAccuracy::model).containsOnly(model(minutes));
  }

  private static String model(int minutes) {
    return ForecastPlan.stored("level-profile", minutes);
  }
}
