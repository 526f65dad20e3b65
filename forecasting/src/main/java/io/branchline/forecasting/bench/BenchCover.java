package io.branchline.forecasting.bench;

import io.branchline.forecasting.cover.CoverPlan;
import io.branchline.forecasting.cover.CoverProblem;
import io.branchline.forecasting.cover.CoverSolver;
import io.branchline.forecasting.cover.ShiftPattern;
import io.branchline.forecasting.cover.ShiftPattern.BreakWindow;
import io.branchline.forecasting.cover.ShiftPattern.Pay;
import io.branchline.warehouse.Failure;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Covers a day of 96 quarter hours at three sizes. */
@Command(
    name = "cover",
    description = {
      "Covers a round-the-clock day of 96 quarter hours with shifts of five, seven and nine hours that",
      "start every half hour, breaks placed; prints cost, bound and gap for each peak."
    },
    mixinStandardHelpOptions = true)
final class BenchCover implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--peaks",
      paramLabel = "N,...",
      split = ",",
      defaultValue = "15,75,350",
      description = "Most agents needed at a time (default: ${DEFAULT-VALUE}).")
  List<Integer> peaks;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "Time for each (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads (default: ${DEFAULT-VALUE}).")
  int workers;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%5s %7s %12s %12s %12s %8s %8s  %s%n",
        "peak",
        "shifts",
        "paid hours",
        "LP bound",
        "bound",
        "gap",
        "seconds",
        "checked");
    int wrong = 0;
    for (int peak : peaks) {
      CoverProblem problem = day(peak);
      CoverPlan plan = new CoverSolver(problem, Duration.ofSeconds(seconds), workers, 1).solve();
      int missing = missing(problem, plan);
      wrong += missing;
      out.printf(
          Locale.ROOT,
          "%5d %7d %,12.2f %,12.2f %,12.2f %7.2f%% %8.1f  %s%n",
          peak,
          plan.shifts().size(),
          plan.paidMinutes() / 60.0,
          plan.linearBound() / 60,
          plan.bound() / 60,
          100 * plan.gap(),
          plan.seconds(),
          missing == 0 ? "covered" : missing + " MISSING");
      out.flush();
    }
    return wrong == 0 ? 0 : Failure.Code.INTERNAL.exitStatus();
  }

  private static int missing(CoverProblem problem, CoverPlan plan) {
    List<Integer> present = plan.present(problem);
    int missing = 0;
    for (int period = 0; period < problem.demand().size(); period++) {
      missing += Math.max(0, problem.demand().get(period) - present.get(period));
    }
    return missing;
  }

  /** Two humps, at 10:30 and at 15:30, over a night of a tenth of the peak. */
  static CoverProblem day(int peak) {
    double[] shape = new double[96];
    double most = 0;
    for (int period = 0; period < shape.length; period++) {
      double hour = period / 4.0 + 0.125;
      shape[period] = 0.1 + hump(hour, 10.5, 2.2) + 0.9 * hump(hour, 15.5, 2.8);
      most = Math.max(most, shape[period]);
    }
    List<Integer> demand = new ArrayList<>();
    for (double share : shape) {
      demand.add((int) Math.ceil(peak * share / most - 1e-9));
    }
    return new CoverProblem(15, demand, CoverProblem.Ends.AROUND, patterns());
  }

  private static double hump(double hour, double at, double width) {
    return Math.exp(-(hour - at) * (hour - at) / (2 * width * width));
  }

  private static List<ShiftPattern> patterns() {
    List<Integer> starts = IntStream.range(0, 48).mapToObj(i -> 30 * i).toList();
    return List.of(
        new ShiftPattern(
            "nine",
            starts,
            540,
            List.of(
                new BreakWindow(15, 60, 120, Pay.PAID),
                new BreakWindow(60, 180, 300, Pay.UNPAID),
                new BreakWindow(15, 390, 465, Pay.PAID))),
        new ShiftPattern(
            "seven",
            starts,
            420,
            List.of(
                new BreakWindow(15, 60, 120, Pay.PAID),
                new BreakWindow(30, 150, 240, Pay.UNPAID),
                new BreakWindow(15, 300, 360, Pay.PAID))),
        new ShiftPattern("five", starts, 300, List.of(new BreakWindow(15, 90, 195, Pay.PAID))));
  }
}
