package io.branchline.forecasting.roster;

import io.branchline.forecasting.roster.RuleBook.Setting;
import io.branchline.forecasting.roster.RuleBook.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Judges rosters without a solver, whoever made them. Built once for a problem; judging one change
 * of one agent ({@link #agent}) takes microseconds. Safe for many threads.
 */
public final class Checker {

  private static final Comparator<Violation> ORDER =
      Comparator.comparing(Violation::severity)
          .thenComparing(Violation::agent)
          .thenComparing(Violation::date)
          .thenComparing(Violation::rule);

  private final Problem problem;
  private final ProblemIndex index;

  /** A checker of rosters for this problem. */
  public Checker(Problem problem) {
    this.problem = problem;
    this.index = new ProblemIndex(problem);
  }

  /**
   * Judges a whole roster.
   *
   * @throws IllegalArgumentException where it names an agent or a shift type that does not exist
   */
  public Verdict check(Roster roster) {
    known(roster);
    List<Violation> violations = new ArrayList<>();
    List<AgentDays> everybody = new ArrayList<>();
    for (Agent agent : problem.agents()) {
      AgentDays days = AgentDays.of(index, agent, roster);
      everybody.add(days);
      violations(days, violations);
    }
    violations.sort(ORDER);
    Coverage coverage = Coverage.of(index, everybody);
    return Costing.verdict(problem, everybody, violations, coverage);
  }

  /** What is broken on one agent's days: the quick answer while a planner edits. */
  public List<Violation> agent(Roster roster, String agent) {
    Agent found = index.agents().get(agent);
    if (found == null) {
      throw new IllegalArgumentException("There is no agent '" + agent + "'");
    }
    List<Violation> violations = new ArrayList<>();
    violations(AgentDays.of(index, found, roster), violations);
    violations.sort(ORDER);
    return violations;
  }

  /** What the demand of a day lacks: the other quick answer. */
  public List<Verdict.Shortage> day(Roster roster, LocalDate date) {
    List<AgentDays> everybody = new ArrayList<>();
    problem.agents().forEach(agent -> everybody.add(AgentDays.of(index, agent, roster)));
    Coverage coverage = new Coverage();
    coverage.day(index, everybody, problem.period().day(date));
    return coverage.shortages();
  }

  private void violations(AgentDays days, List<Violation> violations) {
    for (Rule rule : Rule.values()) {
      Setting setting = problem.rules().of(rule);
      if (setting.severity() != Severity.OFF) {
        rule.method()
            .check(
                days,
                setting.limit(),
                (day, value, limit) ->
                    violations.add(
                        new Violation(
                            rule,
                            setting.severity(),
                            days.agent().id(),
                            days.period().date(day),
                            value,
                            limit)));
      }
    }
  }

  private void known(Roster roster) {
    if (!roster.period().from().equals(problem.period().from())
        || roster.period().days() != problem.period().days()) {
      throw new IllegalArgumentException(
          "The roster covers "
              + roster.period().days()
              + " days from "
              + roster.period().from()
              + ", the problem "
              + problem.period().days()
              + " from "
              + problem.period().from());
    }
    for (String agent : roster.shifts().keySet()) {
      if (!index.agents().containsKey(agent)) {
        throw new IllegalArgumentException(
            "The roster has agent '" + agent + "', who is not among the branch's agents");
      }
    }
  }
}
