package io.branchline.scoring.kpi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A half hour of a branch's clock: the one place where time is cut into intervals. A day has 46, 48
 * or 50 of them; where clocks go back, two half hours have the same local time and different
 * starts.
 */
public record HalfHour(Instant start, LocalDate localDate, String localTime) {

  /** Its length in minutes. */
  public static final int MINUTES = 30;

  /** Its length. */
  public static final Duration LENGTH = Duration.ofMinutes(MINUTES);

  /** Checks that nothing is missing. */
  public HalfHour {
    requireNonNull(start, "start is null");
    requireNonNull(localDate, "localDate is null");
    requireNonNull(localTime, "localTime is null");
  }

  /** The half hour that an instant lies in. */
  public static HalfHour of(Instant instant, ZoneId zone) {
    ZonedDateTime local = instant.atZone(zone);
    int past = local.getMinute() % MINUTES;
    ZonedDateTime hour = local.truncatedTo(ChronoUnit.MINUTES);
    Instant start = hour.toInstant().minus(Duration.ofMinutes(past));
    return new HalfHour(
        start,
        local.toLocalDate(),
        String.format(Locale.ROOT, "%02d:%02d", local.getHour(), local.getMinute() - past));
  }

  /** The first instant that is not in it. */
  public Instant end() {
    return start.plus(LENGTH);
  }

  /** The half hour that follows. */
  public HalfHour next(ZoneId zone) {
    return of(end(), zone);
  }
}
