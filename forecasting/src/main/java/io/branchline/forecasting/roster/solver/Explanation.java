package io.branchline.forecasting.roster.solver;

import static java.util.Objects.requireNonNull;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpSolverStatus;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.solver.Guards.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no roster. Every hard rule and demand is posted under a literal; the solver names
 * literals that cannot hold together, and a deletion filter (Chinneck and Dravnieks 1991) takes
 * away one after the other as long as what remains still has no solution.
 */
final class Explanation {

  private static final Duration EACH = Duration.ofSeconds(10);

  private final RosterModel model;
  private final SearchLimits limits;
  private final long endNanos;
  private boolean complete = true;

  private Explanation(Problem problem, SearchLimits limits) {
    this.model = new RosterModel(problem, Guards.Purpose.EXPLAIN);
    this.limits = limits;
    this.endNanos = System.nanoTime() + limits.time().toNanos();
  }

  static Conflict explain(Problem problem, SearchLimits limits) {
    return new Explanation(problem, limits).conflict();
  }

  private Conflict conflict() {
    Set<Cause> core = shrunk(new LinkedHashSet<>(model.guards().assumptions().keySet()));
    if (core == null) {
      return conflict(model.guards().assumptions().keySet());
    }
    // Demands first: fewer of them say more, and the rules that remain are those that matter.
    List<Cause> order = new ArrayList<>();
    core.stream().filter(cause -> cause.demand() != null).forEach(order::add);
    core.stream().filter(cause -> cause.demand() == null).forEach(order::add);
    for (Cause cause : order) {
      if (core.contains(cause)) {
        Set<Cause> without = new LinkedHashSet<>(core);
        without.remove(cause);
        Set<Cause> smaller = shrunk(without);
        core = smaller == null ? core : smaller;
      }
    }
    return conflict(core);
  }

  /** A subset of the causes that still has no solution; null where that is not so or not known. */
  private @Nullable Set<Cause> shrunk(Set<Cause> causes) {
    Duration left = Duration.ofNanos(endNanos - System.nanoTime());
    if (left.isNegative() || left.isZero()) {
      complete = false;
      return null;
    }
    Map<Cause, BoolVar> literals = model.guards().assumptions();
    model.model().clearAssumptions();
    for (Cause cause : causes) {
      model.model().addAssumption(requireNonNull(literals.get(cause)));
    }
    Duration time = left.compareTo(EACH) < 0 ? left : EACH;
    Search search =
        new Search(SearchLimits.of(time, 1, limits.seed()), SearchProgress.Listener.NONE);
    CpSolverStatus status = search.run(model.model());
    if (status != CpSolverStatus.INFEASIBLE) {
      complete &= status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
      return null;
    }
    Set<Integer> named = new HashSet<>(search.solver().sufficientAssumptionsForInfeasibility());
    Set<Cause> core = new LinkedHashSet<>();
    for (Cause cause : causes) {
      if (named.contains(requireNonNull(literals.get(cause)).getIndex())) {
        core.add(cause);
      }
    }
    return core;
  }

  private Conflict conflict(Set<Cause> core) {
    List<Rule> rules = new ArrayList<>();
    List<String> leave = new ArrayList<>();
    List<Demand> demands = new ArrayList<>();
    for (Cause cause : core) {
      if (cause.demand() != null) {
        demands.add(cause.demand());
      } else if (cause.agent() != null) {
        leave.add(cause.agent());
      } else if (cause.rule() != null) {
        rules.add(cause.rule());
      }
    }
    return new Conflict(
        rules,
        leave,
        demands,
        complete ? Conflict.Completeness.IRREDUCIBLE : Conflict.Completeness.PERHAPS_REDUCIBLE);
  }
}
