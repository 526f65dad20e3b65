package io.branchline.forecasting.bench;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.roster.Checker;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Verdict;
import io.branchline.forecasting.roster.solver.Capacity;
import io.branchline.forecasting.roster.solver.RosterSolution;
import io.branchline.forecasting.roster.solver.RosterSolver;
import io.branchline.forecasting.roster.solver.SearchLimits;
import io.branchline.forecasting.roster.solver.SearchProgress;
import java.io.PrintWriter;
import java.util.Locale;

/** Rosters of hundreds and thousands of agents, beside what could be covered at best. */
final class LargeRosters {

  private static final int WEEKS = 4;

  private final PrintWriter out;
  private final SearchProgress.Listener listener;

  LargeRosters(PrintWriter out, SearchProgress.Listener listener) {
    this.out = out;
    this.listener = listener;
    out.printf(
        Locale.ROOT,
        "%8s %9s %8s %10s %7s %12s %12s %8s %9s %9s  %s%n",
        "agents",
        "places",
        "open",
        "at least",
        "more",
        "cost",
        "bound",
        "gap",
        "seconds",
        "peak MiB",
        "checked");
  }

  /** Solves a branch and says whether its roster keeps every hard rule. */
  boolean solve(int people, double load, SearchLimits limits) {
    Problem problem = MadeUpBranch.of(people, WEEKS, load, limits.seed());
    Capacity capacity = Capacity.of(problem);
    RosterSolution solution = new RosterSolver(problem, limits, listener).solve();
    Verdict verdict = new Checker(problem).check(requireNonNull(solution.roster()));
    out.printf(
        Locale.ROOT,
        "%,8d %,9d %,8d %,10d %6.2f%% %,12d %,12.0f %7.2f%% %9.1f %,9.0f  %s%n",
        people,
        capacity.wanted(),
        verdict.missing(),
        capacity.missing(),
        100.0 * (verdict.missing() - capacity.missing()) / capacity.wanted(),
        verdict.cost().total(),
        capacity.cost(),
        100 * (1 - capacity.cost() / verdict.cost().total()),
        solution.seconds(),
        Memory.peakMebibytes(),
        verdict.hardViolations() == 0 ? "no hard rule broken" : "BROKEN " + verdict.violations());
    out.flush();
    return verdict.hardViolations() == 0;
  }
}
