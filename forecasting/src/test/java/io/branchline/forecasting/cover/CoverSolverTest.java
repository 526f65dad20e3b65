package io.branchline.forecasting.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.forecasting.cover.CoverPlan.PlacedShift;
import io.branchline.forecasting.cover.CoverProblem.Ends;
import io.branchline.forecasting.cover.ShiftPattern.BreakWindow;
import io.branchline.forecasting.cover.ShiftPattern.Pay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverSolverTest {

  private static final List<Integer> HOURLY = IntStream.range(0, 24).mapToObj(i -> 60 * i).toList();
  private static final ShiftPattern EIGHT =
      new ShiftPattern("eight", HOURLY, 480, List.of(new BreakWindow(60, 180, 240, Pay.UNPAID)));

  private static CoverPlan solve(CoverProblem problem) {
    return new CoverSolver(problem, Duration.ofSeconds(10), 1, 1).solve();
  }

  /** By effort instead of the clock: the same places and breaks however busy the machine is. */
  @Test
  void oneSeedAndOneEffortOnePlan() {
    List<Integer> need = new ArrayList<>();
    for (int quarter = 0; quarter < 96; quarter++) {
      need.add(2 + quarter * 7 % 11);
    }
    CoverProblem problem = new CoverProblem(15, need, Ends.AROUND, List.of(EIGHT));
    CoverPlan one = CoverSolver.repeatable(problem, 0.2, 5).solve();
    CoverPlan other = CoverSolver.repeatable(problem, 0.2, 5).solve();
    assertCovered(problem, one);
    assertThat(one.shifts()).isEqualTo(other.shifts());
    assertThat(one.bound()).isEqualTo(other.bound());
  }

  private static void assertCovered(CoverProblem problem, CoverPlan plan) {
    List<Integer> present = plan.present(problem);
    for (int period = 0; period < problem.demand().size(); period++) {
      assertThat(present.get(period)).isGreaterThanOrEqualTo(problem.demand().get(period));
    }
    assertThat(plan.shifts().stream().mapToLong(shift -> shift.pattern().paidMinutes()).sum())
        .isEqualTo(plan.paidMinutes());
    for (PlacedShift shift : plan.shifts()) {
      for (int i = 0; i < shift.breakMinutes().size(); i++) {
        BreakWindow window = shift.pattern().breaks().get(i);
        assertThat(shift.breakMinutes().get(i)).isBetween(window.earliest(), window.latest());
      }
    }
    assertThat(plan.linearBound()).isLessThanOrEqualTo(plan.bound() + 1e-6);
    assertThat(plan.bound()).isLessThanOrEqualTo(plan.paidMinutes() + 1e-6);
  }

  @Test
  void oneAgentAroundTheClockNeedsMoreThanThreeShifts() {
    // Three have 21 hours on the phones; a fourth closes the holes of their breaks.
    CoverProblem problem =
        new CoverProblem(60, Collections.nCopies(24, 1), Ends.AROUND, List.of(EIGHT));
    CoverPlan plan = solve(problem);
    assertCovered(problem, plan);
    assertThat(plan.shifts()).hasSize(4);
    assertThat(plan.gap()).isLessThan(0.002);
  }

  @Test
  void nightShiftsRunIntoTheNextDay() {
    List<Integer> demand = new ArrayList<>(Collections.nCopies(48, 0));
    for (int hour = 22; hour < 30; hour++) {
      demand.set(hour, 2);
    }
    ShiftPattern night = new ShiftPattern("night", List.of(22 * 60), 480, List.of());
    CoverProblem problem = new CoverProblem(60, demand, Ends.OPEN, List.of(night));
    CoverPlan plan = solve(problem);
    assertCovered(problem, plan);
    assertThat(plan.shifts())
        .containsExactly(
            new PlacedShift(night, 0, 22 * 60, List.of()),
            new PlacedShift(night, 0, 22 * 60, List.of()));
  }

  @Test
  void aWeekThatRepeatsCoversItsMondayFromSunday() {
    List<Integer> demand = new ArrayList<>(Collections.nCopies(7 * 24, 0));
    demand.set(3, 1);
    ShiftPattern night = new ShiftPattern("night", List.of(22 * 60), 480, List.of());
    CoverPlan plan = solve(new CoverProblem(60, demand, Ends.AROUND, List.of(night)));
    assertThat(plan.shifts()).containsExactly(new PlacedShift(night, 6, 22 * 60, List.of()));
    assertThatThrownBy(() -> solve(new CoverProblem(60, demand, Ends.OPEN, List.of(night))))
        .hasMessage("1 agents are needed on day 1 at 03:00, but no shift covers that time");
  }

  /** Breaks dealt out one by one give the same cover as the model's counts. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void dealsOutBreaksInsideTheirWindows(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> demand = new ArrayList<>();
    for (int period = 0; period < 48; period++) {
      demand.add(random.nextInt(12));
    }
    List<Integer> starts = IntStream.range(0, 24).mapToObj(i -> 60 * i).toList();
    ShiftPattern nine =
        new ShiftPattern(
            "nine",
            starts,
            540,
            List.of(
                new BreakWindow(30, 60, 120, Pay.PAID),
                new BreakWindow(60, 180, 300, Pay.UNPAID),
                new BreakWindow(30, 390, 450, Pay.PAID)));
    ShiftPattern five = new ShiftPattern("five", starts, 300, List.of());
    CoverProblem problem = new CoverProblem(30, demand, Ends.AROUND, List.of(nine, five));
    CoverPlan plan = new CoverSolver(problem, Duration.ofSeconds(2), 2, (int) seed).solve();
    assertCovered(problem, plan);
    assertThat(plan.gap()).as("seed %d", seed).isLessThan(0.1);
  }

  @Test
  void nobodyNeededNobodyComes() {
    CoverPlan plan =
        solve(new CoverProblem(60, Collections.nCopies(24, 0), Ends.OPEN, List.of(EIGHT)));
    assertThat(plan.shifts()).isEmpty();
    assertThat(plan.gap()).isZero();
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> new CoverProblem(60, List.of(1, 2), Ends.OPEN, List.of(EIGHT)))
        .hasMessage("The demand has 2 periods; whole days of 24 are needed");
    assertThatThrownBy(() -> new CoverProblem(7, List.of(1), Ends.OPEN, List.of(EIGHT)))
        .hasMessageContaining("does not divide a day");
    assertThatThrownBy(
            () ->
                new CoverProblem(
                    60, Collections.nCopies(24, Integer.MAX_VALUE), Ends.OPEN, List.of(EIGHT)))
        .hasMessage("A demand of 2147483647 agents is not possible; 0 to 100000 are");
    assertThatThrownBy(
            () ->
                new ShiftPattern(
                    "odd",
                    HOURLY,
                    480,
                    List.of(
                        new BreakWindow(60, 60, 120, Pay.PAID),
                        new BreakWindow(60, 120, 180, Pay.PAID))))
        .hasMessage("The breaks of shift odd overlap or leave the shift");
  }
}
