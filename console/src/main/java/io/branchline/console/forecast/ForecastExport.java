package io.branchline.console.forecast;

import io.branchline.console.access.Names;
import io.branchline.console.access.Reader;
import io.branchline.console.export.Export;
import io.branchline.console.export.Format;
import io.branchline.console.planning.Choice;
import io.branchline.console.planning.Opened;
import io.branchline.console.planning.Planned;
import io.branchline.forecasting.adjust.Layer;
import io.branchline.warehouse.export.ExportTable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Every half hour of every queue shown, as a table: the model's calls and the planners'. */
@Component
class ForecastExport {

  private static final List<String> COLUMNS =
      List.of(
          "branch",
          "branch-name",
          "queue",
          "day",
          "time",
          "minutes",
          "model-calls",
          "calls",
          "baseline",
          "low50",
          "high50",
          "low80",
          "high80",
          "low95",
          "high95",
          "handle",
          "origin");

  private final Export export;
  private final MessageSource texts;

  ForecastExport(Export export, MessageSource texts) {
    this.export = export;
    this.texts = texts;
  }

  boolean send(
      Opened opened,
      String model,
      Shown shown,
      Format format,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Reader reader = opened.reader();
    Names names = opened.names();
    Choice choice = opened.choice();
    Layer layer = Layer.of(Planned.history(reader));
    return export.send(
        reader.viewer(),
        new Export.Subject("forecast", choice.branch(), "forecast"),
        format,
        table -> {
          table.row(
              COLUMNS.stream()
                  .map(c -> texts.getMessage("planner.column." + c, null, locale))
                  .toList());
          long rows = 0;
          for (String branch : choice.branches(names)) {
            rows +=
                write(reader, names, branch, choice.queue(), model, shown, layer, locale, table);
          }
          return Optional.of(
              String.format(
                  Locale.ROOT,
                  "%d half hours, %s, queue '%s', %s to %s",
                  rows,
                  model,
                  choice.queue(),
                  shown.first(),
                  shown.last()));
        },
        response);
  }

  private static long write(
      Reader reader,
      Names names,
      String branch,
      String queue,
      String model,
      Shown shown,
      Layer layer,
      Locale locale,
      ExportTable table)
      throws IOException {
    List<Planned.Interval> intervals =
        new ArrayList<>(
            Planned.intervals(reader, List.of(branch), model, shown.first(), shown.last()));
    intervals.sort(
        Comparator.comparing(Planned.Interval::queue)
            .thenComparing(Planned.Interval::intervalStart));
    double[] adjusted = layer.over(intervals.stream().map(Planned.Interval::cell).toList());
    long rows = 0;
    for (int i = 0; i < adjusted.length; i++) {
      Planned.Interval row = intervals.get(i);
      if (queue.isEmpty() || queue.equals(row.queue())) {
        table.row(cells(row, adjusted[i], names.branch(branch, locale)));
        rows++;
      }
    }
    return rows;
  }

  private static List<@Nullable Object> cells(
      Planned.Interval row, double adjusted, String branchName) {
    double factor = row.calls() == 0 ? 1 : adjusted / row.calls();
    return Arrays.asList(
        row.branch(),
        branchName,
        row.queue(),
        row.localDate().toString(),
        row.localTime(),
        row.intervalMinutes(),
        rounded(row.calls(), 1),
        rounded(adjusted, 1),
        rounded(row.baselineCalls(), 1),
        rounded(row.lowFifty(), factor),
        rounded(row.highFifty(), factor),
        rounded(row.lowEighty(), factor),
        rounded(row.highEighty(), factor),
        rounded(row.lowNinetyFive(), factor),
        rounded(row.highNinetyFive(), factor),
        rounded(row.handleSeconds(), 1),
        row.origin().toString());
  }

  private static @Nullable Double rounded(@Nullable Double number, double factor) {
    return number == null ? null : Double.valueOf(Math.round(number * factor * 1000) / 1000.0);
  }
}
