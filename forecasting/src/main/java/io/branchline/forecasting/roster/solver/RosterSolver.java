package io.branchline.forecasting.roster.solver;

import com.google.ortools.sat.CpSolverStatus;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Roster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the cheapest roster by CP-SAT. Use it once; {@link #stop} from any thread ends it with
 * the best so far. Needs memory outside the Java heap: about 0.5 GiB for 40 agents and 4 weeks.
 */
public final class RosterSolver {

  private static final Duration EXPLAIN = Duration.ofSeconds(60);

  private final Problem problem;
  private final SearchLimits limits;
  private final SearchProgress.Listener listener;
  private final long startNanos = System.nanoTime();
  private volatile @Nullable Search running;
  private volatile boolean stopped;

  /** A search that is not yet begun. */
  public RosterSolver(Problem problem, SearchLimits limits, SearchProgress.Listener listener) {
    this.problem = problem;
    this.limits = limits;
    this.listener = listener;
  }

  /** Ends the search soon; {@link #solve} then gives the best so far. */
  public void stop() {
    stopped = true;
    Search search = running;
    if (search != null) {
      search.stop();
    }
  }

  /** Searches. */
  public RosterSolution solve() {
    List<Problem> parts = Parts.of(problem);
    return parts.size() == 1 ? whole(problem, limits, listener) : inParts(parts);
  }

  private RosterSolution whole(Problem part, SearchLimits time, SearchProgress.Listener heard) {
    RosterModel model = new RosterModel(part, Guards.Purpose.SOLVE);
    if (part.published() != null) {
      model.hint(part.published());
    }
    Search search = new Search(time, heard);
    running = search;
    if (stopped) {
      search.stop();
    }
    CpSolverStatus status = search.run(model.model());
    double bound = search.solver().bestObjectiveBound();
    return switch (status) {
      case OPTIMAL, FEASIBLE -> found(part, time, status, model.roster(search.solver()), search);
      case INFEASIBLE ->
          new RosterSolution(
              RosterSolution.Status.INFEASIBLE,
              null,
              Double.NaN,
              Double.NaN,
              1,
              seconds(),
              Explanation.explain(part, limits.within(EXPLAIN)));
      default ->
          new RosterSolution(
              RosterSolution.Status.NOTHING_FOUND, null, Double.NaN, bound, 1, seconds(), null);
    };
  }

  private RosterSolution found(
      Problem part, SearchLimits time, CpSolverStatus status, Roster roster, Search search) {
    boolean optimal = status == CpSolverStatus.OPTIMAL;
    double exact =
        optimal ? search.solver().objectiveValue() : RosterModel.cost(part, roster, time);
    return new RosterSolution(
        optimal ? RosterSolution.Status.OPTIMAL : RosterSolution.Status.FEASIBLE,
        roster,
        Double.isNaN(exact) ? search.solver().objectiveValue() : exact,
        search.solver().bestObjectiveBound(),
        1,
        seconds(),
        null);
  }

  /** A group that finds nothing in its share gets more time, three times over. */
  private RosterSolution patiently(
      Problem part, SearchLimits share, SearchProgress.Listener heard) {
    SearchLimits time = share;
    RosterSolution solution = whole(part, time, heard);
    for (int more = 0;
        more < 3 && !stopped && solution.status() == RosterSolution.Status.NOTHING_FOUND;
        more++) {
      time = time.within(time.time().multipliedBy(4));
      solution = whole(part, time, heard);
    }
    return solution;
  }

  /** One group of agents after the other, each with its share of the time that is left. */
  private RosterSolution inParts(List<Problem> parts) {
    Map<String, List<String>> lines = new HashMap<>();
    double cost = 0;
    double bound = 0;
    for (int i = 0; i < parts.size(); i++) {
      long left = limits.time().toNanos() - (System.nanoTime() - startNanos);
      Duration share = Duration.ofNanos(Math.max(1_000_000_000L, left / (parts.size() - i)));
      double done = cost;
      double proved = bound;
      SearchLimits each =
          new SearchLimits(share, limits.effort() / parts.size(), limits.workers(), limits.seed());
      RosterSolution solution =
          patiently(
              parts.get(i),
              each,
              p ->
                  listener.progress(
                      new SearchProgress(done + p.best(), proved + p.bound(), seconds())));
      if (solution.roster() == null) {
        return new RosterSolution(
            solution.status(),
            null,
            Double.NaN,
            Double.NaN,
            parts.size(),
            seconds(),
            solution.conflict());
      }
      lines.putAll(solution.roster().shifts());
      cost += solution.cost();
      bound += solution.bound();
    }
    return new RosterSolution(
        RosterSolution.Status.FEASIBLE,
        new Roster(problem.period(), lines),
        cost,
        bound,
        parts.size(),
        seconds(),
        null);
  }

  private double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
