package io.branchline.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.ingest.simulate.ShiftPlan.Shift;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shifts are all worked, by no more people than that takes, and by nobody who must not. */
final class RosterTest {

  private static final Shift EARLY = new Shift(14, 17);
  private static final Shift LATE = new Shift(30, 17);
  private static final Shift SHORT = new Shift(30, 9);
  private static final Shift NIGHT = new Shift(45, 17);

  @ParameterizedTest
  @CsvSource({
    "1, 28, 2026-03-02",
    "0.01, 365, 2026-03-05",
    "8, 40, 2026-10-04",
    "0.1, 2, 2026-03-02"
  })
  void everyShiftOfEveryBranchIsWorked(double scale, int days, LocalDate from) {
    for (SimulatedBranch branch : Bank.branches(scale)) {
      Roster roster = new Roster(branch, from, days, new Draw(1));
      roster.nightBefore();
      int week = 0;
      for (int day = 0; day < days; day++) {
        DayOfWeek weekday = from.plusDays(day).getDayOfWeek();
        List<Roster.Duty> duties = roster.day(day);
        List<Shift> planned = ShiftPlan.forDay(branch, weekday);
        assertThat(duties)
            .as("%s, day %d", branch.id(), day)
            .extracting(Roster.Duty::shift)
            .isEqualTo(planned);
        Set<SimulatedAgent> agents = new HashSet<>();
        duties.forEach(duty -> assertThat(agents.add(duty.agent())).isTrue());
        week += day < 7 ? duties.size() : 0;
      }
      if (days >= 7 && week > 50) {
        assertThat(roster.agents().size())
            .as(branch.id())
            .isBetween(week / 5, week / 5 + week / 50 + 2);
      }
    }
  }

  @Test
  void restBetweenShiftsIsElevenHoursAndAroundAFreeDayTwentyFour() {
    assertThat(after(0, LATE).mayWork(1, EARLY)).isFalse();
    assertThat(after(0, LATE).mayWork(1, LATE)).isTrue();
    assertThat(after(0, LATE).mayWork(0, NIGHT)).isFalse();
    assertThat(after(0, NIGHT).mayWork(1, LATE)).as("straight from a night").isFalse();
    assertThat(after(0, NIGHT).mayWork(2, new Shift(13, 17))).as("23.5 hours").isFalse();
    assertThat(after(0, NIGHT).mayWork(2, EARLY)).as("24 hours").isTrue();
  }

  @Test
  void aWeekHasFortyHoursAndSixDaysARowSix() {
    LineOfWork full = after(0, EARLY, EARLY, EARLY, EARLY, EARLY);
    assertThat(full.mayWork(5, SHORT)).as("more than forty hours").isFalse();
    LineOfWork part = after(0, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT);
    assertThat(part.mayWork(6, SHORT)).as("a week without a free day").isFalse();
    LineOfWork row = after(4, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT);
    assertThat(row.mayWork(10, SHORT)).as("a seventh day in a row").isFalse();
    assertThat(row.mayWork(11, SHORT)).isTrue();
  }

  @Test
  void nightsAreFourInARowAndTenInFourWeeks() {
    LineOfWork row = after(0, NIGHT, NIGHT, NIGHT, NIGHT);
    assertThat(row.mayWork(4, NIGHT)).isFalse();
    assertThat(row.nightsLeft(6)).isEqualTo(6);
    LineOfWork line = new LineOfWork(0, 56);
    for (int night = 0; night < 10; night++) {
      assertThat(line.mayWork(night * 2, NIGHT)).isTrue();
      line.work(night * 2, NIGHT);
    }
    assertThat(line.mayWork(27, NIGHT)).isFalse();
    assertThat(line.mayWork(27, LATE)).isTrue();
    assertThat(line.mayWork(28, NIGHT)).as("the next four weeks").isTrue();
    assertThat(new LineOfWork(0, 3).nightsLeft(2)).as("10 x 3/28, rounded up").isEqualTo(2);
  }

  @Test
  void oneOfFourWeekendsIsFree() {
    LineOfWork line = new LineOfWork(0, 56);
    for (int week = 0; week < 3; week++) {
      line.work(week * 7 + 5, EARLY);
      assertThat(line.mayWork(week * 7 + 6, EARLY)).as("the same weekend").isTrue();
    }
    assertThat(line.mayWork(26, EARLY)).isFalse();
    assertThat(line.mayWork(27, EARLY)).isFalse();
    assertThat(line.mayWork(33, EARLY)).as("the next four weeks").isTrue();
  }

  private static LineOfWork after(int day, Shift... shifts) {
    LineOfWork line = new LineOfWork(0, 28);
    for (int i = 0; i < shifts.length; i++) {
      assertThat(line.mayWork(day + i, shifts[i])).isTrue();
      line.work(day + i, shifts[i]);
    }
    return line;
  }
}
