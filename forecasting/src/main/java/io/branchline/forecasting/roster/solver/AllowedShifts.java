package io.branchline.forecasting.roster.solver;

import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Agent.Protection;
import io.branchline.forecasting.roster.Contract.Hours;
import io.branchline.forecasting.roster.Contract.Overtime;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.RuleBook.Severity;
import io.branchline.forecasting.roster.ShiftType;
import java.util.List;
import java.util.Map;

/** Which shifts the hard rules allow an agent, looking at nothing but the shift itself. */
final class AllowedShifts {

  private static final Map<Protection, Rule> NIGHTS =
      Map.of(
          Protection.PREGNANT, Rule.PREGNANT_NIGHT,
          Protection.NURSING, Rule.NURSING_NIGHT,
          Protection.MINOR, Rule.MINOR_NIGHT);

  private final RuleBook rules;

  AllowedShifts(RuleBook rules) {
    this.rules = rules;
  }

  /**
   * Whether the agent may have the shift on a day; leave is not looked at.
   *
   * @param rows the demand for the shift on that day
   */
  boolean shift(Agent agent, ShiftType type, List<Demand> rows) {
    boolean able =
        (type.skill().isEmpty() || agent.skills().contains(type.skill()))
            && (rows.isEmpty() || Places.able(rows, agent.skills()) != 0);
    return (able || !hard(Rule.SKILL))
        && (agent.contract().allows(type) || !hard(Rule.CONTRACT_SHIFTS))
        && !tooLong(agent, type)
        && agent.protections().stream()
            .map(NIGHTS::get)
            .noneMatch(rule -> hard(rule) && type.nightMinutes() > limit(rule));
  }

  private boolean tooLong(Agent agent, ShiftType type) {
    int paid = type.paidMinutes();
    if (agent.contract().hours() == Hours.COMPREHENSIVE) {
      return hard(Rule.AVERAGED_DAY_HOURS) && paid > limit(Rule.AVERAGED_DAY_HOURS);
    }
    return agent.contract().overtime() == Overtime.AGREED
        ? hard(Rule.DAY_OVERTIME) && paid > limit(Rule.DAY_HOURS) + limit(Rule.DAY_OVERTIME)
        : hard(Rule.DAY_HOURS) && paid > limit(Rule.DAY_HOURS);
  }

  private boolean hard(Rule rule) {
    return rules.of(rule).severity() == Severity.HARD;
  }

  private int limit(Rule rule) {
    return rules.of(rule).limit();
  }
}
