package io.branchline.forecasting.cover;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Covers a demand with as few paid minutes as it can: the linear relaxation by GLOP gives the
 * bound, CP-SAT starts from its rounding and searches until the gap is small enough or time is
 * over.
 */
@SuppressWarnings("ArrayRecordComponent")
public final class CoverSolver {

  /** Good enough: a thousandth. */
  private static final double GAP = 0.001;

  private final CoverProblem problem;
  private final Duration time;
  private final int workers;
  private final int seed;
  private final double effort;

  /**
   * A solver whose answer depends on the seed only, not on the clock: CP-SAT alone with one worker.
   *
   * @param effort the solver's own deterministic units, about a second each on an idle core
   */
  public static CoverSolver repeatable(CoverProblem problem, double effort, int seed) {
    return new CoverSolver(problem, Duration.ofHours(1), 1, seed, effort);
  }

  /**
   * A solver; use it once.
   *
   * @param time wall clock
   * @param workers threads; 1 is SCIP alone
   */
  public CoverSolver(CoverProblem problem, Duration time, int workers, int seed) {
    this(problem, time, workers, seed, Double.POSITIVE_INFINITY);
  }

  private CoverSolver(CoverProblem problem, Duration time, int workers, int seed, double effort) {
    Loader.loadNativeLibraries();
    this.problem = problem;
    this.time = time;
    this.workers = workers;
    this.seed = seed;
    this.effort = effort;
  }

