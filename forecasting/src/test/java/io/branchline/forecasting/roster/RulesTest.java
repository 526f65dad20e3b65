package io.branchline.forecasting.roster;

import static io.branchline.forecasting.roster.Rosters.MONDAY;
import static io.branchline.forecasting.roster.Rosters.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.forecasting.roster.Agent.Protection;
import io.branchline.forecasting.roster.Contract.Hours;
import io.branchline.forecasting.roster.Contract.Overtime;
import io.branchline.forecasting.roster.RuleBook.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule kept and broken: alone, so that nothing else can find it. */
class RulesTest {

  private static final Agent LI = Agent.of("li");
  private static final Contract WITH_OVERTIME =
      new Contract("ot", Hours.STANDARD, 2400, Overtime.AGREED, 40, Set.of());
  private static final Contract AVERAGED =
      new Contract("avg", Hours.COMPREHENSIVE, 2400, Overtime.NONE, 40, Set.of());

  private static RuleBook only(Rule rule) {
    return RuleBook.none().with(rule, Severity.HARD);
  }

  private static List<Violation> judge(Rule rule, Agent agent, int weeks, String days) {
    Problem problem = Rosters.problem(Rosters.weeks(weeks), only(rule), agent);
    return judge(problem, days);
  }

  private static List<Violation> judge(Problem problem, String days) {
    Roster roster = Rosters.roster(problem.period(), problem.agents(), days);
    List<Violation> found = new Checker(problem).check(roster).violations();
    assertThat(new Checker(problem).agent(roster, problem.agents().get(0).id())).isEqualTo(found);
    return found;
  }

  private static void assertBroken(
      List<Violation> found, Rule rule, LocalDate date, long value, long limit) {
    assertThat(found)
        .containsExactly(
            new Violation(rule, Severity.HARD, found.get(0).agent(), date, value, limit));
  }

  @Test
  void leave() {
    Problem problem =
        Rosters.with(
            Rosters.problem(Rosters.weeks(1), only(Rule.LEAVE), LI),
            List.of(Request.leave("li", MONDAY.plusDays(2), MONDAY.plusDays(3))),
            List.of());
    assertThat(judge(problem, "ED..D")).isEmpty();
    assertBroken(judge(problem, "E.D"), Rule.LEAVE, MONDAY.plusDays(2), 1, 0);
    // The night of Tuesday ends on Wednesday, the first day of leave.
    assertBroken(judge(problem, "EN"), Rule.LEAVE, MONDAY.plusDays(1), 1, 0);
  }

  @Test
  void skill() {
    Agent cards = Agent.of("li", "cards");
    Problem problem =
        Rosters.with(
            Rosters.problem(Rosters.weeks(1), only(Rule.SKILL), cards),
            List.of(),
            List.of(
                new Demand(MONDAY, "D", "loans", 1),
                new Demand(MONDAY.plusDays(1), "D", "cards", 1)));
    assertThat(judge(problem, ".DD")).isEmpty();
    assertBroken(judge(problem, "D"), Rule.SKILL, MONDAY, 1, 0);
  }

  @Test
  void contractShifts() {
    Agent days =
        LI.with(new Contract("days", Hours.STANDARD, 2400, Overtime.NONE, 40, Set.of("D", "E")));
    assertThat(judge(Rule.CONTRACT_SHIFTS, days, 1, "DE")).isEmpty();
    assertBroken(
        judge(Rule.CONTRACT_SHIFTS, days, 1, "DL"), Rule.CONTRACT_SHIFTS, MONDAY.plusDays(1), 1, 0);
  }

  @Test
  void restBetweenShifts() {
    // Late ends at 22:00; day starts at 09:00, eleven hours later; early at 07:00, nine.
    assertThat(judge(Rule.REST_BETWEEN_SHIFTS, LI, 1, "LD")).isEmpty();
    assertBroken(
        judge(Rule.REST_BETWEEN_SHIFTS, LI, 1, "LE"),
        Rule.REST_BETWEEN_SHIFTS,
        MONDAY.plusDays(1),
        540,
        660);
  }

