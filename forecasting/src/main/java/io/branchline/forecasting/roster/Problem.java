package io.branchline.forecasting.roster;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a roster is judged by.
 *
 * @param holidays public holidays, on which work costs three times the wage
 * @param before what the agents worked in the days before the period; rules look back into it
 * @param published the last published roster of these days, whose changes cost; null for none
 */
public record Problem(
    Period period,
    List<ShiftType> shiftTypes,
    List<Agent> agents,
    List<Request> requests,
    List<Demand> demand,
    Set<LocalDate> holidays,
    Roster before,
    @Nullable Roster published,
    RuleBook rules) {

  /** Copies, and checks that what is named exists. */
  public Problem {
    shiftTypes = List.copyOf(shiftTypes);
    agents = List.copyOf(agents);
    requests = List.copyOf(requests);
    demand = List.copyOf(demand);
    holidays = Set.copyOf(holidays);
    requireNonNull(rules, "rules is null");
    Map<String, ShiftType> types = new HashMap<>();
    for (ShiftType type : shiftTypes) {
      if (types.put(type.id(), type) != null) {
        throw new IllegalArgumentException("Shift type " + type.id() + " is there twice");
      }
    }
    Set<String> ids = new HashSet<>();
    for (Agent agent : agents) {
      if (!ids.add(agent.id())) {
        throw new IllegalArgumentException("Agent " + agent.id() + " is there twice");
      }
    }
    for (Demand row : demand) {
      if (!types.containsKey(row.shift())) {
        throw new IllegalArgumentException(
            "The demand of "
                + row.date()
                + " names shift type '"
                + row.shift()
                + "', which does not exist");
      }
      if (!period.contains(period.day(row.date()))) {
        throw new IllegalArgumentException(
            "The demand of " + row.date() + " lies outside the period from " + period.from());
      }
    }
    for (Request request : requests) {
      if (!ids.contains(request.agent())) {
        throw new IllegalArgumentException(
            "A request names agent '" + request.agent() + "', who is not there");
      }
      if (!request.shift().isEmpty() && !types.containsKey(request.shift())) {
        throw new IllegalArgumentException(
            "A request names shift type '" + request.shift() + "', which does not exist");
      }
    }
  }

  /** The problem for some of the agents and another demand. */
  public Problem part(List<Agent> some, List<Demand> theirDemand) {
    Set<String> ids = new HashSet<>();
    some.forEach(agent -> ids.add(agent.id()));
    List<Request> theirs = requests.stream().filter(r -> ids.contains(r.agent())).toList();
    return new Problem(
        period, shiftTypes, some, theirs, theirDemand, holidays, before, published, rules);
  }

  /** The problem by other rules. */
  public Problem with(RuleBook other) {
    return new Problem(
        period, shiftTypes, agents, requests, demand, holidays, before, published, other);
  }

  /** The yuan that a place in a shift is worth where an hour is worth so much. */
  public static long worth(ShiftType shift, int yuanPerHour) {
    return Math.round((double) shift.paidMinutes() * yuanPerHour / 60);
  }

  /** The yuan that a shift costs on a date without overtime: wage, holiday premium, night. */
  public int yuan(Agent agent, ShiftType shift, LocalDate date) {
    long wage = (long) shift.paidMinutes() * agent.contract().yuanPerHour();
    long factor = holidays.contains(date) ? 3 : 1;
    int night = shift.night() ? rules.costs().nightShift() : 0;
    return Math.toIntExact(Math.round(factor * wage / 60.0)) + night;
  }
}
