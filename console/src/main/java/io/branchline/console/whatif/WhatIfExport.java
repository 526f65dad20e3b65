package io.branchline.console.whatif;

import static io.branchline.console.export.Export.rounded;

import io.branchline.console.access.Viewer;
import io.branchline.console.export.Export;
import io.branchline.console.export.Format;
import io.branchline.forecasting.simulation.Spread;
import io.branchline.forecasting.whatif.Staffed;
import io.branchline.warehouse.export.ExportTable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The scenarios as a table to take away, and below them how they are asked for again. */
@Component
class WhatIfExport {

  private static final List<String> COLUMNS =
      List.of(
          "scenario",
          "calls",
          "agents",
          "more-agents",
          "agent-hours",
          "roster-hours",
          "cost",
          "more-cost",
          "occupancy",
          "level",
          "low",
          "high",
          "unplanned",
          "unplanned-low",
          "unplanned-high",
          "runs");

  private final Export export;
  private final MessageSource texts;

  WhatIfExport(Export export, MessageSource texts) {
    this.export = export;
    this.texts = texts;
  }

  boolean send(
      Viewer viewer, Answered answered, Format format, Locale locale, HttpServletResponse response)
      throws IOException {
    String command = "branchline whatif " + String.join(" ", answered.asking().arguments());
    return export.send(
        viewer,
        new Export.Subject("whatif", answered.asking().form().choice().branch(), "what-if"),
        format,
        table -> {
          write(answered, locale, table);
          table.row(List.of());
          table.row(List.of("./" + command));
          return Optional.of(answered.rows().size() + " scenarios, " + command);
        },
        response);
  }

  private void write(Answered answered, Locale locale, ExportTable table) throws IOException {
    table.row(
        COLUMNS.stream().map(c -> texts.getMessage("whatif.column." + c, null, locale)).toList());
    for (Row row : answered.rows()) {
      String name =
          texts.getMessage("whatif.change." + row.change().id(), row.amounts().toArray(), locale);
      table.row(cells(name, row));
    }
  }

  private static List<@Nullable Object> cells(String name, Row row) {
    Staffed staffed = row.staffed();
    Spread level = row.level();
    return Arrays.asList(
        name,
        rounded(staffed.calls()),
        staffed.peak().agents(),
        row.moreAgents(),
        rounded(staffed.agentHours()),
        rounded(staffed.rosterHours()),
        rounded(staffed.cost()),
        rounded(row.moreCost()),
        rounded(staffed.occupancy()),
        of(level, Spread::mean),
        of(level, Spread::low),
        of(level, Spread::high),
        of(row.unchanged(), Spread::mean),
        of(row.unchanged(), Spread::low),
        of(row.unchanged(), Spread::high),
        level == null ? null : Integer.valueOf(level.days()));
  }

  private static @Nullable Double of(@Nullable Spread spread, ToDoubleFunction<Spread> figure) {
    return spread == null ? null : rounded(figure.applyAsDouble(spread));
  }
}