  @Test
  void restAfterTheLastShiftBeforeThePeriod() {
    Period period = Rosters.weeks(1);
    Period before = new Period(MONDAY.minusDays(7), 7, SHANGHAI);
    Problem problem =
        Rosters.after(
            Rosters.problem(period, only(Rule.REST_BETWEEN_SHIFTS), LI),
            Rosters.roster(before, List.of(LI), "......N"));
    assertThat(judge(problem, "N")).isEmpty();
    assertBroken(judge(problem, "L"), Rule.REST_BETWEEN_SHIFTS, MONDAY, 480, 660);
  }

  @Test
  void restIsTrueTimeWhereClocksChange() {
    // In New York clocks go forward at 02:00 on 14 March 2027: 22:00 to 09:00 has ten hours.
    Period period =
        new Period(LocalDate.of(2027, 3, 8), 7, java.time.ZoneId.of("America/New_York"));
    Problem problem = Rosters.problem(period, only(Rule.REST_BETWEEN_SHIFTS), LI);
    assertThat(judge(problem, "LD")).isEmpty();
    assertBroken(
        judge(problem, ".....LD"), Rule.REST_BETWEEN_SHIFTS, LocalDate.of(2027, 3, 14), 600, 660);
  }

  @Test
  void weeklyRest() {
    assertThat(judge(Rule.WEEKLY_REST, LI, 1, "DDDDDD.")).isEmpty();
    assertThat(judge(Rule.WEEKLY_REST, LI, 1, "N.NNNNN")).isEmpty();
    assertBroken(judge(Rule.WEEKLY_REST, LI, 1, "DDDDDDD"), Rule.WEEKLY_REST, MONDAY, 0, 1440);
    // Night ends at 06:00 on the free day, the next shift starts at 07:00 the day after: 25 hours.
    assertThat(judge(Rule.WEEKLY_REST, LI, 1, "DDDDN.E")).isEmpty();
    Problem longer =
        Rosters.problem(Rosters.weeks(1), only(Rule.WEEKLY_REST).with(Rule.WEEKLY_REST, 1560), LI);
    assertBroken(judge(longer, "DDDDN.E"), Rule.WEEKLY_REST, MONDAY, 1500, 1560);
  }

  @Test
  void daysInRow() {
    assertThat(judge(Rule.DAYS_IN_ROW, LI, 2, ".DDDDDD.DDDDDD")).isEmpty();
    assertBroken(
        judge(Rule.DAYS_IN_ROW, LI, 2, "..DDDDDDD"), Rule.DAYS_IN_ROW, MONDAY.plusDays(8), 7, 6);
    assertBroken(
        judge(Rule.DAYS_IN_ROW, LI, 1, "DDDDDDD"), Rule.DAYS_IN_ROW, MONDAY.plusDays(6), 7, 6);
  }

  @Test
  void daysInRowGoOnFromBefore() {
    Period before = new Period(MONDAY.minusDays(7), 7, SHANGHAI);
    Problem problem =
        Rosters.after(
            Rosters.problem(Rosters.weeks(1), only(Rule.DAYS_IN_ROW), LI),
            Rosters.roster(before, List.of(LI), "..DDDDD"));
    assertThat(judge(problem, "D.D")).isEmpty();
    assertBroken(judge(problem, "DD"), Rule.DAYS_IN_ROW, MONDAY.plusDays(1), 7, 6);
  }

  @Test
  void nightsInRow() {
    assertThat(judge(Rule.NIGHTS_IN_ROW, LI, 1, "NNNN.NN")).isEmpty();
    assertBroken(
        judge(Rule.NIGHTS_IN_ROW, LI, 1, "NNNNN"), Rule.NIGHTS_IN_ROW, MONDAY.plusDays(4), 5, 4);
  }

  @Test
  void nightsInPeriod() {
    assertThat(judge(Rule.NIGHTS_IN_PERIOD, LI, 4, "NNNN...NNNN...NN")).isEmpty();
    assertBroken(
        judge(Rule.NIGHTS_IN_PERIOD, LI, 4, "NNNN...NNNN...NNN"),
        Rule.NIGHTS_IN_PERIOD,
        MONDAY,
        11,
        10);
    // Two weeks: five.
    assertBroken(
        judge(Rule.NIGHTS_IN_PERIOD, LI, 2, "NNNN...NN"), Rule.NIGHTS_IN_PERIOD, MONDAY, 6, 5);
  }

