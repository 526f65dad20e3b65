package io.branchline.forecasting.roster;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;

/**
 * Which rules hold, how strictly, and what is worth how much. Immutable.
 *
 * @param settings one for every rule
 * @param demand HARD where every place must be filled; SOFT where a missing agent costs; OFF where
 *     demand is only counted
 */
public record RuleBook(Map<Rule, Setting> settings, Severity demand, Costs costs) {

  /** How strictly a rule holds. */
  public enum Severity {
    /** A roster that breaks it must not be published. */
    HARD,
    /** Breaking it costs its weight, once an agent. */
    SOFT,
    /** It is not looked at. */
    OFF
  }

  /**
   * How a rule is set.
   *
   * @param limit in the rule's unit
   * @param weight yuan that breaking it once costs where it is soft
   */
  public record Setting(Severity severity, int limit, int weight) {
    /** Checks the numbers. */
    public Setting {
      requireNonNull(severity, "severity is null");
      if (limit < 0 || weight < 0) {
        throw new IllegalArgumentException("A rule's limit and weight are 0 or more");
      }
    }
  }

  /**
   * Prices of what is not a rule, in yuan.
   *
   * @param shortageHour an hour of an agent missing from the demand, where few are missing
   * @param shortageRise percent by which the last agent of a shift's need is dearer than the first
   * @param surplusHour an hour of an agent more than the demand, on top of the wage
   * @param overtimePercent of the wage, on top of it (Labour Law, Art. 44: 50)
   * @param nightShift allowance for a night shift
   * @param nightSpread one night shift more between the agent with most and the one with fewest
   * @param weekendSpread the same for weekends with work
   * @param change one day of an agent that differs from the published roster
   */
  public record Costs(
      int shortageHour,
      int shortageRise,
      int surplusHour,
      int overtimePercent,
      int nightShift,
      int nightSpread,
      int weekendSpread,
      int change) {

    /** What holds unless a file says otherwise. */
    public static final Costs DEFAULT = new Costs(500, 400, 5, 50, 30, 100, 100, 60);

    /** Checks the signs. */
    public Costs {
      if (shortageHour < 0
          || shortageRise < 0
          || surplusHour < 0
          || overtimePercent < 0
          || nightShift < 0
          || nightSpread < 0
          || weekendSpread < 0
          || change < 0) {
        throw new IllegalArgumentException("A roster's costs are 0 or more");
      }
    }

    /** The same with another price of an hour that is missing. */
    public Costs withShortageHour(int yuan) {
      return new Costs(
          yuan,
          shortageRise,
          surplusHour,
          overtimePercent,
          nightShift,
          nightSpread,
          weekendSpread,
          change);
    }

    /** The same with another rise of the price of what is missing. */
    public Costs withShortageRise(int percent) {
      return new Costs(
          shortageHour,
          percent,
          surplusHour,
          overtimePercent,
          nightShift,
          nightSpread,
          weekendSpread,
          change);
    }
  }

  /** Checks that no rule lacks its setting. */
  public RuleBook {
    requireNonNull(costs, "costs is null");
    requireNonNull(demand, "demand is null");
    Map<Rule, Setting> copy = new EnumMap<>(Rule.class);
    copy.putAll(settings);
    for (Rule rule : Rule.values()) {
      copy.putIfAbsent(rule, rule.byDefault());
    }
    settings = Map.copyOf(copy);
  }

  /** Every rule as it is set by default. */
  public static RuleBook standard() {
    return new RuleBook(Map.of(), Severity.SOFT, Costs.DEFAULT);
  }

  /** How a rule is set. */
  public Setting of(Rule rule) {
    return requireNonNull(settings.get(rule));
  }

  /** The same with one rule set otherwise. */
  public RuleBook with(Rule rule, Setting setting) {
    Map<Rule, Setting> copy = new EnumMap<>(Rule.class);
    copy.putAll(settings);
    copy.put(rule, setting);
    return new RuleBook(copy, demand, costs);
  }

  /** The same with one rule's limit changed. */
  public RuleBook with(Rule rule, int limit) {
    return with(rule, new Setting(of(rule).severity(), limit, of(rule).weight()));
  }

  /** The same with one rule's severity changed. */
  public RuleBook with(Rule rule, Severity severity) {
    return with(rule, new Setting(severity, of(rule).limit(), of(rule).weight()));
  }

  /** The same with other prices. */
  public RuleBook with(Costs other) {
    return new RuleBook(settings, demand, other);
  }

  /** The same with the demand as strict as this. */
  public RuleBook withDemand(Severity severity) {
    return new RuleBook(settings, severity, costs);
  }

  /** No rule at all: every one off. For tests and what-if. */
  public static RuleBook none() {
    RuleBook book = standard();
    for (Rule rule : Rule.values()) {
      book = book.with(rule, Severity.OFF);
    }
    return book;
  }
}
