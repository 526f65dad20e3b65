package io.branchline.forecasting.roster;

import io.branchline.forecasting.roster.RuleBook.Setting;
import io.branchline.forecasting.roster.RuleBook.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The rules by name. Each is one method; its title, its words for a violation and the article that
 * it comes from are in {@code Rules.properties} and {@code Rules_zh.properties}. Where a law leaves
 * a number open, the source says that the limit is the centre's own policy.
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum Rule {
  LEAVE("leave", Unit.COUNT, Severity.HARD, 0, DayRules::leave),
  SKILL("skill", Unit.COUNT, Severity.HARD, 0, DayRules::skill),
  CONTRACT_SHIFTS("contract-shifts", Unit.COUNT, Severity.HARD, 0, DayRules::contractShifts),
  REST_BETWEEN_SHIFTS(
      "rest-between-shifts", Unit.MINUTES, Severity.HARD, 660, RestRules::restBetweenShifts),
  WEEKLY_REST("weekly-rest", Unit.MINUTES, Severity.HARD, 1440, RestRules::weeklyRest),
  DAYS_IN_ROW("days-in-row", Unit.COUNT, Severity.HARD, 6, RestRules::daysInRow),
  NIGHTS_IN_ROW("nights-in-row", Unit.COUNT, Severity.HARD, 4, NightRules::nightsInRow),
  NIGHTS_IN_PERIOD("nights-in-period", Unit.COUNT, Severity.HARD, 10, NightRules::nightsInPeriod),
  PREGNANT_NIGHT("pregnant-night", Unit.MINUTES, Severity.HARD, 0, NightRules::pregnantNight),
  NURSING_NIGHT("nursing-night", Unit.MINUTES, Severity.HARD, 0, NightRules::nursingNight),
  MINOR_NIGHT("minor-night", Unit.MINUTES, Severity.HARD, 0, NightRules::minorNight),
  PROTECTED_OVERTIME(
      "protected-overtime", Unit.MINUTES, Severity.HARD, 0, HourRules::protectedOvertime),
  DAY_HOURS("day-hours", Unit.MINUTES, Severity.HARD, 480, HourRules::dayHours),
  DAY_OVERTIME("day-overtime", Unit.MINUTES, Severity.HARD, 180, HourRules::dayOvertime),
  WEEK_HOURS("week-hours", Unit.MINUTES, Severity.HARD, 2400, HourRules::weekHours),
  MONTH_OVERTIME("month-overtime", Unit.MINUTES, Severity.HARD, 2160, HourRules::monthOvertime),
  PERIOD_HOURS("period-hours", Unit.MINUTES, Severity.HARD, 2400, HourRules::periodHours),
  AVERAGED_DAY_HOURS(
      "averaged-day-hours", Unit.MINUTES, Severity.HARD, 660, HourRules::averagedDayHours),
  CONTRACT_HOURS("contract-hours", Unit.MINUTES, Severity.SOFT, 480, HourRules::contractHours),
  WEEKENDS("weekends", Unit.COUNT, Severity.HARD, 3, DayRules::weekends);

  /** What a rule's limit and values count. */
  public enum Unit {
    MINUTES,
    COUNT
  }

  /** A rule: looks at one agent's days and tells what breaks the limit. */
  @FunctionalInterface
  interface Method {
    void check(AgentDays days, int limit, Findings findings);
  }

  private static final int SOFT_WEIGHT = 200;

  private final String id;
  private final Unit unit;
  private final Severity severity;
  private final int limit;
  private final Method method;

  Rule(String id, Unit unit, Severity severity, int limit, Method method) {
    this.id = id;
    this.unit = unit;
    this.severity = severity;
    this.limit = limit;
    this.method = method;
  }

  /** Its name in files and reports, such as {@code rest-between-shifts}. */
  public String id() {
    return id;
  }

  /** What its limit counts. */
  public Unit unit() {
    return unit;
  }

  /** How it is set where no file says otherwise. */
  public Setting byDefault() {
    return new Setting(severity, limit, SOFT_WEIGHT);
  }

  /** What it asks for, in a few words. */
  public String title(Locale locale) {
    return words(locale).getString(id + ".title");
  }

  /** The article or the policy that it comes from. */
  public String source(Locale locale) {
    return words(locale).getString(id + ".source");
  }

  /** The rule of that name. */
  public static Optional<Rule> named(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
  }

  Method method() {
    return method;
  }

  static ResourceBundle words(@Nullable Locale locale) {
    return ResourceBundle.getBundle(
        "io.branchline.forecasting.roster.Rules",
        locale == null ? Locale.ROOT : locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
