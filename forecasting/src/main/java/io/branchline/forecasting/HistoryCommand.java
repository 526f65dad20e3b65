package io.branchline.forecasting;

import io.branchline.forecasting.job.Publication;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Every forecast that was ever published. */
@Command(
    name = "history",
    description = {
      "Every forecast that was ever published, also of an origin that was forecast again, and how it",
      "turned out so far. Reads forecast_history."
    },
    mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    try (Warehouse warehouse = Warehouse.open()) {
      List<Publication.Outcome> history =
          Publication.history(warehouse, LocalDate.now(ZoneOffset.UTC));
      if (history.isEmpty()) {
        throw new Failure(
            Failure.Code.BAD_INPUT, "No forecast was published yet. Run: ./branchline forecast");
      }
      print(spec.commandLine().getOut(), history);
    }
    return 0;
  }

  static void print(PrintWriter out, List<Publication.Outcome> history) {
    TextTable table =
        TextTable.of(
                "published (UTC)",
                "model",
                "from",
                "days",
                "series",
                "calls",
                "judged",
                "WAPE %",
                "bias %",
                "base W")
            .leftUpTo(3);
    for (Publication.Outcome row : history) {
      double actual = (double) row.actual();
      table.row(
          TIME.format(row.publishedAt()),
          row.model(),
          row.origin().toString(),
          String.valueOf(row.days()),
          TextTable.number((double) row.series(), 0),
          TextTable.number(row.calls(), 0),
          TextTable.number((double) row.intervals(), 0),
          share(row.absoluteError(), actual),
          share(row.expected() - actual, actual),
          share(row.baselineAbsolute(), actual));
    }
    table.print(out);
  }

  private static String share(@Nullable Double part, double whole) {
    return part == null || whole == 0 ? "-" : TextTable.number(100 * part / whole, 1);
  }
}
