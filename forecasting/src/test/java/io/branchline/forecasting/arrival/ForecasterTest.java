package io.branchline.forecasting.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecasterTest {

  private static final int AHEAD = 14;

  /** Intervals hold what they promise, averaged over queues whose truth is known. */
  @ParameterizedTest
  @CsvSource({"65, 200, 0.02, 0.03", "65, 1, 0, 0.05", "120, 20, 0.02, 0.04"})
  void coversWhatItPromises(int days, double size, double weekly, double daily) {
    double[] levels = {0.5, 0.8, 0.95};
    double[] within = new double[3];
    int intervals = 0;
    for (int queue = 0; queue < 16; queue++) {
      MadeUp truth = new MadeUp(1000 + queue, days + AHEAD, size, weekly, daily, 0.04);
      for (Prediction prediction : best(truth.series(days), days).predictions()) {
        Expectation e = prediction.expectation();
        if (e.slot() >= 16 && e.slot() < 40) {
          intervals++;
          for (int i = 0; i < 3; i++) {
            within[i] +=
                prediction.distribution().within(truth.calls(e.date(), e.slot()), levels[i]);
          }
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      assertThat(within[i] / intervals).isBetween(levels[i] - 0.04, levels[i] + 0.04);
    }
  }

  @Test
  void looksAtNothingFromTheOriginOn() {
    MadeUp truth = new MadeUp(3, 90, 20, 0.02, 0.04, 0);
    SeriesForecast one = best(truth.series(90), 60);
    SeriesForecast other = best(truth.series(60), 60);
    assertThat(one).isEqualTo(other);
  }

  @Test
  void expectsNothingWhereNothingEverCame() {
    Series.Builder zeros = Series.builder(MadeUp.GRID);
    for (int day = 0; day < 40; day++) {
      zeros.observed(MadeUp.FIRST.plusDays(day));
    }
    for (Series series : List.of(zeros.build(), Series.builder(MadeUp.GRID).build())) {
      assertThat(best(series, 40).predictions())
          .hasSize(AHEAD * 48)
          .allSatisfy(
              p -> {
                assertThat(p.expectation().calls()).isZero();
                assertThat(p.distribution().range(0.95).high()).isZero();
                assertThat(p.expectation().handleSeconds()).isNull();
              });
    }
  }

  @Test
  void forecastsFromOneDay() {
    MadeUp truth = new MadeUp(5, 1, 20, 0, 0, 0);
    SeriesForecast forecast = best(truth.series(1), 1);
    double day = truth.series(1).all().iterator().next().total();
    assertThat(forecast.chosen()).isEqualTo("calendar-mean");
    assertThat(forecast.predictions().stream().mapToDouble(p -> p.expectation().calls()).sum())
        .isCloseTo(AHEAD * day, withinPercentage(1e-6));
    Prediction noon = forecast.predictions().get(24);
    assertThat(noon.distribution().range(0.8).low()).isLessThan(noon.expectation().calls());
    assertThat(noon.distribution().range(0.8).high()).isGreaterThan(noon.expectation().calls());
  }

  @Test
  void expectsNothingOfAQueueThatClosed() {
    MadeUp truth = new MadeUp(6, 84, 20, 0, 0.03, 0);
    for (int day = 64; day < 84; day++) {
      for (int slot = 0; slot < 48; slot++) {
        truth.with(day, slot, 0);
      }
    }
    SeriesForecast forecast = best(truth.series(84), 84);
    assertThat(forecast.chosen()).isEqualTo("closed");
    assertThat(forecast.predictions())
        .allSatisfy(p -> assertThat(p.expectation().calls()).isZero());
    assertThat(forecast.incidents())
        .containsExactly(new Incident(Incident.Kind.CLOSED, MadeUp.FIRST.plusDays(64), null, 0.0));
  }

  @Test
  void learnsNothingFromTheTimeBeforeAQueueOpened() {
    MadeUp truth = new MadeUp(7, 84 + AHEAD, 20, 0, 0.03, 0);
    for (int day = 0; day < 42; day++) {
      for (int slot = 0; slot < 48; slot++) {
        truth.with(day, slot, 0);
      }
    }
    SeriesForecast forecast = best(truth.series(84), 84);
    double expected =
        forecast.predictions().stream().mapToDouble(p -> p.expectation().calls()).sum();
    double came = 0;
    for (int day = 84; day < 84 + AHEAD; day++) {
      for (int slot = 0; slot < 48; slot++) {
        came += truth.calls(MadeUp.FIRST.plusDays(day), slot);
      }
    }
    assertThat(expected).isCloseTo(came, withinPercentage(10));
    assertThat(forecast.incidents())
        .extracting(Incident::kind, Incident::date)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Incident.Kind.OPENED, MadeUp.FIRST.plusDays(42)));
  }

  private static SeriesForecast best(Series series, int origin) {
    LocalDate first = MadeUp.FIRST.plusDays(origin);
    return new Forecaster(ArrivalModels.best(SpecialDays.NONE), SpecialDays.NONE)
        .forecast(series, first, AHEAD);
  }
}
