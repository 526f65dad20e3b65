package io.branchline.forecasting.roster.solver;

import com.google.ortools.sat.BoolVar;
import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Agent.Protection;
import io.branchline.forecasting.roster.Contract.Hours;
import io.branchline.forecasting.roster.Contract.Overtime;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Request;
import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.ShiftType;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Cells of one agent that a rule forbids by themselves. */
final class DayConstraints {

  private final Problem problem;
  private final Cells cells;
  private final Guards guards;
  private final int index;
  private final Agent agent;
  private final List<Request> leave;

  DayConstraints(Problem problem, Cells cells, Guards guards, int index) {
    this.problem = problem;
    this.cells = cells;
    this.guards = guards;
    this.index = index;
    this.agent = problem.agents().get(index);
    this.leave =
        cells.requests(index).stream().filter(r -> r.kind() == Request.Kind.LEAVE).toList();
  }

  void post() {
    for (int day = 0; day < cells.days(); day++) {
      LocalDate date = problem.period().date(day);
      for (int shift = 0; shift < cells.types().size(); shift++) {
        BoolVar cell = cells.cell(index, day, shift);
        if (cell != null) {
          cell(cell, cells.types().get(shift), date);
        }
      }
    }
  }

  private void cell(BoolVar cell, ShiftType type, LocalDate date) {
    boolean standard = agent.contract().hours() == Hours.STANDARD;
    boolean overtime = agent.contract().overtime() == Overtime.AGREED;
    int paid = type.paidMinutes();
    forbidIf(onLeave(type, date), Rule.LEAVE, cell);
    forbidIf(!able(type, date), Rule.SKILL, cell);
    forbidIf(!agent.contract().allows(type), Rule.CONTRACT_SHIFTS, cell);
    forbidIf(night(type, Protection.PREGNANT, Rule.PREGNANT_NIGHT), Rule.PREGNANT_NIGHT, cell);
    forbidIf(night(type, Protection.NURSING, Rule.NURSING_NIGHT), Rule.NURSING_NIGHT, cell);
    forbidIf(night(type, Protection.MINOR, Rule.MINOR_NIGHT), Rule.MINOR_NIGHT, cell);
    forbidIf(standard && !overtime && paid > guards.limit(Rule.DAY_HOURS), Rule.DAY_HOURS, cell);
    forbidIf(
        standard
            && overtime
            && paid - guards.limit(Rule.DAY_HOURS) > guards.limit(Rule.DAY_OVERTIME),
        Rule.DAY_OVERTIME,
        cell);
    forbidIf(
        !standard && paid > guards.limit(Rule.AVERAGED_DAY_HOURS), Rule.AVERAGED_DAY_HOURS, cell);
  }

  private void forbidIf(boolean bad, Rule rule, BoolVar cell) {
    if (bad && guards.posted(rule)) {
      guards.forbid(rule, agent.id(), cell);
    }
  }

  private boolean onLeave(ShiftType type, LocalDate date) {
    return leave.stream()
        .anyMatch(
            r ->
                r.covers(date)
                    || (type.startMinute() + type.minutes() > ShiftType.DAY
                        && r.covers(date.plusDays(1))));
  }

  private boolean able(ShiftType type, LocalDate date) {
    if (!type.skill().isEmpty() && !agent.skills().contains(type.skill())) {
      return false;
    }
    Set<String> asked = new HashSet<>();
    for (Demand row : cells.demand(date, type)) {
      asked.add(row.skill());
    }
    return asked.isEmpty()
        || asked.contains("")
        || asked.stream().anyMatch(skill -> agent.skills().contains(skill));
  }

  private boolean night(ShiftType type, Protection protection, Rule rule) {
    return agent.protections().contains(protection) && type.nightMinutes() > guards.limit(rule);
  }
}
