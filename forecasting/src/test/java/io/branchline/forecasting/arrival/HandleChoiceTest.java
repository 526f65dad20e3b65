package io.branchline.forecasting.arrival;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HandleChoiceTest {

  private static final int DAYS = 70;
  private static final LocalDate ORIGIN = MadeUp.FIRST.plusDays(DAYS);

  /** Seconds of one call in a slot of a day. */
  @FunctionalInterface
  private interface Law {
    double seconds(int day, int slot);
  }

  @Test
  void takesTheMeanWhereTimeOfDayIsNothingButNoise() {
    HandleChoice choice = choose(series((day, slot) -> 180, 7));
    assertThat(choice.model().name()).isEqualTo("mean");
    assertThat(seconds(choice, series((day, slot) -> 180, 7), 20)).isCloseTo(180, within(8.0));
    assertThat(requireNonNull(choice.accuracy().wape()))
        .isLessThan(requireNonNull(choice.baseline().wape()));
  }

  @Test
  void takesAProfileWhereEveningsTakeLonger() {
    Law law = (day, slot) -> slot < 28 ? 150 : 260;
    HandleChoice choice = choose(series(law, 8));
    assertThat(choice.model().name()).contains("profile");
    assertThat(seconds(choice, series(law, 8), 20)).isCloseTo(150, within(10.0));
    assertThat(seconds(choice, series(law, 8), 32)).isCloseTo(260, within(15.0));
  }

  @Test
  void takesWeekdaysIntoAccountWhereMondaysTakeLonger() {
    Law law = (day, slot) -> day % 7 == 0 ? 300 : 150;
    HandleChoice choice = choose(series(law, 9));
    assertThat(choice.model().name()).isEqualTo("weekday-profile");
    assertThat(seconds(choice, series(law, 9), 20)).isGreaterThan(250);
  }

  @Test
  void followsAJumpSooner() {
    Law law = (day, slot) -> day < 40 ? 300 : 150;
    HandleChoice choice = choose(series(law, 10));
    assertThat(seconds(choice, series(law, 10), 20)).isCloseTo(150, within(12.0));
  }

  @Test
  void keepsTheBaselineWhereHistoryIsTooShortToJudge() {
    Series short9 = series((day, slot) -> 180, 11).before(MadeUp.FIRST.plusDays(9));
    HandleChoice choice =
        HandleChoice.of(HandleModel.candidates(), short9, MadeUp.FIRST.plusDays(9));
    assertThat(choice.model()).isSameAs(CalendarMean.MODEL);
    assertThat(choice.accuracy().wape()).isNull();
  }

  @Test
  void looksAtNothingFromTheOriginOn() {
    Series whole = series((day, slot) -> day < 56 ? 150 : 1000, 12);
    LocalDate origin = MadeUp.FIRST.plusDays(56);
    HandleChoice one = HandleChoice.of(HandleModel.candidates(), whole, origin);
    HandleChoice other = HandleChoice.of(HandleModel.candidates(), whole.before(origin), origin);
    assertThat(one).isEqualTo(other);
    assertThat(requireNonNull(one.fit(whole, origin).seconds(origin, 20))).isLessThan(200);
  }

  @Test
  void knowsNothingOfAQueueThatNeverHandledACall() {
    Series.Builder none = Series.builder(MadeUp.GRID);
    for (int day = 0; day < DAYS; day++) {
      none.observed(MadeUp.FIRST.plusDays(day));
    }
    for (HandleModel model : HandleModel.candidates()) {
      assertThat(model.handle(none.build(), ORIGIN).seconds(ORIGIN, 20)).as(model.name()).isNull();
    }
    assertThat(choose(none.build()).model()).isSameAs(CalendarMean.MODEL);
  }

  private static HandleChoice choose(Series series) {
    return HandleChoice.of(HandleModel.candidates(), series, ORIGIN);
  }

  private static double seconds(HandleChoice choice, Series series, int slot) {
    return requireNonNull(choice.fit(series, ORIGIN).seconds(ORIGIN, slot));
  }

  /** Exponential handle times, about four calls a half hour from 08:00 to 20:00. */
  private static Series series(Law law, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Series.Builder series = Series.builder(MadeUp.GRID);
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = MadeUp.FIRST.plusDays(day);
      series.observed(List.of(date));
      for (Grid.Interval interval : MadeUp.GRID.of(date)) {
        if (interval.slot() >= 16 && interval.slot() < 40) {
          double calls = MadeUp.poisson(4, random);
          double seconds = 0;
          for (int call = 0; call < calls; call++) {
            seconds -= law.seconds(day, interval.slot()) * Math.log(1 - random.nextDouble());
          }
          series.add(interval.start(), calls, calls, seconds);
        }
      }
    }
    return series.build();
  }
}
