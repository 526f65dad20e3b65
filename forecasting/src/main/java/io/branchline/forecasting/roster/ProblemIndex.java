package io.branchline.forecasting.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A problem looked up by name, so that judging one change is quick. */
final class ProblemIndex {

  private record Place(LocalDate date, String shift) {}

  private final Problem problem;
  private final Map<String, ShiftType> types = new HashMap<>();
  private final Map<String, Agent> agents = new HashMap<>();
  private final Map<String, List<Request>> requests = new HashMap<>();
  private final Map<Place, List<Demand>> demand = new HashMap<>();
  private final Map<Place, Set<String>> skills = new HashMap<>();

  ProblemIndex(Problem problem) {
    this.problem = problem;
    problem.shiftTypes().forEach(type -> types.put(type.id(), type));
    problem.agents().forEach(agent -> agents.put(agent.id(), agent));
    for (Request request : problem.requests()) {
      requests.computeIfAbsent(request.agent(), key -> new ArrayList<>()).add(request);
    }
    for (Demand row : problem.demand()) {
      Place place = new Place(row.date(), row.shift());
      demand.computeIfAbsent(place, key -> new ArrayList<>()).add(row);
      skills.computeIfAbsent(place, key -> new HashSet<>()).add(row.skill());
    }
  }

  Problem problem() {
    return problem;
  }

  Map<String, ShiftType> types() {
    return types;
  }

  Map<String, Agent> agents() {
    return agents;
  }

  List<Request> requests(Agent agent) {
    return requests.getOrDefault(agent.id(), List.of());
  }

  List<Demand> demand(LocalDate date, String shift) {
    return demand.getOrDefault(new Place(date, shift), List.of());
  }

  /** Skills asked for in a shift on a day, "" for any; empty where nobody is. */
  Set<String> skillsAsked(LocalDate date, String shift) {
    return skills.getOrDefault(new Place(date, shift), Set.of());
  }
}
