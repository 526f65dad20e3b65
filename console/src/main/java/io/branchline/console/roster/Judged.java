package io.branchline.console.roster;

import io.branchline.console.access.Names;
import io.branchline.forecasting.plan.OpenRoster;
import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Fairness;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.Verdict;
import io.branchline.forecasting.roster.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the checker thinks of a roster, as the page shows it: days are numbers from the roster's
 * first, agents stand in the sheet's order.
 *
 * @param hard hard rules broken
 * @param changes days of agents that differ from what is published
 */
record Judged(
    boolean publishable,
    long hard,
    int missing,
    boolean demandHard,
    List<Broken> broken,
    List<Lack> shortages,
    List<Total> totals,
    Fairness nights,
    Fairness weekends,
    Verdict.RosterCost cost,
    long total,
    int changes) {

  /** A broken rule, with the article that it comes from. */
  record Broken(
      String rule,
      String title,
      String source,
      String text,
      boolean hard,
      String agent,
      int day,
      long value,
      long limit) {}

  /** Places that nobody fills. */
  record Lack(int day, String shift, String skill, int wanted, int missing) {}

  /** An agent's sums. */
  record Total(int shifts, int paidMinutes, int nights, int weekends, long overtimeMinutes) {}

  static Judged of(OpenRoster open, Roster roster, Names names, Locale locale) {
    Verdict verdict = open.check(roster);
    Problem problem = open.problem();
    return new Judged(
        verdict.publishable(),
        verdict.hardViolations(),
        verdict.missing(),
        verdict.demand() == RuleBook.Severity.HARD,
        verdict.violations().stream()
            .map(
                broken ->
                    broken(
                        broken, problem, names.agent(open.row().branch(), broken.agent()), locale))
            .toList(),
        verdict.shortages().stream()
            .map(
                row ->
                    new Lack(
                        problem.period().day(row.date()),
                        row.shift(),
                        row.skill(),
                        row.wanted(),
                        row.missing()))
            .toList(),
        verdict.agents().stream()
            .map(
                row ->
                    new Total(
                        row.shifts(),
                        row.paidMinutes(),
                        row.nights(),
                        row.weekends(),
                        row.overtimeMinutes()))
            .toList(),
        verdict.nights(),
        verdict.weekends(),
        verdict.cost(),
        verdict.cost().total(),
        changes(problem, roster));
  }

  private static Broken broken(Violation broken, Problem problem, String name, Locale locale) {
    Violation named =
        new Violation(
            broken.rule(), broken.severity(), name, broken.date(), broken.value(), broken.limit());
    return new Broken(
        broken.rule().id(),
        broken.rule().title(locale),
        broken.rule().source(locale),
        named.text(locale),
        broken.severity() == RuleBook.Severity.HARD,
        broken.agent(),
        problem.period().day(broken.date()),
        broken.value(),
        broken.limit());
  }

  private static int changes(Problem problem, Roster roster) {
    Roster published = problem.published();
    int changes = 0;
    if (published != null) {
      for (Agent agent : problem.agents()) {
        for (int day = 0; day < published.period().days(); day++) {
          String was = published.shift(agent.id(), day);
          changes += was.equals(roster.shift(agent.id(), published.period().date(day))) ? 0 : 1;
        }
      }
    }
    return changes;
  }

  /** What a complaint about a change says. */
  static Map<String, Object> complaint(String text) {
    return Map.of("complaint", text);
  }
}