  /**
   * Searches.
   *
   * @throws IllegalArgumentException where somebody is needed at a time that no shift covers
   */
  public CoverPlan solve() {
    long startNanos = System.nanoTime();
    CoverModel model = new CoverModel(problem);
    int uncovered = model.uncovered();
    if (uncovered >= 0) {
      int minute = uncovered % problem.periodsPerDay() * problem.periodMinutes();
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d agents are needed on day %d at %02d:%02d, but no shift covers that time",
              problem.demand().get(uncovered),
              uncovered / problem.periodsPerDay() + 1,
              minute / 60,
              minute % 60));
    }
    if (model.paid().isEmpty()) {
      return new CoverPlan(List.of(), 0, 0, 0, seconds(startNanos));
    }
    double[] relaxed = new double[model.paid().size()];
    double linear = relax(model, relaxed);
    Candidate best = search(model, relaxed, linear, startNanos);
    return new CoverPlan(
        model.shifts(best.values()),
        best.paid(),
        linear,
        Math.max(linear, best.bound()),
        seconds(startNanos));
  }

  /** Column values, what they are paid, and what was proved on the way. */
  private record Candidate(long[] values, long paid, double bound) {

    static Candidate better(Candidate one, Candidate other) {
      Candidate cheaper = other.paid < one.paid ? other : one;
      return new Candidate(cheaper.values, cheaper.paid, Math.max(one.bound, other.bound));
    }
  }

  private Candidate search(CoverModel model, double[] relaxed, double linear, long startNanos) {
    Candidate rounded = candidate(model, rounded(model, relaxed), linear);
    double left = Math.max(1, time.toNanos() / 1e9 - seconds(startNanos));
    if (Double.isFinite(effort)) {
      return Candidate.better(rounded, constraints(model, rounded, linear, left));
    }
    if (workers == 1) {
      return Candidate.better(rounded, branchAndBound(model, rounded, left));
    }
    CompletableFuture<Candidate> beside =
        CompletableFuture.supplyAsync(() -> constraints(model, rounded, linear, left));
    Candidate here = branchAndBound(model, rounded, left);
    return Candidate.better(Candidate.better(rounded, here), beside.join());
  }

  /**
   * Shifts rounded up, and as many of each break; the surplus of breaks goes to the last option.
   */
  private static long[] rounded(CoverModel model, double[] relaxed) {
    long[] values = new long[relaxed.length];
    for (int column = 0; column < values.length; column++) {
      values[column] = (long) Math.ceil(relaxed[column] - 1e-6);
    }
    return model.repaired(values);
  }

  private static Candidate candidate(CoverModel model, long[] values, double bound) {
    long paid = 0;
    for (int column = 0; column < values.length; column++) {
      paid += values[column] * model.paid().get(column);
    }
    return new Candidate(values, paid, bound);
  }

  private static double relax(CoverModel model, double[] relaxed) {
    MPSolver glop = MPSolver.createSolver("GLOP");
    MPVariable[] variables = glop.makeNumVarArray(relaxed.length, 0, MPSolver.infinity());
    build(glop, model, variables);
    MPSolver.ResultStatus status = glop.solve();
    if (status != MPSolver.ResultStatus.OPTIMAL) {
      throw new IllegalStateException("The linear relaxation of a cover ended as " + status);
    }
    for (int column = 0; column < relaxed.length; column++) {
      relaxed[column] = variables[column].solutionValue();
    }
    double bound = glop.objective().value();
    glop.delete();
    return bound;
  }

  private static void build(MPSolver solver, CoverModel model, MPVariable[] variables) {
    for (CoverModel.Row row : model.rows()) {
      MPConstraint constraint =
          solver.makeConstraint(row.least(), row.exact() ? row.least() : MPSolver.infinity());
      for (int i = 0; i < row.columns().length; i++) {
        constraint.setCoefficient(variables[row.columns()[i]], row.factors()[i]);
      }
    }
    for (int column = 0; column < variables.length; column++) {
      solver.objective().setCoefficient(variables[column], model.paid().get(column));
    }
    solver.objective().setMinimization();
  }

  private Candidate branchAndBound(CoverModel model, Candidate start, double seconds) {
    MPSolver scip = MPSolver.createSolver("SCIP");
    scip.setTimeLimit((long) (1000 * seconds));
    // Ctrl-C belongs to whoever called.
    scip.setSolverSpecificParametersAsString("misc/catchctrlc = FALSE");
    MPVariable[] variables = scip.makeIntVarArray(model.paid().size(), 0, MPSolver.infinity());
    build(scip, model, variables);
    scip.setHint(variables, Arrays.stream(start.values()).asDoubleStream().toArray());
    MPSolverParameters parameters = new MPSolverParameters();
    parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, GAP);
    MPSolver.ResultStatus status = scip.solve(parameters);
    Candidate found = start;
    if (status == MPSolver.ResultStatus.OPTIMAL || status == MPSolver.ResultStatus.FEASIBLE) {
      long[] values = new long[variables.length];
      for (int column = 0; column < values.length; column++) {
        values[column] = Math.round(variables[column].solutionValue());
      }
      found = candidate(model, values, scip.objective().bestBound());
    }
    scip.delete();
    return found;
  }

  private Candidate constraints(CoverModel model, Candidate start, double linear, double seconds) {
    CpModel sat = new CpModel();
    IntVar[] variables = new IntVar[start.values().length];
    LinearExprBuilder cost = LinearExpr.newBuilder();
    for (int column = 0; column < variables.length; column++) {
      variables[column] = sat.newIntVar(0, model.largest(), "");
      cost.addTerm(variables[column], model.paid().get(column));
      sat.addHint(variables[column], start.values()[column]);
    }
    for (CoverModel.Row row : model.rows()) {
      LinearExprBuilder sum = LinearExpr.newBuilder();
      for (int i = 0; i < row.columns().length; i++) {
        sum.addTerm(variables[row.columns()[i]], row.factors()[i]);
      }
      if (row.exact()) {
        sat.addEquality(sum, row.least());
      } else {
        sat.addGreaterOrEqual(sum, row.least());
      }
    }
    sat.addGreaterOrEqual(cost, (long) Math.ceil(linear - 1e-6));
    sat.minimize(cost);
    CpSolver solver = new CpSolver();
    solver
        .getParameters()
        .setMaxTimeInSeconds(seconds)
        .setNumWorkers(Math.max(1, workers - 1))
        .setRandomSeed(seed)
        .setCatchSigintSignal(false)
        .setRelativeGapLimit(GAP);
    if (Double.isFinite(effort)) {
      solver.getParameters().setMaxDeterministicTime(effort);
    }
    CpSolverStatus status = solver.solve(sat);
    if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
      return start;
    }
    long[] values = new long[variables.length];
    for (int column = 0; column < values.length; column++) {
      values[column] = solver.value(variables[column]);
    }
    return candidate(model, values, solver.bestObjectiveBound());
  }

  private static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
