package io.branchline.scoring.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.branchline.warehouse.table.AgentStatus;
import io.branchline.warehouse.table.CallOutcome;
import io.branchline.warehouse.table.KpiInterval;
import io.branchline.warehouse.table.KpiScope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IntervalCounterTest {

  private static final Thresholds THRESHOLDS = new Thresholds(20, 5);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static IntervalCounter counter(ZoneId zone, String from, String to) {
    return new IntervalCounter("b", zone, THRESHOLDS, LocalDate.parse(from), LocalDate.parse(to));
  }

  private static CallFacts call(String at) {
    return new CallFacts("q", "a", CallOutcome.ANSWERED, Instant.parse(at), 1000, 60_000, 0, 0);
  }

  private static List<KpiInterval> rows(IntervalCounter counter) {
    return counter.rows(1).stream()
        .sorted(Comparator.comparing(KpiInterval::intervalStart))
        .toList();
  }

  @Test
  void aCallBelongsToTheLocalHalfHourInWhichItStarts() {
    IntervalCounter counter = counter(SHANGHAI, "2026-10-01", "2026-11-01");
    counter.call(call("2026-10-04T15:59:59.999Z"));
    counter.call(call("2026-10-04T16:00:00Z"));
    assertThat(rows(counter))
        .extracting(
            KpiInterval::localDate,
            KpiInterval::localTime,
            KpiInterval::intervalStart,
            KpiInterval::answered)
        .containsExactly(
            tuple(LocalDate.of(2026, 10, 4), "23:30", Instant.parse("2026-10-04T15:30:00Z"), 1L),
            tuple(LocalDate.of(2026, 10, 5), "00:00", Instant.parse("2026-10-04T16:00:00Z"), 1L));
  }

  @Test
  void daysOfTwentyThreeAndTwentyFiveHoursHaveTheirOwnNumberOfHalfHours() {
    assertThat(halfHours(LocalDate.of(2026, 3, 29))).hasSize(46);
    assertThat(halfHours(LocalDate.of(2026, 10, 25))).hasSize(50);
    assertThat(halfHours(LocalDate.of(2026, 6, 1))).hasSize(48);
  }

  private static Set<Instant> halfHours(LocalDate day) {
    Set<Instant> starts = new HashSet<>();
    Instant end = day.plusDays(1).atStartOfDay(BERLIN).toInstant();
    for (Instant at = day.atStartOfDay(BERLIN).toInstant();
        at.isBefore(end);
        at = at.plus(Duration.ofMinutes(7))) {
      HalfHour halfHour = HalfHour.of(at, BERLIN);
      assertThat(halfHour.localDate()).isEqualTo(day);
      assertThat(halfHour.start()).isBeforeOrEqualTo(at);
      assertThat(halfHour.end()).isAfter(at);
      starts.add(halfHour.start());
    }
    return starts;
  }

  @Test
  void whenClocksGoBackTheSameLocalTimeIsTwoHalfHours() {
    IntervalCounter counter = counter(BERLIN, "2026-10-25", "2026-10-26");
    counter.call(call("2026-10-25T00:10:00Z"));
    counter.call(call("2026-10-25T01:10:00Z"));
    assertThat(rows(counter)).extracting(KpiInterval::localTime).containsExactly("02:00", "02:00");
    assertThat(rows(counter))
        .extracting(KpiInterval::intervalStart)
        .containsExactly(
            Instant.parse("2026-10-25T00:00:00Z"), Instant.parse("2026-10-25T01:00:00Z"));
  }

  @Test
  void halfHoursFollowZonesOfOddOffsets() {
    ZoneId nepal = ZoneId.of("Asia/Kathmandu");
    HalfHour halfHour = HalfHour.of(Instant.parse("2026-10-05T00:00:00Z"), nepal);
    assertThat(halfHour.localTime()).isEqualTo("05:30");
    assertThat(halfHour.start()).isEqualTo(Instant.parse("2026-10-04T23:45:00Z"));
  }

  @Test
  void statesAreCutAtHalfHoursAndAtMidnight() {
    IntervalCounter counter = counter(SHANGHAI, "2026-10-05", "2026-10-06");
    // 23:50 the day before until 00:40: only the 40 minutes of this day count.
    counter.state(
        new StateFacts(
            "a",
            AgentStatus.READY,
            Instant.parse("2026-10-04T15:50:00Z"),
            Instant.parse("2026-10-04T16:40:00Z")));
    counter.state(
        new StateFacts(
            "a",
            AgentStatus.TALKING,
            Instant.parse("2026-10-04T16:40:00Z"),
            Instant.parse("2026-10-04T16:45:00Z")));
    counter.state(
        new StateFacts(
            "a",
            AgentStatus.NOT_READY,
            Instant.parse("2026-10-04T16:45:00Z"),
            Instant.parse("2026-10-04T16:50:00Z")));
    assertThat(rows(counter))
        .extracting(
            KpiInterval::scope,
            KpiInterval::localTime,
            KpiInterval::busyMillis,
            KpiInterval::availableMillis,
            KpiInterval::staffedMillis)
        .containsExactly(
            tuple(KpiScope.AGENT, "00:00", 0L, 1_800_000L, 1_800_000L),
            tuple(KpiScope.AGENT, "00:30", 300_000L, 600_000L, 1_200_000L));
  }

  @Test
  void aNightShiftOverTheClockChangeLosesNoMinute() {
    Instant start = Instant.parse("2026-10-24T20:00:00Z");
    Instant end = Instant.parse("2026-10-25T05:00:00Z");
    StateFacts night = new StateFacts("a", AgentStatus.READY, start, end);
    long staffed = 0;
    for (String day : new String[] {"2026-10-24", "2026-10-25"}) {
      IntervalCounter counter = counter(BERLIN, day, LocalDate.parse(day).plusDays(1).toString());
      counter.state(night);
      staffed += rows(counter).stream().mapToLong(KpiInterval::staffedMillis).sum();
    }
    assertThat(staffed).isEqualTo(Duration.between(start, end).toMillis());
  }

  @Test
  void aStateWithoutAnEndLastsUntilWhatIsKnown() {
    IntervalCounter counter = counter(SHANGHAI, "2026-10-05", "2026-10-06");
    StateFacts lasting =
        new StateFacts("a", AgentStatus.READY, Instant.parse("2026-10-05T01:00:00Z"), null);
    counter.state(lasting);
    assertThat(counter.rows(1)).isEmpty();
    counter.state(lasting.until(Instant.parse("2026-10-05T01:10:00Z")));
    assertThat(rows(counter).get(0).availableMillis()).isEqualTo(600_000);
  }

  @Test
  void whereNobodyWasEverSeenIdleThereIsNoOccupancy() {
    IntervalCounter counter = counter(SHANGHAI, "2026-10-05", "2026-10-06");
    counter.state(
        new StateFacts(
            "a",
            AgentStatus.TALKING,
            Instant.parse("2026-10-05T01:00:00Z"),
            Instant.parse("2026-10-05T01:10:00Z")));
    KpiInterval row = rows(counter).get(0);
    assertThat(row.busyMillis()).isZero();
    assertThat(row.availableMillis()).isZero();
    assertThat(row.staffedMillis()).isZero();
  }

  @Test
  void whatLiesOutsideTheDaysIsNotCounted() {
    IntervalCounter counter = counter(SHANGHAI, "2026-10-05", "2026-10-06");
    counter.call(call("2026-10-04T15:59:59Z"));
    counter.call(call("2026-10-05T16:00:00Z"));
    counter.leg(call("2026-10-05T16:00:00Z"));
    assertThat(counter.rows(1)).isEmpty();
  }

  @Test
  void onlyWhatChangedIsWrittenAndWhatMovedAwayIsDeleted() {
    IntervalCounter before = counter(SHANGHAI, "2026-10-05", "2026-10-06");
    before.call(call("2026-10-05T01:00:00Z"));
    before.call(call("2026-10-05T02:00:00Z"));
    List<KpiInterval> stored = before.rows(3);
    IntervalCounter now = counter(SHANGHAI, "2026-10-05", "2026-10-06");
    now.call(call("2026-10-05T02:00:00Z"));
    now.call(call("2026-10-05T03:00:00Z"));
    assertThat(IntervalChanges.between(stored, stored, 4)).isEmpty();
    assertThat(IntervalChanges.between(stored, now.rows(4), 4))
        .extracting(KpiInterval::localTime, KpiInterval::isDeleted, KpiInterval::version)
        .containsExactlyInAnyOrder(tuple("11:00", false, 4L), tuple("09:00", true, 4L));
  }
}
