package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to forecast handle time (talk + hold + wrap-up of a call). Immutable. */
interface HandleModel {

  /** The model's name in tables and reports, such as {@code profile}. */
  String name();

  /** Learns from what was known on the morning of a day. */
  HandleFit handle(Series history, LocalDate origin);

  /** A handle-time model fitted to a history. */
  @FunctionalInterface
  interface HandleFit {
    /** Expected seconds of a call; null where no call was ever handled. */
    @Nullable Double seconds(LocalDate date, int slot);
  }

  /** What is chosen among, the baseline first. */
  static List<HandleModel> candidates() {
    return List.of(
        CalendarMean.MODEL,
        new HandleProfile("mean", HandleProfile.Shape.FLAT, 28),
        new HandleProfile("profile", HandleProfile.Shape.TIME_OF_DAY, 28),
        new HandleProfile("recent-profile", HandleProfile.Shape.TIME_OF_DAY, 7),
        new HandleProfile("weekday-profile", HandleProfile.Shape.WEEKDAY_AND_TIME, 28));
  }
}
