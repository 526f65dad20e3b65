package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.ShiftType;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a roster as files. */
@Command(
    name = "export",
    description = "Writes a roster as CSV, or as one iCalendar file for each agent.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "ROSTER", description = "Name of a roster.")
  String roster;

  @Option(names = "--csv", paramLabel = "FILE", description = "Into this file.")
  @Nullable Path csv;

  @Option(names = "--ics", paramLabel = "DIR", description = "Into this folder, AGENT.ics each.")
  @Nullable Path ics;

  @Mixin Language language = new Language();

  @Override
  public Integer call() {
    if (csv == null && ics == null) {
      throw new Failure(Failure.Code.USAGE, "Say where to: --csv FILE or --ics DIR.");
    }
    try (Warehouse warehouse = Warehouse.open()) {
      RosterStore store = new RosterStore(warehouse);
      RosterRow row = store.row(roster);
      List<RosterShift> shifts = store.shifts(row);
      if (csv != null) {
        write(csv, RosterFiles.csv(shifts, store.zone(row.branch())));
      }
      if (ics != null) {
        Map<String, String> names = new HashMap<>();
        for (ShiftType type : ShiftCatalogue.of(warehouse, row.branch()).types()) {
          names.put(type.id(), language.of(type.nameEn(), type.nameZh()));
        }
        Path folder = ics;
        RosterCalendars.of(
                row,
                shifts,
                store.withdrawn(row),
                names,
                store.zone(row.branch()),
                language.locale())
            .forEach((agent, text) -> write(folder.resolve(fileName(agent)), text));
      }
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              language.of("Wrote %,d shifts of %s.%n", "已写出 %2$s 的 %1$,d 个班次。%n"),
              shifts.size(),
              roster);
    }
    return 0;
  }

  /** An agent's id may hold what a file name may not. */
  private static String fileName(String agent) {
    return agent.replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".ics";
  }

  private static void write(Path file, String text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
