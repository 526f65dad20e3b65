package io.branchline.forecasting.bench;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.arrival.Accuracy;
import io.branchline.forecasting.arrival.ArrivalModel;
import io.branchline.forecasting.arrival.ArrivalModels;
import io.branchline.forecasting.arrival.CalendarMean;
import io.branchline.forecasting.arrival.Forecaster;
import io.branchline.forecasting.arrival.Prediction;
import io.branchline.forecasting.arrival.Series;
import io.branchline.forecasting.arrival.SeriesForecast;
import io.branchline.forecasting.arrival.SpecialDays;
import io.branchline.warehouse.Failure;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How wrong every model is on calls that it has not seen. */
@Command(
    name = "forecast",
    description = {
      "Error of every arrival model on real five-minute counts of a bank (bank_calls, the split of",
      "De Livera, Hyndman and Snyder 2011) and on February 1999 of the Anonymous Bank, next to the noise",
      "floor, with the coverage of the intervals; and the time that many series take."
    },
    mixinStandardHelpOptions = true)
final class BenchForecast implements Callable<Integer> {

  private static final String REAL_DATA = "BRANCHLINE_REAL_DATA";
  private static final String FILE = "bank_calls_5min/bank_calls_first_10140.csv";

  private static final String FEBRUARY = "anonymous_bank/facts_intervals_february1999.csv";
  private static final long SEED = 20261122;
  private static final int WARM_UP = 19;

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The counts (default: " + FILE + " in $" + REAL_DATA + ").")
  @Nullable Path file;

  @Option(
      names = "--series",
      paramLabel = "N",
      defaultValue = "152",
      description =
          "Also time up to so many made-up series of two years on two threads; 0 for none (default:"
              + " ${DEFAULT-VALUE}).")
  int series;

  @Override
  public Integer call() {
    BankCalls calls = BankCalls.read(file());
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "bank_calls: learnt from %,d five-minute counts, judged by the next %,d.%n",
        BankCalls.TRAIN,
        BankCalls.TEST);
    out.println("Federal holidays of the US are known; the baseline heeds none.");
    heading(out);
    for (ArrivalModel model : ArrivalModels.all(BankCalls.HOLIDAYS)) {
      print(out, model.name(), judge(model, BankCalls.HOLIDAYS, calls));
    }
    ArrivalModel blind = ArrivalModels.best(SpecialDays.NONE);
    print(out, "best, no holiday known", judge(blind, SpecialDays.NONE, calls));
    Path february = february();
    if (february != null) {
      february(out, AnonymousBank.read(february));
    }
    out.flush();
    if (series > 0) {
      scaling(out);
    }
    return 0;
  }

  private void february(PrintWriter out, Series series) {
    out.println();
    out.println("February 1999, half hours: a week ahead from each day from the 8th to the 22nd.");
    heading(out);
    for (ArrivalModel model : ArrivalModels.all(SpecialDays.NONE)) {
      print(out, model.name(), judgeFebruary(model, series));
    }
  }

  static Judgement judgeFebruary(ArrivalModel model, Series series) {
    Judgement judgement = new Judgement();
    Forecaster forecaster = new Forecaster(model, SpecialDays.NONE);
    for (int day = 7; day + 7 <= AnonymousBank.DAYS; day++) {
      judgement.add(forecaster.forecast(series, AnonymousBank.FIRST.plusDays(day), 7), series);
    }
    return judgement;
  }

  private void scaling(PrintWriter out) {
    out.println();
    out.printf(
        Locale.ROOT,
        "Series of two years of half hours (35,088 each), back-tested and forecast 28 days by every"
            + " model, two threads, seed %d:%n",
        SEED);
    out.printf(
        Locale.ROOT,
        "%8s %10s %12s %12s %10s %12s%n",
        "series",
        "seconds",
        "processor s",
        "ms a series",
        "ratio",
        "peak MiB");
    Scaling scaling = new Scaling(SEED);
    scaling.run(Math.min(WARM_UP, series));
    double first = Double.NaN;
    for (int part = 8; part >= 1; part /= 2) {
      Scaling.Run run = scaling.run(Math.max(1, series / part));
      first = Double.isNaN(first) ? run.each() : first;
      out.printf(
          Locale.ROOT,
          "%8d %10.1f %12.1f %12.1f %10.2f %12.0f%n",
          run.series(),
          run.seconds(),
          run.processorSeconds(),
          run.each(),
          run.each() / first,
          run.peakMebibytes());
      out.flush();
    }
    out.println(
        "ratio: processor time a series against the first line; 1 is growth in proportion.");
  }

  private static void heading(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-26s %7s %7s %7s %7s %7s %6s %6s %6s%n",
        "model",
        "RMSE",
        "MAE",
        "MAPE %",
        "WAPE %",
        "bias %",
        "in 50",
        "in 80",
        "in 95");
  }

  private static void print(PrintWriter out, String name, Judgement judgement) {
    Accuracy accuracy = judgement.accuracy();
    if (name.equals(CalendarMean.MODEL.name())) {
      out.printf(
          Locale.ROOT,
          "%-26s %7.2f %7s %7s %7.2f   (Poisson, the true rate known)%n",
          "noise floor",
          accuracy.noiseRmse(),
          "",
          "",
          100 * requireNonNull(accuracy.noiseWape()));
    }
    out.printf(
        Locale.ROOT,
        "%-26s %7.2f %7.2f %7.2f %7.2f %+7.2f %6.1f %6.1f %6.1f%n",
        name,
        accuracy.rmse(),
        accuracy.mae(),
        100 * requireNonNull(accuracy.mape()),
        100 * requireNonNull(accuracy.wape()),
        100 * requireNonNull(accuracy.bias()),
        100 * judgement.coverage(0),
        100 * judgement.coverage(1),
        100 * judgement.coverage(2));
  }

  /** Forecasts all test days from the end of the training days. */
  static Judgement judge(ArrivalModel model, SpecialDays special, BankCalls calls) {
    LocalDate origin = calls.test().get(0).date();
    LocalDate last = calls.test().get(calls.test().size() - 1).date();
    int days = (int) ChronoUnit.DAYS.between(origin, last) + 1;
    SeriesForecast forecast =
        new Forecaster(model, special).forecast(calls.training(), origin, days);
    Map<LocalDate, Map<Integer, Prediction>> expected = new HashMap<>();
    for (Prediction p : forecast.predictions()) {
      expected
          .computeIfAbsent(p.expectation().date(), key -> new HashMap<>())
          .put(p.expectation().slot(), p);
    }
    Judgement judgement = new Judgement();
    for (BankCalls.Row row : calls.test()) {
      judgement.add(
          requireNonNull(requireNonNull(expected.get(row.date())).get(row.slot())), row.calls());
    }
    return judgement;
  }

  private static @Nullable Path february() {
    String folder = System.getenv(REAL_DATA);
    Path file = folder == null ? null : Path.of(folder, FEBRUARY);
    return file != null && Files.exists(file) ? file : null;
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
