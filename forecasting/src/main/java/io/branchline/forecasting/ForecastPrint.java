package io.branchline.forecasting;

import io.branchline.forecasting.arrival.Accuracy;
import io.branchline.forecasting.arrival.Incident;
import io.branchline.forecasting.job.ForecastPlan;
import io.branchline.forecasting.job.SeriesReport;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a forecast run tells its planner. */
final class ForecastPrint {

  private static final int MOST_INCIDENTS = 10;

  private ForecastPrint() {}

  static void print(
      PrintWriter out, ForecastPlan plan, List<SeriesReport> reports, List<String> remarks) {
    long branches = reports.stream().map(report -> report.key().branch()).distinct().count();
    LocalDate first = reports.stream().map(r -> r.key().origin()).min(LocalDate::compareTo).get();
    LocalDate last = reports.stream().map(r -> r.key().origin()).max(LocalDate::compareTo).get();
    out.printf(
        Locale.ROOT,
        "Forecast by %s: %,d series of %,d branches, %d days from %s, %,.0f calls expected.%n",
        plan.model(),
        reports.size(),
        branches,
        plan.days(),
        first.equals(last) ? first : first + " to " + last,
        reports.stream().mapToDouble(SeriesReport::expectedCalls).sum());
    if (plan.model().equals("best")) {
      Map<String, Integer> chosen = new TreeMap<>();
      reports.forEach(report -> chosen.merge(report.chosen(), 1, Integer::sum));
      chosen.forEach((model, count) -> out.printf(Locale.ROOT, "  %,5d by %s%n", count, model));
    }
    accuracy(out, reports);
    handleTime(out, reports);
    incidents(out, reports);
    remarks.forEach(out::println);
  }

  private static void accuracy(PrintWriter out, List<SeriesReport> reports) {
    Accuracy model = Accuracy.NONE;
    Accuracy baseline = Accuracy.NONE;
    for (SeriesReport report : reports) {
      model = model.plus(report.backtest());
      baseline = baseline.plus(report.baseline());
    }
    if (model.wape() == null || model.bias() == null || baseline.wape() == null) {
      out.println("Back-test: no figure; three weeks with calls are needed.");
      return;
    }
    out.printf(
        Locale.ROOT,
        "Back-test, the last weeks forecast from the weeks before: WAPE %.1f %%, RMSE %.2f, bias"
            + " %+.1f %%; baseline WAPE %.1f %%, RMSE %.2f; noise floor (Poisson, true rate known)"
            + " WAPE %.1f %%, RMSE %.2f.%n",
        100 * model.wape(),
        model.rmse(),
        100 * model.bias(),
        100 * baseline.wape(),
        baseline.rmse(),
        100 * model.noiseWape(),
        model.noiseRmse());
  }

  private static void handleTime(PrintWriter out, List<SeriesReport> reports) {
    Map<String, Integer> chosen = new TreeMap<>();
    Accuracy model = Accuracy.NONE;
    Accuracy baseline = Accuracy.NONE;
    for (SeriesReport report : reports) {
      if (!report.handleChosen().isEmpty()) {
        chosen.merge(report.handleChosen(), 1, Integer::sum);
      }
      model = model.plus(report.handleAccuracy());
      baseline = baseline.plus(report.handleBaseline());
    }
    if (model.wape() == null || model.bias() == null || baseline.wape() == null) {
      return;
    }
    out.printf(
        Locale.ROOT,
        "Handle time: %s. Its own back-test, in seconds of work: WAPE %.1f %%, bias %+.1f %%;"
            + " baseline WAPE %.1f %%.%n",
        chosen.entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%,d by %s", entry.getValue(), entry.getKey()))
            .collect(Collectors.joining(", ")),
        100 * model.wape(),
        100 * model.bias(),
        100 * baseline.wape());
  }

  private static void incidents(PrintWriter out, List<SeriesReport> reports) {
    long gaps = count(reports, Incident.Kind.GAP);
    if (gaps > 0) {
      out.printf(
          Locale.ROOT, "Left out: %,d days of queues whose branch has no data that day.%n", gaps);
    }
    int printed = 0;
    int more = 0;
    for (SeriesReport report : reports) {
      for (Incident incident : report.incidents()) {
        if (incident.kind() == Incident.Kind.GAP) {
          continue;
        }
        if (printed < MOST_INCIDENTS) {
          out.println(line(report, incident));
          printed++;
        } else {
          more++;
        }
      }
    }
    if (more > 0) {
      out.printf(Locale.ROOT, "and %,d more: see special_days.%n", more);
    }
    long leftOut = reports.stream().mapToLong(SeriesReport::leftOut).sum();
    if (leftOut > 0) {
      out.printf(
          Locale.ROOT, "Left out of handle time: %,d intervals with a negative sum.%n", leftOut);
    }
  }

  private static String line(SeriesReport report, Incident incident) {
    String what =
        switch (incident.kind()) {
          case GAP -> "has no data: left out";
          case OUTAGE ->
              String.format(
                  Locale.ROOT,
                  "had %,.0f calls where like days had %,.0f: left out as an outage, or a holiday"
                      + " that nobody named",
                  incident.actual(),
                  incident.expected());
          case BLOCK -> "had a stretch without a call where like days had many: left out";
          case NAMED -> "is named as an outage: left out";
          case OPENED -> "is the first day with calls: learnt from then on";
          case CLOSED -> "is the first of two weeks or more without a call: taken for closed";
        };
    return report.key().branch() + " " + report.key().queue() + " " + incident.date() + " " + what;
  }

  private static long count(List<SeriesReport> reports, Incident.Kind kind) {
    return reports.stream()
        .flatMap(report -> report.incidents().stream())
        .filter(incident -> incident.kind() == kind)
        .count();
  }
}
