package io.branchline.console.intraday;

import io.branchline.scoring.kpi.ServiceLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who could help where, for the rest of a day. Greedy: the half hour that lacks most is helped
 * first, by one agent at a time, for as long as that agent's own team can spare them; nobody takes
 * calls of a queue that they do not serve, and no team becomes short by lending.
 */
final class Lending {

  private static final double SHORT = -0.5;
  private static final int MOST_STEPS = 60;
  private static final int MOST_LOANS = 10;

  private final List<Team> teams;
  private final List<AtWork> people;
  private final ServiceLevel formula;
  private final Map<String, Map<Instant, Double>> onPhones = new HashMap<>();
  private final Map<String, Set<Instant>> lent = new HashMap<>();
  private final Set<String> hopeless = new HashSet<>();

  private Lending(List<Team> teams, List<AtWork> people, ServiceLevel formula) {
    this.teams = teams;
    this.people = people;
    this.formula = formula;
    teams.forEach(team -> onPhones.put(team.key(), new HashMap<>()));
    for (AtWork one : people) {
      for (Team.Slot slot : one.team().slots()) {
        add(one.team(), slot.start(), one.team().worth() * one.share(slot));
      }
    }
  }

  private record Step(AtWork who, Team to, List<Team.Slot> slots) {

    String group() {
      return String.join(
          "\n",
          who.team().branch(),
          who.team().queue(),
          to.branch(),
          to.queue(),
          slots.get(0).time(),
          slots.get(slots.size() - 1).time());
    }
  }

  private record Want(Team team, int worst) {}

  /**
   * The loans that help most.
   *
   * @param people everybody on shift, each at one of the teams
   * @param about only loans from or to such a team are looked for
   */
  static List<Loan> of(
      List<Team> teams, List<AtWork> people, Predicate<Team> about, ServiceLevel formula) {
    Lending search = new Lending(teams, people, formula);
    Map<String, List<Step>> groups = new LinkedHashMap<>();
    for (int i = 0; i < MOST_STEPS; i++) {
      Want want = search.worst();
      if (want == null) {
        break;
      }
      Step step = search.best(want, about);
      if (step == null) {
        search.hopeless.add(key(want.team(), want.team().slots().get(want.worst())));
      } else {
        search.take(step);
        groups.computeIfAbsent(step.group(), group -> new ArrayList<>()).add(step);
      }
    }
    Lending anew = new Lending(teams, people, formula);
    return groups.values().stream().limit(MOST_LOANS).map(anew::loan).toList();
  }

  private static String key(Team team, Team.Slot slot) {
    return team.key() + "\n" + slot.start();
  }

  private void add(Team team, Instant start, double more) {
    onPhones.get(team.key()).merge(start, more, Double::sum);
  }

  private double onPhones(Team team, Team.Slot slot) {
    return onPhones.get(team.key()).getOrDefault(slot.start(), 0.0);
  }

  private double gap(Team team, Team.Slot slot) {
    return onPhones(team, slot) - slot.required();
  }

  private @Nullable Want worst() {
    Want worst = null;
    double least = SHORT;
    for (Team team : teams) {
      for (int i = 0; i < team.slots().size(); i++) {
        Team.Slot slot = team.slots().get(i);
        double gap = gap(team, slot);
        if (gap < least && !hopeless.contains(key(team, slot))) {
          least = gap;
          worst = new Want(team, i);
        }
      }
    }
    return worst;
  }

  /** The longest help, from the same branch first, then from the team that has most to spare. */
  private @Nullable Step best(Want want, Predicate<Team> about) {
    return people.stream()
        .filter(one -> !one.team().key().equals(want.team().key()) && one.serves(want.team()))
        .filter(one -> about.test(one.team()) || about.test(want.team()))
        .map(one -> new Step(one, want.team(), window(one, want)))
        .filter(step -> !step.slots().isEmpty())
        .max(
            Comparator.<Step>comparingInt(step -> step.slots().size())
                .thenComparing(step -> step.who().team().branch().equals(want.team().branch()))
                .thenComparingDouble(this::spare)
                .thenComparing(step -> step.who().shift().agent(), Comparator.reverseOrder()))
        .orElse(null);
  }

