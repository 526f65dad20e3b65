package io.branchline.forecasting.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.branchline.warehouse.table.Forecast;
import io.branchline.warehouse.table.ForecastAdjustment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 16);
  private static final Instant FIRST = Instant.parse("2026-03-10T08:00:00Z");

  private static final List<Cell> CELLS =
      List.of(
          cell("cards", DAY, "09:00", 10),
          cell("cards", DAY, "09:30", 30),
          cell("loans", DAY, "09:00", 20),
          cell("cards", DAY.plusDays(1), "09:00", 40));

  private static Cell cell(String queue, LocalDate date, String time, double calls) {
    return new Cell("b01", queue, date, time, calls);
  }

  private static ForecastAdjustment entry(String id, int after, String kind, double amount) {
    return new ForecastAdjustment(
        "b01",
        id,
        "",
        DAY,
        DAY,
        "00:00",
        "24:00",
        kind,
        amount,
        "mailing",
        "",
        "planner",
        FIRST.plusSeconds(after),
        1);
  }

  private static ForecastAdjustment undo(String id, int after, String undoes) {
    ForecastAdjustment e = entry(id, after, ForecastAdjustment.UNDO, 0);
    return new ForecastAdjustment(
        e.branch(),
        id,
        e.queue(),
        e.fromDate(),
        e.toDate(),
        e.fromTime(),
        e.toTime(),
        e.kind(),
        0,
        "called off",
        undoes,
        "planner",
        e.enteredAt(),
        1);
  }

  private static ForecastAdjustment at(
      ForecastAdjustment e, String branch, String queue, String from, String to) {
    return new ForecastAdjustment(
        branch,
        e.adjustment(),
        queue,
        e.fromDate(),
        e.toDate(),
        from,
        to,
        e.kind(),
        e.amount(),
        e.reason(),
        e.undoes(),
        e.enteredBy(),
        e.enteredAt(),
        e.version());
  }

  @Test
  void percentMultipliesTheDaysIntervalsOnly() {
    assertThat(Layer.of(List.of(entry("a", 0, "percent", 50))).over(CELLS))
        .containsExactly(15, 45, 30, 40);
  }

  @Test
  void callsAreSpreadOverQueuesAndHalfHoursAsTheForecastIs() {
    double[] calls = Layer.of(List.of(entry("a", 0, "calls", 120))).over(CELLS);
    assertThat(calls).containsExactly(30, 90, 60, 40);
  }

  @Test
  void callsWhereNothingIsExpectedAreSpreadEvenly() {
    List<Cell> nothing = List.of(cell("cards", DAY, "03:00", 0), cell("cards", DAY, "03:30", 0));
    assertThat(Layer.of(List.of(entry("a", 0, "calls", 8))).over(nothing)).containsExactly(4, 4);
  }

  @Test
  void nothingFallsBelowZero() {
    assertThat(Layer.of(List.of(entry("a", 0, "calls", -1_000))).over(CELLS))
        .containsExactly(0, 0, 0, 40);
    assertThat(Layer.of(List.of(entry("a", 0, "percent", -100))).over(CELLS))
        .containsExactly(0, 0, 0, 40);
  }

  @Test
  void endOfTheStretchIsNotInItAndOtherQueuesAndBranchesStay() {
    ForecastAdjustment early = at(entry("a", 0, "percent", 100), "b01", "cards", "09:00", "09:30");
    ForecastAdjustment elsewhere =
        at(entry("b", 1, "percent", 100), "b02", "cards", "00:00", "24:00");
    assertThat(Layer.of(List.of(early, elsewhere)).over(CELLS)).containsExactly(20, 30, 20, 40);
  }

  @Test
  void laterOnesLieUponEarlierOnesWhateverTheOrderTheyAreReadIn() {
    ForecastAdjustment first = entry("z", 0, "calls", 60);
    ForecastAdjustment second = entry("a", 5, "percent", 10);
    assertThat(Layer.of(List.of(second, first)).over(CELLS))
        .containsExactly(new double[] {22, 66, 44, 40}, within(1e-9));
  }

  @Test
  void undoneIsAsIfItNeverWasAndUndoingTheUndoingBringsItBack() {
    ForecastAdjustment doubled = entry("a", 0, "percent", 100);
    ForecastAdjustment undo = undo("u", 5, "a");
    assertThat(Layer.of(List.of(doubled, undo)).isEmpty()).isTrue();
    assertThat(Layer.of(List.of(doubled, undo, undo("v", 9, "u"))).over(CELLS))
        .containsExactly(20, 60, 40, 40);
  }

  @Test
  void undoInOneBranchLeavesTheOthers() {
    ForecastAdjustment here = entry("a", 0, "percent", 100);
    ForecastAdjustment there = at(here, "b02", "", "00:00", "24:00");
    assertThat(Layer.of(List.of(here, there, undo("u", 5, "a"))).active()).containsExactly(there);
  }

  @Test
  void intervalsMoveWithTheCallsAndTheModelsOwnStays() {
    Forecast forecast =
        new Forecast(
            "b01",
            "cards",
            "best",
            DAY,
            FIRST,
            30,
            DAY,
            "09:00",
            10,
            200.0,
            1,
            "additive",
            11.0,
            0.01,
            0.02,
            8.0,
            12.0,
            6.0,
            14.0,
            4.0,
            16.0,
            "profile");
    Forecast adjusted =
        Layer.of(List.of(entry("a", 0, "percent", 50))).adjust(List.of(forecast)).get(0);
    assertThat(adjusted.calls()).isEqualTo(15);
    assertThat(adjusted.lowEighty()).isEqualTo(9);
    assertThat(adjusted.highEighty()).isEqualTo(21);
    assertThat(adjusted.baselineCalls()).isEqualTo(11);
    assertThat(adjusted.dayVariance()).isEqualTo(0.01);
  }
}
