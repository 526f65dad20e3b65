package io.branchline.forecasting.simulation;

import io.branchline.forecasting.simulation.RecordedCalls.RecordedCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rules of {@link Centre}, agent by agent and without any cleverness, to compare with: at every
 * moment at which something may change, hang-ups first, then whoever can be served is.
 */
final class NaiveSimulation {

  private static final class Agent {
    final int team;
    double freeAt;
    boolean busy;

    Agent(int team) {
      this.team = team;
    }
  }

  private final Centre centre;
  private final List<Agent> agents = new ArrayList<>();
  private final List<String> outcomes = new ArrayList<>();

  NaiveSimulation(Centre centre) {
    this.centre = centre;
  }

  static String answered(int type, double at, double wait) {
    return String.format(java.util.Locale.ROOT, "%d at %.6f answered after %.6f", type, at, wait);
  }

  static String abandoned(int type, double at, double wait) {
    return String.format(java.util.Locale.ROOT, "%d at %.6f abandoned after %.6f", type, at, wait);
  }

  static String unanswered(int type, double at) {
    return String.format(java.util.Locale.ROOT, "%d at %.6f unanswered", type, at);
  }

  List<String> run(List<RecordedCall> calls) {
    List<RecordedCall> coming =
        new ArrayList<>(
            calls.stream().sorted(Comparator.comparingDouble(RecordedCall::atSeconds)).toList());
    List<RecordedCall> waiting = new ArrayList<>();
    int interval = -1;
    while (true) {
      double boundary =
          interval + 1 < centre.intervals()
              ? (interval + 1) * centre.intervalSeconds()
              : Double.POSITIVE_INFINITY;
      double free =
          agents.stream()
              .filter(a -> a.busy)
              .mapToDouble(a -> a.freeAt)
              .min()
              .orElse(Double.POSITIVE_INFINITY);
      double arrival = coming.isEmpty() ? Double.POSITIVE_INFINITY : coming.get(0).atSeconds();
      double now = Math.min(boundary, Math.min(free, arrival));
      if (now == Double.POSITIVE_INFINITY) {
        break;
      }
      waiting.removeIf(
          call -> {
            boolean gone = call.atSeconds() + call.patienceSeconds() <= now;
            if (gone) {
              outcomes.add(abandoned(call.type(), call.atSeconds(), call.patienceSeconds()));
            }
            return gone;
          });
      if (now == boundary) {
        interval++;
        resize(interval, now, waiting);
      } else if (now == free) {
        Agent agent =
            agents.stream().filter(a -> a.busy && a.freeAt == now).findFirst().orElseThrow();
        agent.busy = false;
        if (count(agent.team) > wanted(agent.team, interval)) {
          agents.remove(agent);
        } else {
          takeNext(agent, now, waiting);
        }
      } else {
        RecordedCall call = coming.remove(0);
        Optional<Agent> agent =
            agents.stream()
                .filter(a -> !a.busy && skills(a.team).contains(call.type()))
                .min(
                    Comparator.<Agent>comparingInt(a -> skills(a.team).size())
                        .thenComparingInt(a -> a.team));
        if (agent.isPresent()) {
          serve(agent.get(), call, now);
        } else {
          waiting.add(call);
        }
      }
    }
    for (RecordedCall call : waiting) {
      outcomes.add(
          call.patienceSeconds() < Double.POSITIVE_INFINITY
              ? abandoned(call.type(), call.atSeconds(), call.patienceSeconds())
              : unanswered(call.type(), call.atSeconds()));
    }
    return outcomes.stream().sorted().toList();
  }

  private List<Integer> skills(int team) {
    return centre.teams().get(team).skills();
  }

  private int wanted(int team, int interval) {
    return centre.teams().get(team).agents().get(interval);
  }

  private long count(int team) {
    return agents.stream().filter(a -> a.team == team).count();
  }

  private void resize(int interval, double now, List<RecordedCall> waiting) {
    for (int number = 0; number < centre.teams().size(); number++) {
      int team = number;
      while (count(team) > wanted(team, interval)) {
        Optional<Agent> idle = agents.stream().filter(a -> a.team == team && !a.busy).findFirst();
        if (idle.isEmpty()) {
          break;
        }
        agents.remove(idle.get());
      }
      while (count(team) < wanted(team, interval)) {
        Agent agent = new Agent(team);
        agents.add(agent);
        takeNext(agent, now, waiting);
      }
    }
  }

  private void takeNext(Agent agent, double now, List<RecordedCall> waiting) {
    waiting.stream()
        .filter(call -> skills(agent.team).contains(call.type()))
        .min(
            Comparator.<RecordedCall>comparingInt(
                    call -> -centre.types().get(call.type()).priority())
                .thenComparingDouble(RecordedCall::atSeconds))
        .ifPresent(
            call -> {
              waiting.remove(call);
              serve(agent, call, now);
            });
  }

  private void serve(Agent agent, RecordedCall call, double now) {
    agent.busy = true;
    agent.freeAt = now + call.handlingSeconds() * centre.teams().get(agent.team).pace();
    outcomes.add(answered(call.type(), call.atSeconds(), now - call.atSeconds()));
  }
}
