package io.branchline.console.forecast;

import io.branchline.console.planning.Asked;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on the chart.
 *
 * @param day the one whose half hours are shown; null for all of them by day
 * @param origin the first day of the newest forecast
 */
record Shown(LocalDate from, LocalDate to, LocalDate origin, @Nullable LocalDate day) {

  /** How much of the past stands beside the forecast. */
  private static final int DAYS_BACK = 28;

  /** The horizon and the weeks before; a day that is asked for must be among them. */
  static Shown of(Curves.Horizon horizon, Asked asked) {
    LocalDate from = horizon.newest().minusDays(DAYS_BACK);
    LocalDate day = asked.day("day");
    if (day != null && (day.isBefore(from) || day.isAfter(horizon.last()))) {
      asked.complaints().add("planner.wrong.day-range", day, from, horizon.last());
      day = null;
    }
    return new Shown(from, horizon.last(), horizon.newest(), day);
  }

  /** The first day that the page or an export shows. */
  LocalDate first() {
    return day == null ? from : day;
  }

  /** The last one. */
  LocalDate last() {
    return day == null ? to : day;
  }
}
