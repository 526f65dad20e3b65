package io.branchline.console.intraday;

import io.branchline.console.planning.Choice;
import io.branchline.console.staffing.Cover.Shift;
import io.branchline.scoring.kpi.ServiceLevel;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A branch's teams and who is planned at which. One team for all queues, unless somebody's skills
 * are limited: then each queue has its own, and an agent who serves several is planned where most
 * agents lack by the forecast as planned over the shift; those with the fewest skills choose first.
 */
record Teams(List<Team> teams, List<AtWork> people) {

  /** The rest of the day as of a time; no teams where nothing is forecast or rostered. */
  static Teams of(Known known, Instant asOf, ServiceLevel formula) {
    if (known.intervals().isEmpty() || known.cover().isEmpty()) {
      return new Teams(List.of(), List.of());
    }
    List<Team> teams = new ArrayList<>();
    Set<String> queues = new TreeSet<>(known.queues());
    if (known.skills().isEmpty()) {
      teams.add(team(known, "", queues, asOf, formula));
    } else {
      queues.forEach(queue -> teams.add(team(known, queue, Set.of(queue), asOf, formula)));
    }
    return new Teams(List.copyOf(teams), people(known, teams, queues, asOf));
  }

  private static Team team(
      Known known, String queue, Set<String> queues, Instant asOf, ServiceLevel formula) {
    Today today = Today.of(known, new Choice(known.branch(), queue), formula, asOf);
    return new Team(
        known.branch(),
        queue,
        queues,
        known.worth(),
        today.patienceSeconds(),
        known.terms().seconds(),
        today.rest());
  }

  private static List<AtWork> people(
      Known known, List<Team> teams, Set<String> queues, Instant asOf) {
    List<Shift> shifts =
        known.cover().shifts().stream()
            .filter(shift -> shift.endsAt().isAfter(asOf))
            .sorted(
                Comparator.<Shift>comparingInt(shift -> skills(known, shift, queues).size())
                    .thenComparing(Shift::agent)
                    .thenComparing(Shift::startsAt))
            .toList();
    Map<String, Map<Instant, Double>> planned = new HashMap<>();
    List<AtWork> people = new ArrayList<>();
    for (Shift shift : shifts) {
      Set<String> skills = skills(known, shift, queues);
      AtWork best = null;
      double most = Double.NEGATIVE_INFINITY;
      for (Team team : teams) {
        AtWork here = new AtWork(team, shift, skills);
        double lack =
            here.serves(team) ? lack(here, planned.getOrDefault(team.key(), Map.of())) : most;
        if (here.serves(team) && (best == null || lack > most)) {
          best = here;
          most = lack;
        }
      }
      if (best != null) {
        people.add(best);
        sit(best, planned.computeIfAbsent(best.team().key(), team -> new HashMap<>()));
      }
    }
    return List.copyOf(people);
  }

  private static Set<String> skills(Known known, Shift shift, Set<String> queues) {
    return known.skills().getOrDefault(shift.agent(), queues);
  }

  /** Agents that lack at a team while somebody is there; where none lack, less for more over. */
  private static double lack(AtWork who, Map<Instant, Double> planned) {
    double lack = 0;
    for (Team.Slot slot : who.team().slots()) {
      lack += who.share(slot) * (slot.planned() - planned.getOrDefault(slot.start(), 0.0));
    }
    return lack;
  }

  private static void sit(AtWork who, Map<Instant, Double> planned) {
    for (Team.Slot slot : who.team().slots()) {
      planned.merge(slot.start(), who.team().worth() * who.share(slot), Double::sum);
    }
  }

  /** When a half hour ends, by the clock on the wall. */
  static String end(Team.Slot slot) {
    LocalTime end = LocalTime.parse(slot.time()).plusSeconds((long) slot.load().intervalSeconds());
    return end.equals(LocalTime.MIDNIGHT) ? "24:00" : end.toString();
  }
}
