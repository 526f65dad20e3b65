package io.branchline.forecasting.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CalendarMeanTest {

  private static final Grid SHANGHAI = new Grid(ZoneId.of("Asia/Shanghai"), 30);
  private static final Grid BERLIN = new Grid(ZoneId.of("Europe/Berlin"), 30);
  private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

  @Test
  void takesTheMeanOfTheLastFourSameWeekdays() {
    Series series = daily(SHANGHAI, MONDAY, 56, date -> date.getDayOfYear());
    Expectation tuesday =
        at(CalendarMean.MODEL.forecast(series, MONDAY.plusDays(50), 28), MONDAY.plusDays(57), 20);
    // The last four Tuesdays before the origin are days 43, 36, 29 and 22 after the first Monday.
    assertThat(tuesday.calls()).isEqualTo(MONDAY.getDayOfYear() + (43 + 36 + 29 + 22) / 4.0);
  }

  @Test
  void looksAtNothingFromTheOriginOn() {
    Series known = daily(SHANGHAI, MONDAY, 28, date -> 10);
    Series.Builder more = Series.builder(SHANGHAI);
    fill(more, SHANGHAI, MONDAY, 28, date -> 10);
    fill(more, SHANGHAI, MONDAY.plusDays(28), 28, date -> 1000);
    assertThat(CalendarMean.MODEL.forecast(more.build(), MONDAY.plusDays(28), 28))
        .isEqualTo(CalendarMean.MODEL.forecast(known, MONDAY.plusDays(28), 28));
  }

  @Test
  void leavesGapsOutAndTakesZerosForZeros() {
    Series.Builder builder = Series.builder(SHANGHAI);
    for (int week = 0; week < 6; week++) {
      LocalDate day = MONDAY.plusWeeks(week);
      switch (week) {
        case 3 -> {} // a gap: nothing was observed
        case 4 -> builder.observed(day); // observed, and nobody called
        default -> builder.add(start(SHANGHAI, day, 20), 8 * (week + 1), 1, 100);
      }
    }
    Series series = builder.build();
    List<Expectation> forecast = CalendarMean.MODEL.forecast(series, MONDAY.plusWeeks(6), 1);
    // weeks 5, 4, 2 and 1: 48, 0, 24, 16
    assertThat(at(forecast, MONDAY.plusWeeks(6), 20).calls()).isEqualTo(22);
    assertThat(series.gaps()).contains(MONDAY.plusWeeks(3)).doesNotContain(MONDAY.plusWeeks(4));
  }

  @Test
  void stepsOverAMissingMonth() {
    Series.Builder builder = Series.builder(SHANGHAI);
    fill(builder, SHANGHAI, MONDAY, 28, date -> 5);
    LocalDate afterGap = MONDAY.plusDays(28 + 31);
    fill(builder, SHANGHAI, afterGap, 7, date -> 9);
    List<Expectation> forecast =
        CalendarMean.MODEL.forecast(builder.build(), afterGap.plusDays(7), 7);
    assertThat(forecast).allSatisfy(e -> assertThat(e.calls()).isEqualTo((9 + 5 + 5 + 5) / 4.0));
  }

  @Test
  void weighsHandleTimeByCalls() {
    Series.Builder builder = Series.builder(SHANGHAI);
    builder.add(start(SHANGHAI, MONDAY, 20), 10, 9, 900);
    builder.add(start(SHANGHAI, MONDAY.plusWeeks(1), 20), 1, 1, 600);
    builder.add(start(SHANGHAI, MONDAY.plusWeeks(1), 21), 3, 0, 0);
    List<Expectation> forecast =
        CalendarMean.MODEL.forecast(builder.build(), MONDAY.plusWeeks(2), 2);
    assertThat(at(forecast, MONDAY.plusWeeks(2), 20).handleSeconds()).isEqualTo(150);
    assertThat(at(forecast, MONDAY.plusWeeks(2), 21).handleSeconds()).isEqualTo(150);
    assertThat(at(forecast, MONDAY.plusWeeks(2), 21).calls()).isEqualTo(1.5);
  }

  @Test
  void expectsNothingOfASeriesOfZeros() {
    Series.Builder builder = Series.builder(SHANGHAI);
    for (int day = 0; day < 28; day++) {
      builder.observed(MONDAY.plusDays(day));
    }
    List<Expectation> forecast =
        CalendarMean.MODEL.forecast(builder.build(), MONDAY.plusDays(28), 28);
    assertThat(forecast).hasSize(28 * 48);
    assertThat(forecast)
        .allSatisfy(
            e -> {
              assertThat(e.calls()).isZero();
              assertThat(e.handleSeconds()).isNull();
            });
    Accuracy accuracy = Backtest.lastWeek(CalendarMean.MODEL, builder.build());
    assertThat(accuracy).isNotNull();
    assertThat(accuracy.wape()).isNull();
  }

  @Test
  void usesOneDayOfHistoryForEveryDay() {
    Series series = daily(SHANGHAI, MONDAY, 1, date -> 12);
    List<Expectation> forecast = CalendarMean.MODEL.forecast(series, MONDAY.plusDays(1), 7);
    assertThat(forecast).allSatisfy(e -> assertThat(e.calls()).isEqualTo(12));
    assertThat(Backtest.lastWeek(CalendarMean.MODEL, series)).isNull();
  }

  @Test
  void expectsNothingOnAWeekdayThatIsAlwaysClosed() {
    Series.Builder builder = Series.builder(SHANGHAI);
    for (int week = 0; week < 4; week++) {
      fill(builder, SHANGHAI, MONDAY.plusWeeks(week), 6, date -> 7);
    }
    List<Expectation> forecast =
        CalendarMean.MODEL.forecast(builder.build(), MONDAY.plusWeeks(4), 7);
    assertThat(at(forecast, MONDAY.plusDays(33), 20).calls()).isEqualTo(7);
    assertThat(at(forecast, MONDAY.plusDays(34), 20).calls()).isZero();
  }

  @Test
  void knowsDaysOf23And25Hours() {
    LocalDate spring = LocalDate.of(2026, 3, 29);
    LocalDate autumn = LocalDate.of(2026, 10, 25);
    assertThat(BERLIN.of(spring)).hasSize(46);
    assertThat(BERLIN.of(autumn)).hasSize(50);
    Series series = daily(BERLIN, spring.minusDays(28), 28 + 1, date -> 4);
    List<Expectation> day = CalendarMean.MODEL.forecast(series, spring, 1);
    assertThat(day).hasSize(46);
    // 02:00 and 02:30 did not exist on 29 March and must not count as days without calls there.
    List<Expectation> week = CalendarMean.MODEL.forecast(series, spring.plusDays(1), 7);
    assertThat(week).allSatisfy(e -> assertThat(e.calls()).isEqualTo(4));
    // On 25 October 02:00 comes twice: each of the two hours is expected to be like any.
    Series summer = daily(BERLIN, autumn.minusDays(28), 28 + 1, date -> 4);
    List<Expectation> longDay = CalendarMean.MODEL.forecast(summer, autumn, 1);
    assertThat(longDay).hasSize(50).allSatisfy(e -> assertThat(e.calls()).isEqualTo(4));
    List<Expectation> after = CalendarMean.MODEL.forecast(summer, autumn.plusDays(1), 7);
    assertThat(after).hasSize(7 * 48).allSatisfy(e -> assertThat(e.calls()).isEqualTo(4));
  }

  @Test
  void leavesNegativeHandleTimeOut() {
    Series series =
        Series.builder(SHANGHAI)
            .add(start(SHANGHAI, MONDAY, 20), 2, 2, -50)
            .add(start(SHANGHAI, MONDAY, 21), 2, 2, 240)
            .build();
    assertThat(series.leftOut()).isEqualTo(1);
    List<Expectation> forecast = CalendarMean.MODEL.forecast(series, MONDAY.plusWeeks(1), 1);
    assertThat(at(forecast, MONDAY.plusWeeks(1), 20).handleSeconds()).isEqualTo(120);
    assertThat(at(forecast, MONDAY.plusWeeks(1), 20).calls()).isEqualTo(2);
    assertThatThrownBy(() -> Series.builder(SHANGHAI).add(Instant.EPOCH, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The interval of 1970-01-01T00:00:00Z has -1.0 calls, fewer than none");
  }

  @Test
  void backTestsTheLastWeek() {
    Series series =
        daily(SHANGHAI, MONDAY, 28, date -> date.isBefore(MONDAY.plusDays(21)) ? 10 : 12);
    Accuracy accuracy = Backtest.lastWeek(CalendarMean.MODEL, series);
    assertThat(accuracy).isNotNull();
    assertThat(accuracy.intervals()).isEqualTo(7 * 48);
    assertThat(accuracy.wape()).isEqualTo(2 / 12.0);
    assertThat(accuracy.bias()).isEqualTo(-2 / 12.0);
    assertThat(accuracy.rmse()).isEqualTo(2);
  }

  private static Series daily(
      Grid grid, LocalDate first, int days, ToDoubleFunction<LocalDate> calls) {
    Series.Builder builder = Series.builder(grid);
    fill(builder, grid, first, days, calls);
    return builder.build();
  }

  private static void fill(
      Series.Builder builder,
      Grid grid,
      LocalDate first,
      int days,
      ToDoubleFunction<LocalDate> calls) {
    for (int day = 0; day < days; day++) {
      LocalDate date = first.plusDays(day);
      for (Grid.Interval interval : grid.of(date)) {
        double count = calls.applyAsDouble(date);
        builder.add(interval.start(), count, count, count * 180);
      }
    }
  }

  private static Instant start(Grid grid, LocalDate date, int slot) {
    return date.atStartOfDay(grid.zone()).plusMinutes((long) slot * grid.minutes()).toInstant();
  }

  private static Expectation at(List<Expectation> forecast, LocalDate date, int slot) {
    return forecast.stream()
        .filter(e -> e.date().equals(date) && e.slot() == slot)
        .findFirst()
        .orElseThrow();
  }
}
