package io.branchline.forecasting.roster;

import io.branchline.forecasting.roster.Contract.Hours;
import io.branchline.forecasting.roster.RuleBook.Costs;
import io.branchline.forecasting.roster.RuleBook.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a roster costs and how evenly it burdens people. */
final class Costing {

  private final Problem problem;
  private final Costs costs;
  private long labour;
  private long overtime;
  private long wishes;
  private long changes;
  private final List<Integer> nights = new ArrayList<>();
  private final List<Integer> weekends = new ArrayList<>();
  private final List<Verdict.AgentTotal> totals = new ArrayList<>();

  private Costing(Problem problem) {
    this.problem = problem;
    this.costs = problem.rules().costs();
  }

  static Verdict verdict(
      Problem problem, List<AgentDays> everybody, List<Violation> violations, Coverage coverage) {
    Costing costing = new Costing(problem);
    everybody.forEach(costing::agent);
    return costing.verdict(violations, coverage);
  }

  private Verdict verdict(List<Violation> violations, Coverage coverage) {
    Fairness nightly = Fairness.of(nights);
    Fairness weekendly = Fairness.of(weekends);
    long soft =
        violations.stream()
            .filter(v -> v.severity() == Severity.SOFT)
            .map(v -> v.agent() + "\n" + v.rule().id())
            .distinct()
            .mapToLong(
                key ->
                    problem
                        .rules()
                        .of(Rule.named(key.substring(key.indexOf('\n') + 1)).orElseThrow())
                        .weight())
            .sum();
    Verdict.RosterCost cost =
        new Verdict.RosterCost(
            labour,
            overtime,
            coverage.shortageYuan(),
            coverage.surplusYuan(),
            wishes,
            (long) nightly.spread() * costs.nightSpread(),
            (long) weekendly.spread() * costs.weekendSpread(),
            changes,
            soft);
    return new Verdict(
        problem.rules().demand(),
        violations,
        coverage.shortages(),
        totals,
        nightly,
        weekendly,
        cost);
  }

  private void agent(AgentDays days) {
    Agent agent = days.agent();
    int shifts = 0;
    int paid = 0;
    int night = 0;
    int weekend = 0;
    for (int day = 0; day < days.days(); day++) {
      LocalDate date = problem.period().date(day);
      ShiftType shift = days.shift(day);
      if (shift != null) {
        shifts++;
        paid += shift.paidMinutes();
        night += shift.night() ? 1 : 0;
        labour += problem.yuan(agent, shift, date);
      }
      if (problem.period().weekend(day)) {
        boolean saturday = date.getDayOfWeek().getValue() == 6;
        weekend += days.works(day) && (saturday || !days.works(day - 1) || day == 0) ? 1 : 0;
      }
      wish(days, date, shift);
      change(agent, date, shift);
    }
    long over = overtime(days);
    totals.add(new Verdict.AgentTotal(agent.id(), shifts, paid, night, weekend, over));
    if (Eligible.present(problem.period(), days.requests())) {
      weekends.add(weekend);
      if (Eligible.nights(problem, agent)) {
        nights.add(night);
      }
    }
  }

  private void wish(AgentDays days, LocalDate date, @Nullable ShiftType shift) {
    for (Request request : days.requests()) {
      if (request.covers(date)) {
        boolean missed =
            switch (request.kind()) {
              case LEAVE -> false;
              case OFF -> shift != null;
              case SHIFT -> shift == null || !shift.id().equals(request.shift());
            };
        wishes += missed ? request.weight() : 0;
      }
    }
  }

  private void change(Agent agent, LocalDate date, @Nullable ShiftType shift) {
    Roster published = problem.published();
    if (published == null || !published.period().contains(published.period().day(date))) {
      return;
    }
    String now = shift == null ? Roster.FREE : shift.id();
    changes += published.shift(agent.id(), date).equals(now) ? 0 : costs.change();
  }

  /** Adds the agent's overtime to the cost, each week (averaged hours: the period) rounded up. */
  private long overtime(AgentDays days) {
    int week = HourRules.normalWeek(days);
    if (days.agent().contract().hours() == Hours.COMPREHENSIVE) {
      long minutes = 0;
      for (int day = 0; day < days.days(); day++) {
        minutes += days.paidMinutes(day);
      }
      long over = Math.max(0, minutes - (long) week * days.days() / 7);
      overtime += premium(days.agent(), over);
      return over;
    }
    long sum = 0;
    for (int monday = days.period().firstMonday(); monday < days.days(); monday += 7) {
      long over = HourRules.overtime(days, monday, HourRules.normalDay(days), week);
      overtime += premium(days.agent(), over);
      sum += over;
    }
    return sum;
  }

  private long premium(Agent agent, long minutes) {
    long hundredths = minutes * agent.contract().yuanPerHour() * costs.overtimePercent();
    return (hundredths + 5999) / 6000;
  }
}
