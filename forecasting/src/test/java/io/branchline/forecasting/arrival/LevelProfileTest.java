package io.branchline.forecasting.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LevelProfileTest {

  private static final Grid BERLIN = new Grid(ZoneId.of("Europe/Berlin"), 30);
  private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
  private static final double[] WEEKDAY = {1.2, 1.05, 1, 0.95, 1, 0.6, 0};

  @Test
  void findsTheRateBehindNoisyCounts() {
    long seed = 7;
    System.out.println("seed " + seed);
    Series series = noisy(seed, 70, 1, 20);
    LocalDate origin = MONDAY.plusDays(70);
    double modelError = 0;
    double baselineError = 0;
    List<Expectation> model = LevelProfile.MODEL.forecast(series, origin, 28);
    List<Expectation> baseline = CalendarMean.MODEL.forecast(series, origin, 28);
    for (int i = 0; i < model.size(); i++) {
      double rate = rate(model.get(i).date(), model.get(i).slot(), 1, 20);
      modelError += Math.pow(model.get(i).calls() - rate, 2);
      baselineError += Math.pow(baseline.get(i).calls() - rate, 2);
    }
    assertThat(modelError).isLessThan(0.5 * baselineError);
    ArrivalModel best =
        new BestOf(List.of(CalendarMean.MODEL, LevelProfile.MODEL)).choose(series, origin);
    assertThat(best).isNotEqualTo(CalendarMean.MODEL);
  }

  @Test
  void followsALevelThatFalls() {
    Series series = noisy(3, 70, 0.99, 60);
    LocalDate origin = MONDAY.plusDays(70);
    double expected = sum(LevelProfile.MODEL.forecast(series, origin, 7));
    double baseline = sum(CalendarMean.MODEL.forecast(series, origin, 7));
    double truth = 0;
    for (int day = 0; day < 7; day++) {
      for (int slot = 0; slot < 48; slot++) {
        truth += rate(origin.plusDays(day), slot, 0.99, 60);
      }
    }
    assertThat(Math.abs(expected - truth)).isLessThan(0.7 * Math.abs(baseline - truth));
  }

  @Test
  void looksAtNothingFromTheOriginOn() {
    Series series = noisy(5, 70, 1, 20);
    LocalDate origin = MONDAY.plusDays(42);
    assertThat(LevelProfile.MODEL.forecast(series, origin, 14))
        .isEqualTo(LevelProfile.MODEL.forecast(series.before(origin), origin, 14));
    ArrivalModel best = new BestOf(List.of(CalendarMean.MODEL, LevelProfile.MODEL));
    assertThat(best.forecast(series, origin, 14))
        .isEqualTo(best.forecast(series.before(origin), origin, 14));
  }

  @Test
  void expectsNothingWhereNothingEverCame() {
    Series.Builder zeros = Series.builder(BERLIN);
    for (int day = 0; day < 28; day++) {
      zeros.observed(MONDAY.plusDays(day));
    }
    for (Series series : List.of(zeros.build(), Series.builder(BERLIN).build())) {
      assertThat(LevelProfile.MODEL.forecast(series, MONDAY.plusDays(28), 28))
          .hasSize(28 * 48)
          .allSatisfy(e -> assertThat(e.calls()).isZero())
          .allSatisfy(e -> assertThat(e.handleSeconds()).isNull());
    }
    // Closed on Sundays, and at night on every day.
    List<Expectation> week =
        LevelProfile.MODEL.forecast(noisy(9, 28, 1, 20), MONDAY.plusDays(28), 7);
    assertThat(week)
        .filteredOn(e -> e.date().getDayOfWeek() == DayOfWeek.SUNDAY || e.slot() < 12)
        .hasSizeGreaterThan(48)
        .allSatisfy(e -> assertThat(e.calls()).isZero());
  }

  @Test
  void usesOneDayOfHistoryForEveryDay() {
    Series series = noisy(2, 1, 1, 40);
    double day = sum(LevelProfile.MODEL.forecast(series, MONDAY.plusDays(7), 1));
    List<Expectation> week = LevelProfile.MODEL.forecast(series, MONDAY.plusDays(1), 7);
    assertThat(sum(week)).isCloseTo(7 * day, withinPercentage(1e-6));
  }

  @Test
  void stepsOverAMissingMonthAndDaysOf23And25Hours() {
    LocalDate first = LocalDate.of(2026, 2, 2);
    Series.Builder builder = Series.builder(BERLIN);
    for (int day = 0; day < 60; day++) {
      LocalDate date = first.plusDays(day < 28 ? day : day + 31);
      for (Grid.Interval interval : BERLIN.of(date)) {
        builder.add(interval.start(), 6, 6, 6 * 200);
      }
    }
    Series series = builder.build();
    LocalDate autumn = LocalDate.of(2026, 10, 25);
    assertThat(LevelProfile.MODEL.forecast(series, autumn, 1))
        .hasSize(50)
        .allSatisfy(e -> assertThat(e.calls()).isCloseTo(6, within(1e-6)))
        .allSatisfy(e -> assertThat(e.handleSeconds()).isCloseTo(200, within(1e-9)));
  }

  @Test
  void knowsHolidaysAndTheDaysAfterThem() {
    LocalDate holiday = MONDAY.plusDays(70 + 2); // a Wednesday
    LevelProfile informed =
        new LevelProfile(SpecialDays.actingLike(Map.of(holiday, DayOfWeek.SUNDAY)));
    Series series = noisy(4, 70, 1, 40);
    LocalDate origin = MONDAY.plusDays(70);
    List<Expectation> forecast = informed.forecast(series, origin, 7);
    assertThat(forecast)
        .filteredOn(e -> e.date().equals(holiday))
        .allSatisfy(e -> assertThat(e.calls()).isZero());
    double thursday =
        sum(forecast.stream().filter(e -> e.date().equals(holiday.plusDays(1))).toList());
    double monday = sum(forecast.stream().filter(e -> e.date().equals(origin)).toList());
    assertThat(thursday).isCloseTo(monday, withinPercentage(1e-9));
  }

  private static double rate(LocalDate date, int slot, double daily, double scale) {
    if (slot < 16 || slot >= 40) {
      return 0;
    }
    double bell = Math.exp(-Math.pow((slot - 26) / 8.0, 2));
    return scale
        * bell
        * WEEKDAY[date.getDayOfWeek().getValue() - 1]
        * Math.pow(daily, (double) (date.toEpochDay() - MONDAY.toEpochDay()));
  }

  private static Series noisy(long seed, int days, double daily, double scale) {
    SplittableRandom random = new SplittableRandom(seed);
    Series.Builder builder = Series.builder(BERLIN);
    for (int day = 0; day < days; day++) {
      LocalDate date = MONDAY.plusDays(day);
      if (WEEKDAY[date.getDayOfWeek().getValue() - 1] == 0) {
        continue;
      }
      for (Grid.Interval interval : BERLIN.of(date)) {
        double calls = poisson(rate(date, interval.slot(), daily, scale), random);
        builder.add(interval.start(), calls, calls, calls * 180);
      }
    }
    return builder.build();
  }

  private static double poisson(double mean, SplittableRandom random) {
    double left = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > left) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  private static double sum(List<Expectation> forecast) {
    return forecast.stream().mapToDouble(Expectation::calls).sum();
  }
}