  @Test
  void pregnantNight() {
    Agent agent = LI.with(Protection.PREGNANT);
    assertThat(judge(Rule.PREGNANT_NIGHT, agent, 1, "EDL")).isEmpty();
    assertBroken(judge(Rule.PREGNANT_NIGHT, agent, 1, "N"), Rule.PREGNANT_NIGHT, MONDAY, 480, 0);
    assertThat(judge(Rule.PREGNANT_NIGHT, LI, 1, "N")).isEmpty();
  }

  @Test
  void nursingNight() {
    Agent agent = LI.with(Protection.NURSING);
    assertThat(judge(Rule.NURSING_NIGHT, agent, 1, "EDL")).isEmpty();
    assertBroken(
        judge(Rule.NURSING_NIGHT, agent, 1, ".N"), Rule.NURSING_NIGHT, MONDAY.plusDays(1), 480, 0);
    assertThat(judge(Rule.NURSING_NIGHT, LI.with(Protection.PREGNANT), 1, "N")).isEmpty();
  }

  @Test
  void minorNight() {
    Agent agent = LI.with(Protection.MINOR);
    assertThat(judge(Rule.MINOR_NIGHT, agent, 1, "EDL")).isEmpty();
    assertBroken(judge(Rule.MINOR_NIGHT, agent, 1, "N"), Rule.MINOR_NIGHT, MONDAY, 480, 0);
  }

  @Test
  void protectedOvertime() {
    Agent agent = LI.with(WITH_OVERTIME).with(Protection.NURSING);
    assertThat(judge(Rule.PROTECTED_OVERTIME, agent, 1, "DDDDD")).isEmpty();
    assertBroken(
        judge(Rule.PROTECTED_OVERTIME, agent, 1, "DDDDH"), Rule.PROTECTED_OVERTIME, MONDAY, 120, 0);
    assertBroken(
        judge(Rule.PROTECTED_OVERTIME, agent, 1, "DDDDDD"),
        Rule.PROTECTED_OVERTIME,
        MONDAY,
        480,
        0);
    assertThat(judge(Rule.PROTECTED_OVERTIME, LI.with(WITH_OVERTIME), 1, "DDDDDD")).isEmpty();
  }

  @Test
  void dayHours() {
    assertThat(judge(Rule.DAY_HOURS, LI, 1, "D")).isEmpty();
    assertBroken(judge(Rule.DAY_HOURS, LI, 1, "H"), Rule.DAY_HOURS, MONDAY, 600, 480);
    assertThat(judge(Rule.DAY_HOURS, LI.with(WITH_OVERTIME), 1, "H")).isEmpty();
    assertThat(judge(Rule.DAY_HOURS, LI.with(AVERAGED), 1, "H")).isEmpty();
  }

  @Test
  void dayOvertime() {
    Agent agent = LI.with(WITH_OVERTIME);
    assertThat(judge(Rule.DAY_OVERTIME, agent, 1, "H")).isEmpty();
    assertBroken(judge(Rule.DAY_OVERTIME, agent, 1, "T"), Rule.DAY_OVERTIME, MONDAY, 240, 180);
  }

  @Test
  void weekHours() {
    assertThat(judge(Rule.WEEK_HOURS, LI, 2, "DDDDD..DDDDD")).isEmpty();
    assertBroken(
        judge(Rule.WEEK_HOURS, LI, 2, "DDDDD..DDDDDD"),
        Rule.WEEK_HOURS,
        MONDAY.plusDays(7),
        2880,
        2400);
  }

  @Test
  void weekHoursOfAWeekThatBeganBefore() {
    // The period starts on a Thursday; Monday to Wednesday were worked.
    Period period = new Period(MONDAY.plusDays(3), 7, SHANGHAI);
    Period before = new Period(MONDAY, 3, SHANGHAI);
    Problem problem =
        Rosters.after(
            Rosters.problem(period, only(Rule.WEEK_HOURS), LI),
            Rosters.roster(before, List.of(LI), "DDD"));
    assertThat(judge(problem, "DD")).isEmpty();
    assertBroken(judge(problem, "DDD"), Rule.WEEK_HOURS, MONDAY.plusDays(3), 2880, 2400);
  }

