package io.branchline.forecasting.simulation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lets calls meet agents, event by event: an arrival, an agent who becomes free, the start of an
 * interval. At equal times the interval starts first, then agents become free, then calls arrive; a
 * caller whose patience ends at the very moment an agent is free has hung up. The last interval's
 * agents stay until the last caller is gone. A call costs two events and a few hundred bytes of
 * memory at most, however many there are.
 *
 * <p>The same input gives the same outcome. Not safe for several threads; use one a thread.
 */
public final class Simulation {

  private final Centre centre;
  private final CallLog log;
  private final int[][] teamsOfType;
  private final int[][] typesOfTeam;
  private final int[] priority;
  private final double[] pace;
  private final WaitingCalls[] waiting;
  private final Departures departures = new Departures();
  private final int[] idle;
  private final int[] busy;
  private final int[] wanted;
  private final double[] busySeconds;
  private final double[] staffedSeconds;
  private int interval = -1;
  private double clock;
  private int allBusy;
  private int allIdle;

  /** A run of this centre; use it once. */
  public Simulation(Centre centre, CallLog log) {
    this.centre = centre;
    this.log = log;
    List<Team> teams = centre.teams();
    int types = centre.types().size();
    teamsOfType =
        IntStream.range(0, types).mapToObj(type -> route(type, teams)).toArray(int[][]::new);
    typesOfTeam = teams.stream().map(team -> ints(team.skills())).toArray(int[][]::new);
    priority = centre.types().stream().mapToInt(CallType::priority).toArray();
    pace = teams.stream().mapToDouble(Team::pace).toArray();
    waiting = new WaitingCalls[types];
    Arrays.setAll(waiting, type -> new WaitingCalls());
    idle = new int[teams.size()];
    busy = new int[teams.size()];
    wanted = new int[teams.size()];
    busySeconds = new double[centre.intervals()];
    staffedSeconds = new double[centre.intervals()];
  }

  private static int[] route(int type, List<Team> teams) {
    return IntStream.range(0, teams.size())
        .filter(team -> teams.get(team).skills().contains(type))
        .boxed()
        .sorted(Comparator.comparingInt(team -> teams.get(team).skills().size()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Time that agents spent on calls in an interval. */
  public double busySeconds(int ofInterval) {
    return busySeconds[ofInterval];
  }

  /** Time that agents were there in an interval. */
  public double staffedSeconds(int ofInterval) {
    return staffedSeconds[ofInterval];
  }

  /** Runs to the end of the last call. */
  public void run(CallStream calls) {
    double arrival = calls.advance() ? calls.atSeconds() : Double.POSITIVE_INFINITY;
    while (true) {
      double departure = departures.firstAt();
      double boundary =
          interval + 1 < centre.intervals()
              ? (interval + 1) * centre.intervalSeconds()
              : Double.POSITIVE_INFINITY;
      if (boundary <= departure && boundary <= arrival) {
        if (boundary == Double.POSITIVE_INFINITY) {
          break;
        }
        pass(boundary);
        startInterval();
      } else if (departure <= arrival) {
        pass(departure);
        free(departures.poll());
      } else {
        pass(arrival);
        arrive(calls);
        arrival = calls.advance() ? calls.atSeconds() : Double.POSITIVE_INFINITY;
      }
    }
    goHome();
  }

  private void pass(double to) {
    if (interval >= 0) {
      double seconds =
          Math.min(to, (interval + 1) * centre.intervalSeconds())
              - Math.min(clock, (interval + 1) * centre.intervalSeconds());
      busySeconds[interval] += allBusy * seconds;
      staffedSeconds[interval] += (allBusy + allIdle) * seconds;
    }
    clock = to;
  }

  private void startInterval() {
    interval++;
    for (int team = 0; team < wanted.length; team++) {
      wanted[team] = centre.teams().get(team).agents().get(interval);
      int surplus = Math.min(idle[team], idle[team] + busy[team] - wanted[team]);
      if (surplus > 0) {
        idle[team] -= surplus;
        allIdle -= surplus;
      }
      while (idle[team] + busy[team] < wanted[team]) {
        ready(team);
      }
    }
  }

  private void free(int team) {
    busy[team]--;
    allBusy--;
    if (idle[team] + busy[team] < wanted[team]) {
      ready(team);
    }
  }

  /** One more agent of the team can take a call. */
  private void ready(int team) {
    int type = nextType(team);
    if (type < 0) {
      idle[team]++;
      allIdle++;
      return;
    }
    WaitingCalls line = waiting[type];
    double at = line.firstAt();
    double handling = line.firstHandling();
    line.removeFirst();
    serve(team, type, at, handling);
  }

  /** The type whose first caller is to be served next; -1 where nobody waits. */
  private int nextType(int team) {
    int best = -1;
    for (int type : typesOfTeam[team]) {
      if (!somebodyWaits(type)) {
        continue;
      }
      if (best < 0
          || priority[type] > priority[best]
          || (priority[type] == priority[best]
              && waiting[type].firstAt() < waiting[best].firstAt())) {
        best = type;
      }
    }
    return best;
  }

  private boolean somebodyWaits(int type) {
    WaitingCalls line = waiting[type];
    while (!line.isEmpty() && line.firstLeaves() <= clock) {
      log.abandoned(type, line.firstAt(), line.firstLeaves() - line.firstAt());
      line.removeFirst();
    }
    return !line.isEmpty();
  }

  private void arrive(CallStream calls) {
    int type = calls.type();
    for (int team : teamsOfType[type]) {
      if (idle[team] > 0) {
        idle[team]--;
        allIdle--;
        serve(team, type, clock, calls.handlingSeconds());
        return;
      }
    }
    waiting[type].add(clock, calls.handlingSeconds(), calls.patienceSeconds());
  }

  private void serve(int team, int type, double at, double handling) {
    busy[team]++;
    allBusy++;
    departures.add(clock + handling * pace[team], team);
    log.answered(type, at, clock - at);
  }

  /** Everybody who could answer has: whoever still waits hangs up, or waits for ever. */
  private void goHome() {
    for (int type = 0; type < waiting.length; type++) {
      WaitingCalls line = waiting[type];
      while (!line.isEmpty()) {
        double leaves = line.firstLeaves();
        if (leaves < Double.POSITIVE_INFINITY) {
          log.abandoned(type, line.firstAt(), leaves - line.firstAt());
        } else {
          log.unanswered(type, line.firstAt());
        }
        line.removeFirst();
      }
    }
  }
}
