package io.branchline.forecasting.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleanHistoryTest {

  private static final LocalDate TUESDAY = MadeUp.FIRST.plusDays(29);
  private static final LocalDate ORIGIN = MadeUp.FIRST.plusDays(70);

  @Test
  void findsNothingInAQuietHistory() {
    for (int seed = 0; seed < 10; seed++) {
      for (double size : new double[] {0.3, 3, 100}) {
        Series series = new MadeUp(seed, 70, size, 0.02, 0.05, 0.05).series(70);
        assertThat(CleanHistory.of(series, ORIGIN, SpecialDays.NONE).incidents()).isEmpty();
      }
    }
  }

  @Test
  void leavesOutADayFarBelow() {
    MadeUp truth = new MadeUp(1, 70, 20, 0.02, 0.03, 0);
    for (int slot = 0; slot < 48; slot++) {
      truth.with(29, slot, slot == 20 ? 5 : 0);
    }
    CleanHistory clean = CleanHistory.of(truth.series(70), ORIGIN, SpecialDays.NONE);
    assertThat(clean.incidents())
        .extracting(Incident::kind, Incident::date)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Incident.Kind.OUTAGE, TUESDAY));
    assertThat(clean.incidents().get(0).actual()).isEqualTo(5);
    assertThat(clean.incidents().get(0).expected()).isGreaterThan(200);
    assertThat(clean.series().observedDays()).isEqualTo(69);
    // A holiday that somebody named is no outage.
    SpecialDays holiday = new SpecialDays(Map.of(TUESDAY, List.of(SpecialDay.holiday("ours"))));
    assertThat(CleanHistory.of(truth.series(70), ORIGIN, holiday).incidents()).isEmpty();
  }

  @Test
  void leavesOutADayWithAHole() {
    MadeUp truth = new MadeUp(2, 70, 20, 0.02, 0.03, 0);
    for (int slot = 24; slot < 28; slot++) {
      truth.with(29, slot, 0);
    }
    assertThat(CleanHistory.of(truth.series(70), ORIGIN, SpecialDays.NONE).incidents())
        .extracting(Incident::kind, Incident::date)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Incident.Kind.BLOCK, TUESDAY));
  }

  @Test
  void takesNewOpeningHoursForNoOutage() {
    MadeUp truth = new MadeUp(3, 70, 20, 0.02, 0.03, 0);
    for (int day = 35; day < 70; day++) {
      for (int slot = 34; slot < 40; slot++) {
        truth.with(day, slot, 0);
      }
    }
    assertThat(CleanHistory.of(truth.series(70), ORIGIN, SpecialDays.NONE).incidents()).isEmpty();
  }

  @Test
  void leavesOutWhatAnOperatorNames() {
    Series series = new MadeUp(4, 70, 20, 0.02, 0.03, 0).series(70);
    SpecialDays named = new SpecialDays(Map.of(TUESDAY, List.of(SpecialDay.outage("moved"))));
    CleanHistory clean = CleanHistory.of(series, ORIGIN, named);
    assertThat(clean.incidents()).extracting(Incident::kind).containsExactly(Incident.Kind.NAMED);
    assertThat(clean.series().observedDays()).isEqualTo(69);
  }
}
