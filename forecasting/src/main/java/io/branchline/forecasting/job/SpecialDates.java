package io.branchline.forecasting.job;

import io.branchline.forecasting.arrival.Incident;
import io.branchline.forecasting.arrival.SpecialDay;
import io.branchline.warehouse.table.SpecialDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a forecast took for special, as rows of {@code special_days}. */
public final class SpecialDates {

  private static final int YEARS_BACK = 2;

  private SpecialDates() {}

  /**
   * The calendar's days of two years before the origin up to the last day forecast, and incidents.
   */
  public static List<SpecialDate> of(ForecastPlan plan, List<SeriesReport> reports) {
    List<SpecialDate> rows = new ArrayList<>();
    Map<String, SeriesKey> branches = new TreeMap<>();
    for (SeriesReport report : reports) {
      SeriesKey key = report.key();
      branches.putIfAbsent(key.branch(), key);
      for (Incident incident : report.incidents()) {
        rows.add(
            new SpecialDate(
                key.branch(),
                key.queue(),
                incident.date(),
                incident.kind().name().toLowerCase(Locale.ROOT),
                "",
                incident.expected(),
                incident.actual(),
                plan.version(),
                ""));
      }
    }
    branches.forEach((branch, key) -> calendar(plan, key, rows));
    return rows;
  }

  private static void calendar(ForecastPlan plan, SeriesKey key, List<SpecialDate> rows) {
    LocalDate first = key.origin().minusYears(YEARS_BACK);
    LocalDate end = key.origin().plusDays(plan.days());
    plan.special(key.country())
        .days()
        .forEach(
            (date, list) -> {
              for (SpecialDay day : list) {
                boolean shown =
                    !date.isBefore(first)
                        && date.isBefore(end)
                        && day.kind() != SpecialDay.Kind.OUTAGE;
                if (shown) {
                  rows.add(
                      new SpecialDate(
                          key.branch(),
                          "",
                          date,
                          day.kind().name().toLowerCase(Locale.ROOT),
                          day.name(),
                          null,
                          null,
                          plan.version(),
                          day.nameZh()));
                }
              }
            });
  }
}
