package io.branchline.forecasting.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.forecasting.roster.Checker;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.Violation;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.AgentRequest;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.ShiftTypeRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is published: checked again, in force day by day, remembered by the next roster. */
final class PublishedRosterIT extends InSmallBranch {

  private record Count(long n) {}

  @Test
  void aDayThatTheNewestPublishedRosterLeavesFreeIsFree() {
    draft("first", Map.of("a1", List.of("E7", "E7"), "a2", List.of("E7")));
    publish(open("first").row(), "li");
    draft("second", Map.of("a1", List.of("", "E8")));
    publish(open("second").row(), "li");
    Period period = new Period(FROM, 7, SHANGHAI);
    RosterStore store = new RosterStore(warehouse);
    Roster published =
        RosterStore.roster(period, store.published("b07", period, store.agents("b07", FROM)));
    assertThat(published.days("a1").subList(0, 2)).containsExactly("", "E8");
    assertThat(published.days("a2").get(0)).isEmpty();
    assertThat(warehouse.query(Count.class, "SELECT count() AS n FROM published_shifts", Map.of()))
        .containsExactly(new Count(1));
  }

  @Test
  void calendarsOfOneDayKeepTheirIdAndTakeBackWhatIsGone() {
    draft("first", Map.of("a1", List.of("E7", "E7")));
    RosterRow first = publish(open("first").row(), "li");
    draft("second", Map.of("a1", List.of("", "L15")));
    RosterRow second =
        new Publication(warehouse)
            .publish(open("second"), "li", "", Instant.now().plusSeconds(120));
    RosterStore store = new RosterStore(warehouse);
    String before = calendar(store, first, Map.of("E7", "早班；七点，很长的班次名称，要折行".repeat(4)));
    String after = calendar(store, second, Map.of());
    assertThat(before)
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        .endsWith("END:VCALENDAR\r\n");
    assertThat(before.split("\r\n"))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(before.replace("\r\n ", "")).contains("很长的班次名称，要折行早班");
    assertThat(before).contains("DTSTART:20261130T230000Z").contains("STATUS:CONFIRMED");
    assertThat(before.replace("\r\n ", "")).contains("Break 08:30-08:45\\nBreak");
    for (String calendar : List.of(before, after)) {
      assertThat(calendar)
          .contains("UID:a1-2026-12-01@b07.branchline", "UID:a1-2026-12-02@b07.branchline");
    }
    assertThat(after).containsOnlyOnce("STATUS:CANCELLED").containsOnlyOnce("STATUS:CONFIRMED");
    assertThat(sequence(after)).isGreaterThan(sequence(before));
  }

  private static String calendar(RosterStore store, RosterRow row, Map<String, String> names) {
    return RosterCalendars.of(
            row, store.shifts(row), store.withdrawn(row), names, SHANGHAI, Locale.ENGLISH)
        .get("a1");
  }

  private static long sequence(String calendar) {
    int at = calendar.indexOf("SEQUENCE:") + "SEQUENCE:".length();
    return Long.parseLong(calendar.substring(at, calendar.indexOf('\r', at)));
  }

  @Test
  void whatABrokenRosterIsPublishedForIsKept() {
    draft("tight", Map.of("a1", List.of("L15", "E7")));
    PublishCommand command = new PublishCommand();
    new CommandLine(command).parseArgs("tight", "--by", "li");
    assertThatThrownBy(() -> command.publish(warehouse, Instant.now()))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Roster tight breaks hard rules 1 times. See:");
    assertThat(new RosterStore(warehouse).row("tight").status()).isEqualTo("draft");
    new CommandLine(command).parseArgs("tight", "--by", "li", "--reason", "typhoon");
    command.publish(warehouse, Instant.now());
    RosterRow row = new RosterStore(warehouse).row("tight");
    assertThat(row.status()).isEqualTo("published");
    assertThat(row.violations()).isEqualTo(1);
    assertThat(row.publishReason()).isEqualTo("typhoon");
    assertThat(
            warehouse.query(
                Count.class,
                "SELECT count() AS n FROM audit_log WHERE action = 'published_roster' AND subject ="
                    + " 'tight' AND detail = 'typhoon'",
                Map.of()))
        .containsExactly(new Count(1));
  }

  @Test
  void aReasonWithANumberThatCouldBeACustomersIsNotStored() {
    draft("tight", Map.of("a1", List.of("L15", "E7")));
    PublishCommand command = new PublishCommand();
    new CommandLine(command)
        .parseArgs("tight", "--by", "li", "--reason", "asked by 6222 0212 3456 7890");
    assertThatThrownBy(() -> command.publish(warehouse, Instant.now()))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("--reason holds a number of 4 digits or more");
    assertThat(new RosterStore(warehouse).row("tight").status()).isEqualTo("draft");
  }

  @Test
  void leaveGivenAfterSolvingIsSeenWhenPublishing() {
    draft("plain", Map.of("a1", List.of("E7")));
    warehouse.write(
        AgentRequest.class,
        List.of(
            new AgentRequest(
                "b07", "r1", "a1", FROM, FROM, "leave", "", 0, "li", Instant.EPOCH, 1, 0)));
    assertThatThrownBy(() -> publish(open("plain").row(), "li"))
        .hasMessageContaining("breaks hard rules 1 times");
  }

  @Test
  void theNextRosterKnowsTheLastOnesNights() {
    solve(0);
    RosterStore store = new RosterStore(warehouse);
    publish(newest(), "li");
    Period next = new Period(FROM.plusDays(7), 7, SHANGHAI);
    RosterInput input = new RosterInput(store, ShiftCatalogue.of(warehouse, "b07"), "b07", next);
    Roster before = input.problem(List.of(), RuleBook.standard(), Set.of()).before();
    assertThat(before.shifts()).isNotEmpty();
    assertThat(before.period().day(FROM)).isEqualTo(7);
  }

  /** What was worked may be of a type that is no longer offered: rest is rest after it, too. */
  @Test
  void aNightOfADisabledShiftTypeCountsAcrossTheBorder() {
    warehouse.write(ShiftTypeRow.class, List.of(night("N22", true)));
    draft("nights", Map.of("a1", List.of("", "", "", "", "", "", "N22")));
    publish(open("nights").row(), "li");
    warehouse.write(ShiftTypeRow.class, List.of(night("N22", false), night("E7", true)));
    Period next = new Period(FROM.plusDays(7), 7, SHANGHAI);
    RosterInput input =
        new RosterInput(
            new RosterStore(warehouse), ShiftCatalogue.of(warehouse, "b07"), "b07", next);
    Problem problem = input.problem(List.of(), RuleBook.standard(), Set.of());
    Roster early = Roster.empty(next).with("a1", next.from(), "E7");
    assertThat(new Checker(problem).agent(early, "a1"))
        .extracting(Violation::rule)
        .contains(Rule.REST_BETWEEN_SHIFTS);
  }

  private static ShiftTypeRow night(String shift, boolean enabled) {
    List<Integer> none = List.of();
    return new ShiftTypeRow(
        "b07",
        shift,
        shift,
        shift,
        shift.equals("E7") ? 7 * 60 : 22 * 60,
        480,
        "",
        none,
        none,
        none,
        List.of(),
        enabled,
        enabled ? 1 : 2);
  }
}
