package io.branchline.console.staffing;

import static io.branchline.console.export.Export.rounded;

import io.branchline.console.access.Viewer;
import io.branchline.console.export.Export;
import io.branchline.console.export.Format;
import io.branchline.warehouse.export.ExportTable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Every half hour that is staffed, as a table. */
@Component
class StaffingExport {

  private static final List<String> COLUMNS =
      List.of(
          "branch",
          "queue",
          "day",
          "time",
          "calls",
          "handle",
          "agents",
          "to-roster",
          "rostered",
          "gap",
          "level",
          "asa",
          "occupancy");

  private final Export export;
  private final MessageSource texts;

  StaffingExport(Export export, MessageSource texts) {
    this.export = export;
    this.texts = texts;
  }

  boolean send(
      Viewer viewer, Staffed staffed, Format format, Locale locale, HttpServletResponse response)
      throws IOException {
    return export.send(
        viewer,
        new Export.Subject("staffing", staffed.choice().branch(), "staffing"),
        format,
        table -> {
          table.row(
              COLUMNS.stream()
                  .map(c -> texts.getMessage("planner.column." + c, null, locale))
                  .toList());
          return write(staffed, table);
        },
        response);
  }

  private static Optional<String> write(Staffed staffed, ExportTable table) throws IOException {
    int rows = 0;
    for (LocalDate day : staffed.plan().days()) {
      for (Cell cell : staffed.day(day)) {
        table.row(cells(staffed, cell));
        rows++;
      }
    }
    Terms terms = staffed.terms();
    return rows == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d half hours, queue '%s', %d/%d by erlang-%s, occupancy %d %%, shrinkage %d %%",
                rows,
                staffed.choice().queue(),
                terms.level(),
                terms.seconds(),
                terms.erlang(),
                terms.occupancy(),
                terms.shrinkage()));
  }

  private static List<@Nullable Object> cells(Staffed staffed, Cell cell) {
    Need need = cell.need();
    return Arrays.asList(
        staffed.choice().branch(),
        staffed.choice().queue(),
        cell.day().toString(),
        cell.time(),
        rounded(need.calls()),
        rounded(need.handleSeconds()),
        need.agents(),
        need.scheduled(),
        rounded(cell.rostered()),
        rounded(cell.gap()),
        rounded(need.level()),
        rounded(need.asaSeconds()),
        rounded(need.occupancy()));
  }
}
