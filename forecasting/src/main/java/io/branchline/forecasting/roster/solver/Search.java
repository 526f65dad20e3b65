package io.branchline.forecasting.roster.solver;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.SatParameters;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of CP-SAT with progress, limits and a way to stop it early. */
final class Search {

  private static final Pattern NEXT = Pattern.compile("^#Bound .*next:\\[(-?[0-9.e+]+),");

  private final CpSolver solver;
  private final SearchProgress.Listener listener;
  private final long startNanos = System.nanoTime();
  private double best = Double.NaN;
  private double bound = Double.NaN;
  private boolean stopped;

  Search(SearchLimits limits, SearchProgress.Listener listener) {
    Natives.load();
    this.listener = listener;
    this.solver = new CpSolver();
    SatParameters.Builder parameters = solver.getParameters();
    parameters.setMaxTimeInSeconds(seconds(limits.time()));
    if (Double.isFinite(limits.effort())) {
      parameters.setMaxDeterministicTime(limits.effort());
    }
    parameters.setNumWorkers(limits.workers());
    parameters.setRandomSeed(limits.seed());
    // Its own handler of Ctrl-C runs in whatever thread the signal comes to, and ends the JVM
    // there.
    parameters.setCatchSigintSignal(false);
    if (limits.workers() == 2) {
      // With two workers the default pair proves little: one of them gets the whole relaxation.
      parameters.addExtraSubsolvers("max_lp_sym");
    }
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /** The solver's own switches, before {@link #run}. */
  SatParameters.Builder parameters() {
    return solver.getParameters();
  }

  CpSolver solver() {
    return solver;
  }

  /** Ends the run soon; the best so far stays. From any thread. */
  synchronized void stop() {
    stopped = true;
    solver.stopSearch();
  }

  CpSolverStatus run(CpModel model) {
    if (model.hasObjective()) {
      solver.getParameters().setLogSearchProgress(true).setLogToStdout(false);
      solver.setLogCallback(new Log());
    }
    CpSolverStatus status =
        solver.solve(
            model,
            new CpSolverSolutionCallback() {
              @Override
              public void onSolutionCallback() {
                report(objectiveValue(), bestObjectiveBound());
                endIfStopped();
              }
            });
    solver.clearLogCallback();
    return status;
  }

  /**
   * Bounds come from the solver's log ("#Bound 1.5s best:12 next:[3,11] ..."): its callback for
   * bounds creates objects through a class reference that is no longer valid, and crashes the JVM.
   * A class with a name, because the native side looks for accept(String), which a lambda lacks.
   */
  private final class Log implements Consumer<String> {
    @Override
    public void accept(String line) {
      Matcher next = NEXT.matcher(line);
      if (next.find()) {
        report(best, Double.parseDouble(next.group(1)));
      }
    }
  }

  private synchronized void endIfStopped() {
    if (stopped) {
      solver.stopSearch();
    }
  }

  private synchronized void report(double cost, double proved) {
    best = cost;
    bound = Double.isNaN(bound) ? proved : Math.max(bound, proved);
    listener.progress(new SearchProgress(best, bound, (System.nanoTime() - startNanos) / 1e9));
  }
}
