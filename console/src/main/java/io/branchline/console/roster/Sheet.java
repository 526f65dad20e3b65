package io.branchline.console.roster;

import io.branchline.console.access.Names;
import io.branchline.console.text.Languages;
import io.branchline.forecasting.plan.OpenRoster;
import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Contract;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.warehouse.table.RosterShift;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A roster as the page's script draws and edits it. */
record Sheet(
    String roster,
    String branch,
    String status,
    String basedOn,
    List<Day> days,
    List<Type> types,
    List<Person> agents,
    List<List<String>> grid,
    Map<String, List<List<Integer>>> breaks,
    @Nullable List<@Nullable List<String>> published,
    int publishedFrom,
    List<Wish> requests,
    List<Place> demand,
    Map<Integer, List<Integer>> need,
    List<String> nightsBefore,
    List<String> seen,
    Judged judged) {

  /**
   * A day.
   *
   * @param holidayName what a public holiday is called; empty where that is not known
   */
  record Day(String date, String name, boolean weekend, boolean holiday, String holidayName) {}

  /** A shift type; breaks are offset, minutes and 1 where they are paid. */
  record Type(
      String id,
      String name,
      int start,
      int minutes,
      int paid,
      boolean night,
      boolean offered,
      List<List<Integer>> breaks) {}

  /** An agent; no shifts: any. */
  record Person(
      String id,
      String name,
      String team,
      List<String> skills,
      int weekMinutes,
      boolean averaged,
      List<String> shifts,
      List<String> protections) {}

  /** Leave or a wish, by day. */
  record Wish(String agent, int from, int to, String kind, String shift) {}

  /** Agents wanted in a shift. */
  record Place(int day, String shift, String skill, int agents) {}

  static Sheet of(
      OpenRoster open,
      Names names,
      Map<Integer, List<Integer>> need,
      List<String> seen,
      Locale locale) {
    Problem problem = open.problem();
    Period period = problem.period();
    Roster published = problem.published();
    return new Sheet(
        open.row().roster(),
        open.row().branch(),
        open.row().status(),
        open.row().basedOn(),
        days(open, locale),
        problem.shiftTypes().stream().map(type -> type(open, type, locale)).toList(),
        problem.agents().stream().map(agent -> person(open, agent, names)).toList(),
        problem.agents().stream().map(agent -> open.roster().days(agent.id())).toList(),
        breaks(open),
        published == null
            ? null
            : problem.agents().stream().map(agent -> published.days(agent.id())).toList(),
        published == null ? 0 : period.day(published.period().from()),
        problem.requests().stream()
            .map(
                request ->
                    new Wish(
                        request.agent(),
                        Math.max(0, period.day(request.from())),
                        Math.min(period.days() - 1, period.day(request.to())),
                        request.kind().name().toLowerCase(Locale.ROOT),
                        request.shift()))
            .toList(),
        problem.demand().stream()
            .map(row -> new Place(period.day(row.date()), row.shift(), row.skill(), row.agents()))
            .toList(),
        need,
        problem.agents().stream()
            .map(agent -> problem.before().shift(agent.id(), period.from().minusDays(1)))
            .toList(),
        seen,
        Judged.of(open, open.roster(), names, locale));
  }

  private static List<Day> days(OpenRoster open, Locale locale) {
    Problem problem = open.problem();
    List<Day> days = new ArrayList<>();
    for (int day = 0; day < problem.period().days(); day++) {
      LocalDate date = problem.period().date(day);
      String name = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
      days.add(
          new Day(
              date.toString(),
              name,
              problem.period().weekend(day),
              problem.holidays().contains(date),
              open.holiday(date, locale)));
    }
    return days;
  }

  private static Type type(OpenRoster open, ShiftType type, Locale locale) {
    return new Type(
        type.id(),
        Languages.isChinese(locale) ? type.nameZh() : type.nameEn(),
        type.startMinute(),
        type.minutes(),
        type.paidMinutes(),
        type.night(),
        open.offers(type.id()),
        type.breaks().stream()
            .map(
                pause ->
                    List.of(
                        pause.offsetMinutes(),
                        pause.minutes(),
                        pause.pay() == ShiftType.Pay.PAID ? 1 : 0))
            .toList());
  }

  private static Person person(OpenRoster open, Agent agent, Names names) {
    return new Person(
        agent.id(),
        names.agent(open.row().branch(), agent.id()),
        agent.team(),
        agent.skills().stream().sorted().toList(),
        agent.contract().weekMinutes(),
        agent.contract().hours() == Contract.Hours.COMPREHENSIVE,
        agent.contract().shifts().stream().sorted().toList(),
        agent.protections().stream()
            .map(protection -> protection.name().toLowerCase(Locale.ROOT))
            .sorted()
            .toList());
  }

  /** The breaks as they were placed, by agent and day. */
  private static Map<String, List<List<Integer>>> breaks(OpenRoster open) {
    Map<String, List<List<Integer>>> all = new HashMap<>();
    for (RosterShift shift : open.shifts()) {
      List<List<Integer>> mine = new ArrayList<>();
      for (int i = 0; i < shift.breakStarts().size(); i++) {
        mine.add(List.of(shift.breakStarts().get(i), shift.breakMinutes().get(i)));
      }
      all.put(
          shift.agent() + "|" + open.problem().period().day(shift.localDate()), List.copyOf(mine));
    }
    return all;
  }
}
