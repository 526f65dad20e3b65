package io.branchline.console;

import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Forecast;
import io.branchline.warehouse.table.ForecastAccuracy;
import io.branchline.warehouse.table.ForecastTotal;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import io.branchline.warehouse.table.SpecialDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What planners of the made-up bank work with: the forecast's intervals and totals, the forecast
 * that its last week had, special days, accuracy, and a published roster of branch b01.
 */
final class Plans {

  static final LocalDate ORIGIN = Bank.LAST_DAY.plusDays(1);
  static final LocalDate HOLIDAY = ORIGIN.plusDays(4);
  static final LocalDate OUTAGE = Bank.LAST_DAY.minusDays(3);

  private static final int PAST_DAYS = 7;

  private final Warehouse warehouse;
  private final Map<String, ForecastTotal> totals = new TreeMap<>();

  private Plans(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  static void write(Warehouse warehouse) {
    Plans plans = new Plans(warehouse);
    plans.forecasts();
    plans.specialDays();
    plans.accuracy();
    plans.roster();
  }

  private void forecasts() {
    List<Forecast> rows = new ArrayList<>();
    for (Forecast f : warehouse.query(Forecast.class, "SELECT * FROM forecasts", Map.of())) {
      rows.add(sure(f, ORIGIN, 0));
      if (f.localDate().isBefore(ORIGIN.plusDays(PAST_DAYS))) {
        rows.add(sure(f, ORIGIN.minusDays(PAST_DAYS), PAST_DAYS));
      }
    }
    rows.forEach(this::total);
    warehouse.write(Forecast.class, rows);
    warehouse.write(ForecastTotal.class, List.copyOf(totals.values()));
  }

  private static Forecast sure(Forecast f, LocalDate origin, int daysBack) {
    double spread = Math.sqrt(f.calls()) + 0.1 * f.calls();
    return new Forecast(
        f.branch(),
        f.queue(),
        f.model(),
        origin,
        f.intervalStart().atZone(Bank.ZONE).minusDays(daysBack).toInstant(),
        f.intervalMinutes(),
        f.localDate().minusDays(daysBack),
        f.localTime(),
        f.calls(),
        f.handleSeconds(),
        f.version() + 1,
        "calendar-mean",
        f.calls() * 1.05,
        0.01,
        0.02,
        Math.max(0, f.calls() - 0.67 * spread),
        f.calls() + 0.67 * spread,
        Math.max(0, f.calls() - 1.28 * spread),
        f.calls() + 1.28 * spread,
        Math.max(0, f.calls() - 1.96 * spread),
        f.calls() + 1.96 * spread,
        "calendar-mean");
  }

  private void total(Forecast f) {
    for (String branch : List.of("", f.branch())) {
      Instant day =
          f.localDate().atStartOfDay(branch.isEmpty() ? ZoneOffset.UTC : Bank.ZONE).toInstant();
      for (String queue : List.of("", f.queue())) {
        add(f, branch, queue, "day", day, f.localDate(), "00:00");
        if (queue.isEmpty()) {
          add(f, branch, queue, "interval", f.intervalStart(), f.localDate(), f.localTime());
        }
        Instant origin = f.origin().atStartOfDay(ZoneOffset.UTC).toInstant();
        add(f, branch, queue, "horizon", origin, f.origin(), "00:00");
      }
    }
  }

  private void add(
      Forecast f,
      String branch,
      String queue,
      String period,
      Instant start,
      LocalDate date,
      String time) {
    ForecastTotal one =
        new ForecastTotal(
            branch,
            queue,
            f.model(),
            f.origin(),
            period,
            start,
            date,
            time,
            f.calls(),
            f.calls() * 1.05,
            f.calls() * 0.95,
            f.calls() * 1.05,
            f.calls() * 0.9,
            f.calls() * 1.1,
            f.calls() * 0.85,
            f.calls() * 1.15,
            1);
    totals.merge(
        String.join("|", branch, queue, period, start.toString(), f.origin().toString()),
        one,
        Plans::sum);
  }

  private static ForecastTotal sum(ForecastTotal a, ForecastTotal b) {
    return new ForecastTotal(
        a.branch(),
        a.queue(),
        a.model(),
        a.origin(),
        a.period(),
        a.intervalStart(),
        a.localDate(),
        a.localTime(),
        a.calls() + b.calls(),
        a.baselineCalls() + b.baselineCalls(),
        a.lowFifty() + b.lowFifty(),
        a.highFifty() + b.highFifty(),
        a.lowEighty() + b.lowEighty(),
        a.highEighty() + b.highEighty(),
        a.lowNinetyFive() + b.lowNinetyFive(),
        a.highNinetyFive() + b.highNinetyFive(),
        1);
  }

  private void specialDays() {
    warehouse.write(
        SpecialDate.class,
        List.of(
            new SpecialDate("b01", "", HOLIDAY, "holiday", "Founders' Day", null, null, 1, "行庆日"),
            new SpecialDate("b02", "", HOLIDAY, "holiday", "Founders' Day", null, null, 1, "行庆日"),
            new SpecialDate("b01", "cards", OUTAGE, "outage", "", 120.0, 14.0, 1, "")));
  }

  private void accuracy() {
    List<ForecastAccuracy> rows = new ArrayList<>();
    for (int lead = 0; lead < PAST_DAYS; lead++) {
      rows.add(
          new ForecastAccuracy(
              "b01",
              "cards",
              "calendar-mean",
              lead,
              48,
              200,
              210,
              40,
              96,
              215,
              50,
              147,
              30,
              48,
              24,
              38,
              46,
              1));
    }
    warehouse.write(ForecastAccuracy.class, rows);
  }

  /**
   * Early and late shifts of eight agents from the last day on, each with two breaks. One of them
   * has the first day off: with it the days before would be eleven in a row.
   */
  private void roster() {
    List<RosterShift> shifts = new ArrayList<>();
    for (int day = 0; day < 8; day++) {
      for (int a = 0; a < 8; a++) {
        if (day == 0 && a == 2) {
          continue;
        }
        LocalDate date = Bank.LAST_DAY.plusDays(day);
        LocalTime time = a % 2 == 0 ? LocalTime.of(7, 0) : LocalTime.of(12, 0);
        Instant start = date.atTime(time).atZone(Bank.ZONE).toInstant();
        shifts.add(
            new RosterShift(
                "b01",
                "week-one",
                Bank.agent(0, a),
                date,
                a % 2 == 0 ? "early" : "late",
                start,
                start.plusSeconds(8 * 3600),
                450,
                List.of(120 + 15 * (a % 4), 240),
                List.of(15, 30),
                1,
                0));
      }
    }
    warehouse.write(RosterShift.class, shifts);
    warehouse.write(
        RosterRow.class,
        List.of(
            new RosterRow(
                "b01",
                "week-one",
                Bank.LAST_DAY,
                8,
                "published",
                "",
                1,
                1000,
                900,
                0,
                0,
                "",
                "planner",
                Instant.parse("2026-11-01T00:00:00Z"),
                "planner",
                Instant.parse("2026-11-02T00:00:00Z"),
                1,
                "",
                "")));
  }
}
