package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a day's level depends on: trend, weekday, holidays and their neighbours, day of the month,
 * campaigns. The trend's columns come first because each touches its neighbours only.
 */
final class DayDesign {

  private static final int WEEKDAYS = 7;
  private static final int MONTH = 31;
  private static final int MONTH_END = 3;
  private static final int LONG_HISTORY_DAYS = 200;

  /** A day of the month that was seen fewer than three times cannot be told from chance. */
  private static final int MONTHLY_FROM_DAYS = 85;

  /**
   * On a holiday, the first and second working day after one, the last before, a worked weekend.
   */
  private static final int NEIGHBOURS = 5;

  private final SpecialDays special;
  private final LocalDate first;
  private final LocalDate last;
  private final int knots;
  private final boolean monthly;
  private final Map<String, Integer> holidays = new LinkedHashMap<>();
  private final Map<String, Integer> campaigns = new LinkedHashMap<>();
  private final int weekdayFrom;
  private final int neighbourFrom;
  private final int monthFrom;
  private final int holidayFrom;
  private final int campaignFrom;

  /** A day's regressors: the columns that are not zero, and what is known beforehand. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record Row(int[] columns, double[] values, double offset) {}

  DayDesign(SpecialDays special, LocalDate first, LocalDate last) {
    this.special = special;
    this.first = first;
    this.last = last;
    int span = (int) ChronoUnit.DAYS.between(first, last);
    int spacing = span > LONG_HISTORY_DAYS ? 14 : 7;
    this.monthly = span >= MONTHLY_FROM_DAYS;
    this.knots = 2 + span / spacing;
    this.weekdayFrom = knots;
    this.neighbourFrom = weekdayFrom + WEEKDAYS;
    this.monthFrom = neighbourFrom + NEIGHBOURS;
    this.holidayFrom = monthFrom + (monthly ? MONTH + MONTH_END : 0);
    special
        .days()
        .forEach(
            (date, list) -> {
              if (!date.isBefore(first) && !date.isAfter(last)) {
                list.forEach(this::name);
              }
            });
    this.campaignFrom = holidayFrom + holidays.size();
  }

  private void name(SpecialDay day) {
    switch (day.kind()) {
      case HOLIDAY -> holidays.putIfAbsent(day.name(), holidays.size());
      case CAMPAIGN -> campaigns.putIfAbsent(day.name(), campaigns.size());
      default -> {}
    }
  }

  PenalizedRegression regression() {
    List<PenalizedRegression.Penalty> penalties = new ArrayList<>();
    penalties.add(PenalizedRegression.Penalty.ridge(weekdayFrom, WEEKDAYS));
    penalties.add(PenalizedRegression.Penalty.ridge(neighbourFrom, NEIGHBOURS));
    if (monthly) {
      penalties.add(PenalizedRegression.Penalty.ridge(monthFrom, MONTH + MONTH_END));
    }
    penalties.add(PenalizedRegression.Penalty.steps(0, knots, 1));
    if (!holidays.isEmpty()) {
      penalties.add(PenalizedRegression.Penalty.ridge(holidayFrom, holidays.size()));
    }
    if (!campaigns.isEmpty()) {
      penalties.add(PenalizedRegression.Penalty.ridge(campaignFrom, campaigns.size()));
    }
    return new PenalizedRegression(campaignFrom + campaigns.size(), penalties, 100);
  }

  /** The variance of the trend's step from week to week. */
  double weeklyStepVariance(PenalizedRegression regression) {
    double span = (double) Math.max(1, ChronoUnit.DAYS.between(first, last));
    double weeks = span / (knots - 1) / WEEKDAYS;
    return 1 / regression.strength(monthly ? 3 : 2) / weeks;
  }

  /** The regressors of a day, be it known or ahead; the trend stays where it was last seen. */
  Row row(LocalDate date) {
    int[] columns = new int[WEEKDAYS + 2 * NEIGHBOURS + campaigns.size()];
    double[] values = new double[columns.length];
    int n = 0;
    columns[n] = weekdayFrom + special.typeOf(date).getValue() - 1;
    values[n++] = 1;
    n = neighbours(date, columns, values, n);
    if (monthly) {
      columns[n] = monthFrom + date.getDayOfMonth() - 1;
      values[n++] = 1;
      int left = date.lengthOfMonth() - date.getDayOfMonth();
      if (left < MONTH_END) {
        columns[n] = monthFrom + MONTH + left;
        values[n++] = 1;
      }
    }
    double span = (double) Math.max(1, ChronoUnit.DAYS.between(first, last));
    double place = Math.min(span, (double) Math.max(0, ChronoUnit.DAYS.between(first, date)));
    double x = place / span * (knots - 1);
    int knot = Math.min(knots - 2, (int) x);
    columns[n] = knot;
    values[n++] = 1 - (x - knot);
    columns[n] = knot + 1;
    values[n++] = x - knot;
    double offset = 0;
    for (SpecialDay campaign : special.campaigns(date)) {
      offset += Math.log1p(campaign.uplift());
      Integer column = campaigns.get(campaign.name());
      if (column != null) {
        columns[n] = campaignFrom + column;
        values[n++] = 1;
      }
    }
    return new Row(Arrays.copyOf(columns, n), Arrays.copyOf(values, n), offset);
  }

  private int neighbours(LocalDate date, int[] columns, double[] values, int from) {
    int n = from;
    SpecialDay named = special.type(date);
    boolean[] is = {
      named != null && named.kind() == SpecialDay.Kind.HOLIDAY,
      special.followsHoliday(date),
      special.followsHoliday(date.minusDays(1)) && !special.isOff(date),
      special.precedesHoliday(date),
      named != null && named.kind() == SpecialDay.Kind.WORKDAY
    };
    for (int i = 0; i < is.length; i++) {
      if (is[i]) {
        columns[n] = neighbourFrom + i;
        values[n++] = 1;
      }
    }
    Integer holiday = named == null || !is[0] ? null : holidays.get(named.name());
    if (holiday != null) {
      columns[n] = holidayFrom + holiday;
      values[n++] = 1;
    }
    return n;
  }
}
