package io.branchline.forecasting.roster.solver;

import com.google.ortools.sat.CpSolverStatus;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Roster;
import java.time.Duration;
import java.util.List;
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
  private volatile @Nullable LargeSearch large;
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
    LargeSearch many = large;
    if (many != null) {
      many.stop();
    }
  }

  /** Searches. */
  public RosterSolution solve() {
    if (problem.agents().size() <= LargeSearch.LARGEST_WHOLE) {
      return whole(problem, limits, listener);
    }
    LargeSearch search = new LargeSearch(problem, limits, listener);
    large = search;
    if (stopped) {
      search.stop();
    }
    RosterSolution solution = search.solve();
    List<Integer> stuck = search.stuck();
    return stuck.isEmpty() ? solution : conflict(solution, search.alone(stuck));
  }

  /** Rules that some agents cannot keep whatever the demand is: their conflict is everybody's. */
  private RosterSolution conflict(RosterSolution solution, Problem few) {
    RosterSolution alone = whole(few, limits.within(EXPLAIN), SearchProgress.Listener.NONE);
    return alone.status() == RosterSolution.Status.INFEASIBLE ? alone : solution;
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
              seconds(),
              Explanation.explain(part, limits.within(EXPLAIN)));
      default ->
          new RosterSolution(
              RosterSolution.Status.NOTHING_FOUND, null, Double.NaN, bound, seconds(), null);
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
        seconds(),
        null);
  }

  private double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