  @Test
  void monthOvertime() {
    Agent agent = LI.with(WITH_OVERTIME);
    // Weeks that begin in December: 8, 14 and 21 are the 7th, 14th and 21st; six ten-hour days are
    // 20 h over.
    assertThat(judge(Rule.MONTH_OVERTIME, agent, 4, ".......HHHHHH.DDDDDD.")).isEmpty();
    assertBroken(
        judge(Rule.MONTH_OVERTIME, agent, 4, ".......HHHHHH.HHHHHH."),
        Rule.MONTH_OVERTIME,
        LocalDate.of(2026, 12, 1),
        2400,
        2160);
  }

  @Test
  void periodHours() {
    Agent agent = LI.with(AVERAGED);
    // 80 hours in two weeks, however they are spread.
    assertThat(judge(Rule.PERIOD_HOURS, agent, 2, "HHHHHH.HH")).isEmpty();
    assertBroken(
        judge(Rule.PERIOD_HOURS, agent, 2, "HHHHHH.HHH"), Rule.PERIOD_HOURS, MONDAY, 5400, 4800);
  }

  @Test
  void averagedDayHours() {
    Agent agent = LI.with(AVERAGED);
    assertThat(judge(Rule.AVERAGED_DAY_HOURS, agent, 1, "H")).isEmpty();
    assertBroken(
        judge(Rule.AVERAGED_DAY_HOURS, agent, 1, "T"), Rule.AVERAGED_DAY_HOURS, MONDAY, 720, 660);
  }

  @Test
  void contractHours() {
    assertThat(judge(Rule.CONTRACT_HOURS, LI, 1, "DDDD")).isEmpty();
    assertBroken(judge(Rule.CONTRACT_HOURS, LI, 1, "DDD"), Rule.CONTRACT_HOURS, MONDAY, 1440, 1920);
    Problem away =
        Rosters.with(
            Rosters.problem(Rosters.weeks(1), only(Rule.CONTRACT_HOURS), LI),
            List.of(Request.leave("li", MONDAY, MONDAY.plusDays(1))),
            List.of());
    assertThat(judge(away, "..DD")).isEmpty();
  }

  @Test
  void weekends() {
    assertThat(judge(Rule.WEEKENDS, LI, 4, ".....DD .....D. ......D .......")).isEmpty();
    assertBroken(
        judge(Rule.WEEKENDS, LI, 4, ".....DD .....D. ......D .....D."),
        Rule.WEEKENDS,
        MONDAY,
        4,
        3);
  }

  @Test
  void everyRuleHasItsTestAndItsWords() {
    List<String> tests = new ArrayList<>();
    for (var method : RulesTest.class.getDeclaredMethods()) {
      tests.add(method.getName());
    }
    for (Rule rule : Rule.values()) {
      StringBuilder name = new StringBuilder();
      for (String part : rule.id().split("-", -1)) {
        name.append(
            name.isEmpty()
                ? part
                : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
      }
      assertThat(tests).contains(name.toString());
      for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
        assertThat(rule.title(locale)).isNotBlank();
        assertThat(rule.source(locale)).isNotBlank();
        assertThat(new Violation(rule, Severity.HARD, "li", MONDAY, 90, 60).text(locale))
            .contains("li")
            .doesNotContain("{");
      }
      assertThat(Rule.named(rule.id())).contains(rule);
    }
  }

  @Test
  void saysItInBothLanguages() {
    Violation broken = judge(Rule.REST_BETWEEN_SHIFTS, LI, 1, "LE").get(0);
    assertThat(broken.text(Locale.ENGLISH))
        .isEqualTo("li has 9 h of rest before the shift of 2026-12-01; at least 11 h.");
    assertThat(broken.text(Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("li 在 2026-12-01 上班前只休息了 9 小时，至少应为 11 小时。");
  }

  @Test
  void aRuleThatIsOffFindsNothing() {
    Problem problem = Rosters.problem(Rosters.weeks(1), RuleBook.none(), LI);
    assertThat(judge(problem, "TNTNTNT")).isEmpty();
  }
}
