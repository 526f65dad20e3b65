package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Handle time as a mean over handled calls that forgets, by the time of day and the weekday as far
 * as the shape goes. A slot is drawn to the queue's mean by 20 calls, a weekday by 100.
 *
 * @param halfLifeDays after so many days a call counts half
 */
record HandleProfile(String name, Shape shape, double halfLifeDays) implements HandleModel {

  private static final int WEEKDAYS = 7;
  private static final int HISTORY_DAYS = 182;
  private static final double SLOT_PRIOR = 20;
  private static final double WEEKDAY_PRIOR = 100;

  /** What handle time depends on. */
  enum Shape {
    FLAT,
    TIME_OF_DAY,
    WEEKDAY_AND_TIME
  }

  @Override
  public HandleFit handle(Series history, LocalDate origin) {
    Series known = history.between(origin.minusDays(HISTORY_DAYS), origin);
    List<Day> days = new ArrayList<>(known.all());
    int slots = known.grid().slots();
    double[][] seconds = new double[WEEKDAYS][slots];
    double[][] handled = new double[WEEKDAYS][slots];
    for (Day day : days) {
      long age = ChronoUnit.DAYS.between(day.date(), origin);
      double recent = Math.pow(0.5, age / halfLifeDays);
      int weekday = day.date().getDayOfWeek().getValue() - 1;
      for (int slot = 0; slot < slots; slot++) {
        seconds[weekday][slot] += recent * day.handleSeconds(slot);
        handled[weekday][slot] += recent * day.handled(slot);
      }
    }
    double calls = sum(handled);
    if (calls == 0) {
      return (date, slot) -> null;
    }
    double mean = sum(seconds) / calls;
    double[] times = shape == Shape.FLAT ? filled(slots, mean) : times(seconds, handled, mean);
    double[] ratios =
        shape == Shape.WEEKDAY_AND_TIME
            ? ratios(seconds, handled, times, mean)
            : filled(WEEKDAYS, 1);
    return (date, slot) -> times[slot] * ratios[date.getDayOfWeek().getValue() - 1];
  }

  private static double[] times(double[][] seconds, double[][] handled, double mean) {
    double[] times = new double[seconds[0].length];
    for (int slot = 0; slot < times.length; slot++) {
      double up = SLOT_PRIOR * mean;
      double down = SLOT_PRIOR;
      for (int weekday = 0; weekday < WEEKDAYS; weekday++) {
        up += seconds[weekday][slot];
        down += handled[weekday][slot];
      }
      times[slot] = up / down;
    }
    return times;
  }

  private static double[] ratios(
      double[][] seconds, double[][] handled, double[] times, double mean) {
    double[] ratios = new double[WEEKDAYS];
    for (int weekday = 0; weekday < WEEKDAYS; weekday++) {
      double up = WEEKDAY_PRIOR * mean;
      double down = WEEKDAY_PRIOR * mean;
      for (int slot = 0; slot < times.length; slot++) {
        up += seconds[weekday][slot];
        down += handled[weekday][slot] * times[slot];
      }
      ratios[weekday] = down == 0 ? 1 : up / down;
    }
    return ratios;
  }

  private static double[] filled(int length, double value) {
    double[] filled = new double[length];
    Arrays.fill(filled, value);
    return filled;
  }

  private static double sum(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).sum();
  }
}
