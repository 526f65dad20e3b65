package io.branchline.forecasting.arrival;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far whole days are from their forecast beyond chance, as squared coefficients of variation.
 *
 * @param week of a day at most seven days ahead
 * @param growth more for each further week
 * @param common what two days of one forecast share: its level was wrong
 */
public record DaySpread(double week, double growth, double common) implements Serializable {

  /** What is assumed where history is too short to measure: days vary by a fifth. */
  public static final DaySpread ASSUMED = new DaySpread(0.04, 0, 0.02);

  private static final int WEEK = 7;
  private static final int LEAST_DAYS = 7;
  private static final int MOST_WEEKS = 4;

  /** Measured by a back-test; days on which nothing is expected say nothing. */
  public static DaySpread of(List<DayTotal> all) {
    List<DayTotal> days = all.stream().filter(day -> day.expected() > 0).toList();
    if (days.size() < LEAST_DAYS) {
      return ASSUMED;
    }
    double near = excess(days.stream().filter(day -> day.lead() <= WEEK).toList());
    List<DayTotal> far = days.stream().filter(day -> day.lead() > WEEK).toList();
    double later = far.size() < LEAST_DAYS ? near : excess(far);
    double pooled = excess(days);
    boolean grows = later > near;
    double common = Math.min(shared(days), grows ? near : pooled);
    return grows ? new DaySpread(near, later - near, common) : new DaySpread(pooled, 0, common);
  }

  /** The squared coefficient of variation of a day so many days ahead, 1 for the first. */
  public double variance(int lead) {
    return week + growth * Math.min(MOST_WEEKS, (lead - 1) / WEEK);
  }

  /** A mean of two by what each was measured from. */
  DaySpread pooled(double weight, DaySpread other, double otherWeight) {
    double share = weight + otherWeight == 0 ? 1 : weight / (weight + otherWeight);
    return new DaySpread(
        share * week + (1 - share) * other.week,
        share * growth + (1 - share) * other.growth,
        share * common + (1 - share) * other.common);
  }

  /**
   * How many independent days a back-test is worth: days of one forecast share its level's error
   * (Kish's design effect).
   */
  double worth(List<DayTotal> all) {
    long days = all.stream().filter(d -> d.expected() > 0).map(DayTotal::date).distinct().count();
    long forecasts = all.stream().map(DayTotal::origin).distinct().count();
    double each = forecasts == 0 ? 0 : (double) days / forecasts;
    double correlation = week == 0 ? 0 : Math.min(1, common / week);
    return days / (1 + Math.max(0, each - 1) * correlation);
  }

  private static double excess(List<DayTotal> days) {
    double up = 0;
    double down = 0;
    for (DayTotal day : days) {
      double error = day.actual() - day.expected();
      up += error * error - day.chance();
      down += day.expected() * day.expected();
    }
    return down == 0 ? 0 : Math.max(0, up / down);
  }

  private static double shared(List<DayTotal> days) {
    Map<LocalDate, List<DayTotal>> forecasts = new TreeMap<>();
    for (DayTotal day : days) {
      forecasts.computeIfAbsent(day.origin(), key -> new ArrayList<>()).add(day);
    }
    double up = 0;
    double down = 0;
    for (List<DayTotal> forecast : forecasts.values()) {
      for (int i = 0; i < forecast.size(); i++) {
        for (int j = 0; j < i; j++) {
          DayTotal one = forecast.get(i);
          DayTotal other = forecast.get(j);
          up += (one.actual() - one.expected()) * (other.actual() - other.expected());
          down += one.expected() * other.expected();
        }
      }
    }
    return down == 0 ? 0 : Math.max(0, up / down);
  }
}