  /** The stretch of short half hours around the worst for which somebody can go. */
  private List<Team.Slot> window(AtWork who, Want want) {
    List<Team.Slot> slots = want.team().slots();
    int from = want.worst();
    if (!canGo(who, slots.get(from))) {
      return List.of();
    }
    int to = from + 1;
    while (to < slots.size() && lacks(want, slots.get(to)) && canGo(who, slots.get(to))) {
      to++;
    }
    while (from > 0 && lacks(want, slots.get(from - 1)) && canGo(who, slots.get(from - 1))) {
      from--;
    }
    return slots.subList(from, to);
  }

  private boolean lacks(Want want, Team.Slot slot) {
    return gap(want.team(), slot) < SHORT;
  }

  private boolean canGo(AtWork who, Team.Slot slot) {
    Team.Slot own = own(who.team(), slot);
    double share = who.share(slot);
    return own != null
        && share > 0
        && who.throughout(slot)
        && !lent.getOrDefault(who.key(), Set.of()).contains(slot.start())
        && gap(who.team(), own) - who.team().worth() * share >= 0;
  }

  private static Team.@Nullable Slot own(Team team, Team.Slot other) {
    return team.slots().stream()
        .filter(slot -> slot.start().equals(other.start()))
        .findFirst()
        .orElse(null);
  }

  /** What the giver has over in the tightest of the half hours. */
  private double spare(Step step) {
    Team giver = step.who().team();
    return own(step).stream().mapToDouble(slot -> gap(giver, slot)).min().orElse(0);
  }

  private static List<Team.Slot> own(Step step) {
    Set<Instant> starts = new HashSet<>();
    step.slots().forEach(slot -> starts.add(slot.start()));
    return step.who().team().slots().stream()
        .filter(slot -> starts.contains(slot.start()))
        .toList();
  }

  private void take(Step step) {
    Team giver = step.who().team();
    for (Team.Slot slot : step.slots()) {
      double moved = giver.worth() * step.who().share(slot);
      add(giver, slot.start(), -moved);
      add(step.to(), slot.start(), moved);
      lent.computeIfAbsent(step.who().key(), who -> new HashSet<>()).add(slot.start());
    }
  }

  /** A group of like steps, judged with the loans before it. */
  private Loan loan(List<Step> steps) {
    Step first = steps.get(0);
    Team giver = first.who().team();
    Team receiver = first.to();
    List<Team.Slot> own = own(first);
    double[] gaps = {least(giver, own), 0, least(receiver, first.slots()), 0};
    Level[] levels = {level(giver, own), Level.NONE, level(receiver, first.slots()), Level.NONE};
    steps.forEach(this::take);
    gaps[1] = least(giver, own);
    gaps[3] = least(receiver, first.slots());
    levels[1] = level(giver, own);
    levels[3] = level(receiver, first.slots());
    Team.Slot last = first.slots().get(first.slots().size() - 1);
    return new Loan(
        giver.branch(),
        giver.queue(),
        receiver.branch(),
        receiver.queue(),
        steps.stream().map(step -> step.who().shift().agent()).toList(),
        first.slots().get(0).time(),
        Teams.end(last),
        new Loan.Side(gaps[0], gaps[1], levels[0].share(), levels[1].share()),
        new Loan.Side(gaps[2], gaps[3], levels[2].share(), levels[3].share()));
  }

  private double least(Team team, List<Team.Slot> slots) {
    return slots.stream().mapToDouble(slot -> gap(team, slot)).min().orElse(0);
  }

  private Level level(Team team, List<Team.Slot> slots) {
    return slots.stream()
        .map(slot -> team.level(formula, slot, onPhones(team, slot)))
        .reduce(Level.NONE, Level::plus);
  }
}
