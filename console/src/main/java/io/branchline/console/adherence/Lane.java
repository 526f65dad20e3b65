package io.branchline.console.adherence;

import io.branchline.forecasting.adherence.Deviation;
import io.branchline.forecasting.adherence.ShiftReport;
import io.branchline.forecasting.adherence.Stay;
import io.branchline.forecasting.adherence.Stretch;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A shift as it is drawn: planned above, actual below, what was wrong underlined.
 *
 * @param branch of the agent
 * @param pieces what is drawn
 */
record Lane(String branch, String agent, ShiftReport report, List<Piece> pieces) {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** A piece: its style's class, where it begins and how long it is in percent, and its times. */
  record Piece(String look, double left, double width, String times) {}

  /** A mark of the clock above the lanes. */
  record Tick(double left, String time) {}

  /**
   * The stretch of the day that is drawn.
   *
   * @param from seconds after the midnight at which a shift's day begins
   */
  record Window(long from, long to) {

    static Window of(List<ShiftReport> reports, ZoneId zone) {
      long from = Long.MAX_VALUE;
      long to = Long.MIN_VALUE;
      for (ShiftReport report : reports) {
        long midnight = midnight(report, zone);
        from = Math.min(from, report.shift().time().from().getEpochSecond() - midnight);
        to = Math.max(to, report.shift().time().to().getEpochSecond() - midnight);
      }
      return reports.isEmpty() ? new Window(0, 86_400) : new Window(from - 3_600, to + 3_600);
    }

    List<Tick> ticks() {
      List<Tick> ticks = new ArrayList<>();
      for (long hour = (from + 3_599) / 3_600; hour * 3_600 < to; hour++) {
        if (hour % 3 == 0) {
          ticks.add(
              new Tick(
                  100.0 * (hour * 3_600 - from) / (to - from),
                  String.format(Locale.ROOT, "%02d:00", hour % 24)));
        }
      }
      return ticks;
    }

    private static long midnight(ShiftReport report, ZoneId zone) {
      return report.shift().day().atStartOfDay(zone).toEpochSecond();
    }
  }

  static Lane of(
      String branch,
      String agent,
      ShiftReport report,
      List<Stay> stays,
      Window window,
      ZoneId zone) {
    List<Piece> pieces = new ArrayList<>();
    long start = Window.midnight(report, zone) + window.from();
    long length = window.to() - window.from();
    add(pieces, "planned work", report.shift().time(), start, length, zone);
    for (Stretch pause : report.shift().breaks()) {
      add(pieces, "planned pause", pause, start, length, zone);
    }
    for (Stay stay : stays) {
      String look = stay.presence().name().toLowerCase(Locale.ROOT);
      add(pieces, "actual " + look, stay.time(), start, length, zone);
    }
    for (Deviation deviation : report.deviations()) {
      add(pieces, "actual wrong", deviation.time(), start, length, zone);
    }
    return new Lane(branch, agent, report, pieces);
  }

  private static void add(
      List<Piece> pieces, String look, Stretch time, long start, long length, ZoneId zone) {
    long from = Math.max(0, time.from().getEpochSecond() - start);
    long to = Math.min(length, time.to().getEpochSecond() - start);
    if (from < to) {
      pieces.add(
          new Piece(
              look,
              Math.round(10_000.0 * from / length) / 100.0,
              Math.max(0.1, Math.round(10_000.0 * (to - from) / length) / 100.0),
              clock(time.from(), zone) + "–" + clock(time.to(), zone)));
    }
  }

  private static String clock(Instant instant, ZoneId zone) {
    return CLOCK.format(instant.atZone(zone));
  }
}
