package io.branchline.forecasting.bench;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.arrival.Accuracy;
import io.branchline.forecasting.arrival.ArrivalModel;
import io.branchline.forecasting.arrival.ArrivalModels;
import io.branchline.forecasting.arrival.CalendarMean;
import io.branchline.forecasting.arrival.Expectation;
import io.branchline.forecasting.arrival.SpecialDays;
import io.branchline.warehouse.Failure;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How wrong every model is on calls that it has not seen. */
@Command(
    name = "forecast",
    description = {
      "Error of every arrival model on real five-minute counts of a bank (bank_calls, the split of",
      "De Livera, Hyndman and Snyder 2011), next to the noise floor."
    },
    mixinStandardHelpOptions = true)
final class BenchForecast implements Callable<Integer> {

  private static final String REAL_DATA = "BRANCHLINE_REAL_DATA";
  private static final String FILE = "bank_calls_5min/bank_calls_first_10140.csv";

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The counts (default: " + FILE + " in $" + REAL_DATA + ").")
  @Nullable Path file;

  @Override
  public Integer call() {
    BankCalls calls = BankCalls.read(file());
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "bank_calls: learnt from %,d five-minute counts, judged by the next %,d.%n",
        BankCalls.TRAIN,
        BankCalls.TEST);
    out.printf(Locale.ROOT, "%-38s %8s %8s %8s%n", "model", "RMSE", "MAE", "MAPE %");
    out.printf(
        Locale.ROOT,
        "%-38s %8.2f   (Poisson, the true rate known)%n",
        "noise floor",
        judge(CalendarMean.MODEL, calls).noiseRmse());
    for (ArrivalModel model : ArrivalModels.all(SpecialDays.NONE)) {
      print(out, model.name(), judge(model, calls));
    }
    for (ArrivalModel model : ArrivalModels.all(BankCalls.HOLIDAYS)) {
      if (!(model instanceof CalendarMean)) {
        print(out, model.name() + ", holiday known", judge(model, calls));
      }
    }
    return 0;
  }

  private static void print(PrintWriter out, String name, Accuracy accuracy) {
    out.printf(
        Locale.ROOT,
        "%-38s %8.2f %8.2f %8.2f%n",
        name,
        accuracy.rmse(),
        accuracy.mae(),
        100 * requireNonNull(accuracy.mape()));
  }

  /** Forecasts all test days from the end of the training days. */
  static Accuracy judge(ArrivalModel model, BankCalls calls) {
    LocalDate origin = calls.test().get(0).date();
    LocalDate last = calls.test().get(calls.test().size() - 1).date();
    int days = (int) ChronoUnit.DAYS.between(origin, last) + 1;
    Map<LocalDate, Map<Integer, Double>> expected = new HashMap<>();
    List<Expectation> forecast = model.forecast(calls.training(), origin, days);
    for (Expectation e : forecast) {
      expected.computeIfAbsent(e.date(), key -> new HashMap<>()).put(e.slot(), e.calls());
    }
    Accuracy accuracy = Accuracy.NONE;
    for (BankCalls.Row row : calls.test()) {
      accuracy =
          accuracy.with(
              row.calls(), requireNonNull(expected.get(row.date())).getOrDefault(row.slot(), 0.0));
    }
    return accuracy;
  }

  private Path file() {
    if (file != null) {
      return file;
    }
    String folder = System.getenv(REAL_DATA);
    Path found = folder == null ? null : Path.of(folder, FILE);
    if (found == null || !Files.exists(found)) {
      throw new Failure(
          Failure.Code.USAGE,
          "Name the file of counts, or the folder that holds "
              + FILE
              + " by "
              + REAL_DATA
              + " (it is "
              + folder
              + ").");
    }
    return found;
  }
}
