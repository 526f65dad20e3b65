package io.branchline.forecasting.adherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.branchline.forecasting.adherence.Deviation.Kind;
import io.branchline.forecasting.adherence.Stay.Presence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdherenceTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 16);
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
  private static final Terms COUNTED = new Terms(Terms.Outside.COUNTS, Duration.ZERO);

  private static Instant at(String time) {
    return DAY.atTime(LocalTime.parse(time)).atZone(SHANGHAI).toInstant();
  }

  private static Stretch stretch(String from, String to) {
    return new Stretch(at(from), at(to));
  }

  private static Shift shift(String from, String to, Stretch... breaks) {
    return new Shift(DAY, stretch(from, to), List.of(breaks));
  }

  private static Stay stay(String from, String to, Presence presence) {
    return new Stay(stretch(from, to), presence);
  }

  private static ShiftReport judge(Terms terms, Shift shift, Stay... stays) {
    return new Adherence(terms).judge(List.of(shift), List.of(stays), LATER).get(0);
  }

  private static List<Kind> kinds(ShiftReport report) {
    return report.deviations().stream().map(Deviation::kind).toList();
  }

  @Test
  void tenMinutesLateMadeUpAfterwardsIs7143WhereOutsideCounts() {
    ShiftReport report =
        judge(COUNTED, shift("09:00", "10:00"), stay("09:10", "10:10", Presence.WORKING));
    assertThat(report.tally().adherence()).isEqualTo(1 - 20.0 / 70, within(1e-12));
    assertThat(100 * report.tally().adherence()).isEqualTo(71.43, within(0.005));
    assertThat(report.tally().conformance()).isEqualTo(1.0);
    assertThat(kinds(report)).containsExactly(Kind.LATE, Kind.OUTSIDE);
  }

  @Test
  void andIs8333WhereItDoesNot() {
    ShiftReport report =
        judge(Terms.USUAL, shift("09:00", "10:00"), stay("09:10", "10:10", Presence.WORKING));
    assertThat(100 * report.tally().adherence()).isEqualTo(83.33, within(0.005));
    assertThat(report.tally().conformance()).isEqualTo(1.0);
    assertThat(kinds(report)).containsExactly(Kind.LATE, Kind.OUTSIDE);
  }

  @Test
  void neutralTimeLeavesBothSidesSo3Of4HoursAre75() {
    ShiftReport report =
        judge(
            Terms.USUAL,
            shift("09:00", "15:00"),
            stay("09:00", "12:00", Presence.WORKING),
            stay("12:00", "14:00", Presence.NEUTRAL),
            stay("14:00", "15:00", Presence.AWAY));
    assertThat(report.tally().adherence()).isEqualTo(0.75, within(1e-12));
    assertThat(kinds(report)).containsExactly(Kind.AWAY);
  }

  @Test
  void aBreakIsKeptAwayFromTheQueuesOrLoggedOut() {
    Shift shift = shift("09:00", "18:00", stretch("10:00", "10:15"), stretch("12:00", "13:00"));
    ShiftReport kept =
        judge(
            Terms.USUAL,
            shift,
            stay("09:00", "10:00", Presence.WORKING),
            stay("10:00", "10:15", Presence.AWAY),
            stay("10:15", "12:00", Presence.WORKING),
            stay("13:00", "18:00", Presence.WORKING));
    assertThat(kept.tally().adherence()).isEqualTo(1.0);
    assertThat(kept.tally().conformance()).isEqualTo(1.0);
    ShiftReport worked = judge(Terms.USUAL, shift, stay("09:00", "18:00", Presence.WORKING));
    assertThat(kinds(worked)).containsExactly(Kind.WORKED_IN_BREAK, Kind.WORKED_IN_BREAK);
    assertThat(worked.tally().adherence()).isEqualTo(1 - 75.0 / 540, within(1e-12));
    assertThat(worked.tally().conformance()).isEqualTo(540.0 / 465, within(1e-12));
  }

  @Test
  void whoNeverComesIsAbsentOnceAndKeepsToNothing() {
    ShiftReport report = judge(COUNTED, shift("09:00", "18:00", stretch("12:00", "13:00")));
    assertThat(report.deviations())
        .containsExactly(new Deviation(Kind.ABSENT, stretch("09:00", "18:00")));
    assertThat(report.tally().adherence()).isEqualTo(1 - 8.0 / 9, within(1e-12));
    assertThat(report.tally().conformance()).isEqualTo(0.0);
  }

  @Test
  void adherenceIsNeverBelowNought() {
    ShiftReport report =
        judge(COUNTED, shift("09:00", "10:00"), stay("10:00", "13:00", Presence.WORKING));
    assertThat(report.tally().adherence()).isZero();
    assertThat(report.tally().conformance()).isEqualTo(3.0);
  }

  @Test
  void withoutAScheduleThereIsNoFigure() {
    assertThat(new Adherence(COUNTED).judge(List.of(), List.of(), LATER)).isEmpty();
    assertThat(Tally.NOTHING.adherence()).isNull();
    assertThat(Tally.NOTHING.conformance()).isNull();
    assertThat(new Tally(0, 0, 0, 0, 60, 60, 60).conformance()).isNull();
    assertThat(new Tally(3600, 3600, 3600, 0, 0, 0, 0).adherence()).isNull();
  }

  @Test
  void whatHasNotPassedIsNotJudged() {
    List<Shift> shifts = List.of(shift("09:00", "17:00"), shift("20:00", "22:00"));
    List<ShiftReport> reports =
        new Adherence(Terms.USUAL)
            .judge(shifts, List.of(stay("09:00", "11:30", Presence.WORKING)), at("12:00"));
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).tally().scheduled()).isEqualTo(3 * 3600.0);
    assertThat(kinds(reports.get(0))).containsExactly(Kind.LOGGED_OUT);
  }

  @Test
  void comingAndGoingHaveTheirNames() {
    ShiftReport report =
        judge(
            Terms.USUAL,
            shift("09:00", "17:00"),
            stay("09:20", "11:00", Presence.WORKING),
            stay("11:30", "16:00", Presence.WORKING));
    assertThat(report.deviations())
        .containsExactly(
            new Deviation(Kind.LATE, stretch("09:00", "09:20")),
            new Deviation(Kind.LOGGED_OUT, stretch("11:00", "11:30")),
            new Deviation(Kind.LEFT_EARLY, stretch("16:00", "17:00")));
  }

  @Test
  void graceForgivesShortDeviations() {
    Terms grace = new Terms(Terms.Outside.COUNTS, Duration.ofMinutes(5));
    ShiftReport report =
        judge(grace, shift("09:00", "17:00"), stay("09:05", "17:02", Presence.WORKING));
    assertThat(report.deviations()).isEmpty();
    assertThat(report.tally().adherence()).isEqualTo(1.0);
  }

  @Test
  void overlappingStatesCountOnceAndWorkWins() {
    ShiftReport report =
        judge(
            Terms.USUAL,
            shift("09:00", "10:00"),
            stay("09:00", "10:00", Presence.AWAY),
            stay("09:00", "09:40", Presence.WORKING),
            stay("09:20", "10:00", Presence.WORKING));
    assertThat(report.tally().worked()).isEqualTo(3600.0);
    assertThat(report.tally().adherence()).isEqualTo(1.0);
  }

  @Test
  void aNightOnTheDayWhenClocksGoForwardLastsAnHourLess() {
    ZoneId london = ZoneId.of("Europe/London");
    LocalDate day = LocalDate.of(2026, 3, 28);
    Instant start = day.atTime(22, 0).atZone(london).toInstant();
    Instant end = day.plusDays(1).atTime(7, 0).atZone(london).toInstant();
    Shift night = new Shift(day, new Stretch(start, end), List.of());
    Stay worked = new Stay(new Stretch(start, end.minusSeconds(3600)), Presence.WORKING);
    ShiftReport report =
        new Adherence(Terms.USUAL).judge(List.of(night), List.of(worked), LATER).get(0);
    assertThat(report.tally().scheduled()).isEqualTo(8 * 3600.0);
    assertThat(report.tally().adherence()).isEqualTo(7.0 / 8, within(1e-12));
    assertThat(report.shift().day()).isEqualTo(day);
  }

  @Test
  void workBetweenTwoShiftsBelongsToTheNearer() {
    Shift early = shift("06:00", "10:00");
    Shift late = shift("14:00", "18:00");
    List<ShiftReport> reports =
        new Adherence(COUNTED)
            .judge(List.of(late, early), List.of(stay("06:00", "18:00", Presence.WORKING)), LATER);
    assertThat(reports)
        .extracting(report -> report.tally().outside())
        .containsExactly(7200.0, 7200.0);
    assertThat(judge(COUNTED, early, stay("19:00", "20:00", Presence.WORKING)).tally().outside())
        .isZero();
  }

  @Test
  void everySecondIsCountedOnce() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 300; round++) {
      Instant start = at("09:00");
      List<Stay> stays = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        Instant from = start.plusSeconds(random.nextInt(40_000) - 5_000);
        stays.add(
            new Stay(
                new Stretch(from, from.plusSeconds(random.nextInt(9_000))),
                List.of(Presence.WORKING, Presence.NEUTRAL, Presence.AWAY).get(random.nextInt(3))));
      }
      Shift shift = shift("09:00", "18:00", stretch("12:00", "13:00"));
      Tally tally = judge(COUNTED, shift, stays.toArray(Stay[]::new)).tally();
      assertThat(tally.scheduled()).as("seed %d", seed).isEqualTo(9 * 3600.0);
      assertThat(tally.out() + tally.neutral()).as("seed %d", seed).isLessThanOrEqualTo(32_400);
      assertThat(tally.adherence() == null || (tally.adherence() >= 0 && tally.adherence() <= 1))
          .as("seed %d", seed)
          .isTrue();
    }
  }
}
