package io.branchline.forecasting.plan;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.cover.CoverPlan.PlacedShift;
import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Checker;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.forecasting.roster.Verdict;
import io.branchline.forecasting.roster.solver.RosterSolution;
import io.branchline.warehouse.table.RosterDemand;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a solved roster into the rows of a draft. */
final class RosterRun {

  private final String branch;
  private final Problem problem;
  private final Map<String, ShiftType> types = new HashMap<>();

  RosterRun(String branch, Problem problem) {
    this.branch = branch;
    this.problem = problem;
    problem.shiftTypes().forEach(type -> types.put(type.id(), type));
  }

  /** A name that sorts by branch, first day and time. */
  static String name(String branch, LocalDate from, Instant now) {
    return branch + "-" + from + "-" + Long.toString(now.toEpochMilli(), 36);
  }

  RosterRow head(
      String name, RosterSolution solution, int seed, String basedOn, String by, Instant now) {
    Verdict verdict = new Checker(problem).check(requireNonNull(solution.roster()));
    return new RosterRow(
        branch,
        name,
        problem.period().from(),
        problem.period().days(),
        "draft",
        basedOn,
        seed,
        verdict.cost().total(),
        Double.isNaN(solution.bound()) ? 0 : solution.bound(),
        verdict.missing(),
        Math.toIntExact(verdict.hardViolations()),
        RuleBookFile.write(problem.rules(), Locale.ENGLISH),
        by,
        now,
        "",
        null,
        now.toEpochMilli(),
        "",
        "");
  }

  /**
   * Each agent gets the breaks of one of the places that the cover made; the rest the usual ones.
   */
  List<RosterShift> shifts(String name, Roster roster, ShiftDemand cover, Instant now) {
    List<RosterShift> rows = new ArrayList<>();
    Period period = problem.period();
    Map<String, Integer> taken = new HashMap<>();
    for (Agent agent : problem.agents()) {
      for (int day = 0; day < period.days(); day++) {
        String id = roster.shift(agent.id(), day);
        ShiftType type = types.get(id);
        if (type != null) {
          LocalDate date = period.date(day);
          int place = taken.merge(date + id, 1, Integer::sum) - 1;
          List<PlacedShift> placed = cover.placed(date, id);
          rows.add(
              row(
                  branch,
                  name,
                  agent,
                  period,
                  day,
                  type,
                  place < placed.size() ? placed.get(place) : null,
                  now));
        }
      }
    }
    return rows;
  }

  static RosterShift row(
      String branch,
      String name,
      Agent agent,
      Period period,
      int day,
      ShiftType type,
      @Nullable PlacedShift placed,
      Instant now) {
    List<Integer> starts =
        placed == null
            ? type.breaks().stream().map(ShiftType.Break::offsetMinutes).toList()
            : placed.breakMinutes();
    return new RosterShift(
        branch,
        name,
        agent.id(),
        period.date(day),
        type.id(),
        Instant.ofEpochSecond(60 * period.epochMinute(day, type.startMinute())),
        Instant.ofEpochSecond(60 * period.epochMinute(day, type.endMinute())),
        type.paidMinutes(),
        starts,
        type.breaks().stream().map(ShiftType.Break::minutes).toList(),
        now.toEpochMilli(),
        0);
  }

  List<RosterDemand> demand(String name, Instant now) {
    List<RosterDemand> rows = new ArrayList<>();
    for (Demand row : problem.demand()) {
      rows.add(
          new RosterDemand(
              branch,
              name,
              row.date(),
              row.shift(),
              row.skill(),
              row.agents(),
              now.toEpochMilli()));
    }
    return rows;
  }
}
