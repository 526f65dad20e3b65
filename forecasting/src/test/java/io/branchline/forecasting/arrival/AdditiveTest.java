package io.branchline.forecasting.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdditiveTest {

  @Test
  void findsTheRateBehindNoisyCounts() {
    double additive = 0;
    double baseline = 0;
    for (int seed = 0; seed < 5; seed++) {
      MadeUp truth = new MadeUp(seed, 84, 5, 0, 0, 0);
      MadeUp rates = new MadeUp(seed, 84, 1e6, 0, 0, 0);
      LocalDate origin = MadeUp.FIRST.plusDays(70);
      for (Expectation e : Additive.MODEL.forecast(truth.series(70), origin, 14)) {
        additive += Math.pow(e.calls() - rates.calls(e.date(), e.slot()) * 5e-6, 2);
      }
      for (Expectation e : CalendarMean.MODEL.forecast(truth.series(70), origin, 14)) {
        baseline += Math.pow(e.calls() - rates.calls(e.date(), e.slot()) * 5e-6, 2);
      }
    }
    assertThat(additive).isLessThan(0.2 * baseline);
  }

  /** Pay day is the 15th; half as many calls again come on it. */
  @Test
  void learnsDaysOfTheMonth() {
    MadeUp truth = new MadeUp(3, 400, 20, 0, 0.02, 0);
    for (int day = 0; day < 400; day++) {
      if (MadeUp.FIRST.plusDays(day).getDayOfMonth() == 15) {
        scale(truth, day, 1.5);
      }
    }
    Fit fit = Additive.MODEL.fit(truth.series(350), MadeUp.FIRST.plusDays(350));
    LocalDate payDay = LocalDate.of(2027, 1, 15);
    double pay = sum(fit.calls(payDay));
    double weekBefore = sum(fit.calls(payDay.minusDays(7)));
    assertThat(pay / weekBefore).isBetween(1.35, 1.6);
  }

  @Test
  void learnsACampaignByNameAndBelievesTheUpliftBefore() {
    MadeUp truth = new MadeUp(4, 200, 20, 0, 0.02, 0);
    Map<LocalDate, List<SpecialDay>> days = new TreeMap<>();
    for (int day : new int[] {40, 80, 120, 160}) {
      scale(truth, day, 1.4);
      days.put(MadeUp.FIRST.plusDays(day), List.of(SpecialDay.campaign("mailing", 0)));
    }
    LocalDate again = MadeUp.FIRST.plusDays(205);
    LocalDate fresh = MadeUp.FIRST.plusDays(206);
    days.put(again, List.of(SpecialDay.campaign("mailing", 0)));
    days.put(fresh, List.of(SpecialDay.campaign("television", 0.5)));
    LocalDate origin = MadeUp.FIRST.plusDays(200);
    Fit plain = new Additive(SpecialDays.NONE).fit(truth.series(200), origin);
    Fit informed = new Additive(new SpecialDays(days)).fit(truth.series(200), origin);
    assertThat(sum(informed.calls(again)) / sum(plain.calls(again))).isBetween(1.25, 1.5);
    assertThat(sum(informed.calls(fresh)) / sum(plain.calls(fresh))).isCloseTo(1.5, within(0.05));
  }

  @Test
  void fitsASeriesThatIsOneDayOrOneCall() {
    MadeUp one = new MadeUp(5, 1, 20, 0, 0, 0);
    Fit fit = Additive.MODEL.fit(one.series(1), MadeUp.FIRST.plusDays(1));
    double day = one.series(1).all().iterator().next().total();
    assertThat(sum(fit.calls(MadeUp.FIRST.plusDays(7)))).isCloseTo(day, withinPercentage(1));
    Series.Builder rare = Series.builder(MadeUp.GRID);
    for (int i = 0; i < 60; i++) {
      rare.observed(MadeUp.FIRST.plusDays(i));
    }
    rare.add(MadeUp.FIRST.atTime(10, 0).atZone(MadeUp.GRID.zone()).toInstant(), 1, 1, 60);
    Fit single = Additive.MODEL.fit(rare.build(), MadeUp.FIRST.plusDays(60));
    assertThat(sum(single.calls(MadeUp.FIRST.plusDays(63)))).isBetween(0.0, 0.3);
  }

  private static void scale(MadeUp truth, int day, double factor) {
    for (int slot = 0; slot < 48; slot++) {
      double calls = truth.calls(MadeUp.FIRST.plusDays(day), slot);
      truth.with(day, slot, Math.rint(factor * calls));
    }
  }

  private static double sum(double[] calls) {
    double sum = 0;
    for (double one : calls) {
      sum += one;
    }
    return sum;
  }
}
