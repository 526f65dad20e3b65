package io.branchline.ingest.simulate;

import io.branchline.warehouse.Warehouse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a simulated bank's events. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes the events of a simulated bank: 38 branches, one file a day, with the truth about every"
          + " call beside them. The same options give the same bytes."
    })
public final class SimulateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "simulation",
      description = "Folder to write. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      defaultValue = "2026-03-02",
      description = "First day. Default: ${DEFAULT-VALUE}.")
  private LocalDate from;

  @Option(names = "--days", defaultValue = "28", description = "Days. Default: ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--scale",
      defaultValue = "1",
      description = "Size: 1 is about half a million calls in 28 days. Default: ${DEFAULT-VALUE}.")
  private double scale;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--duplicates",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of the lines that come twice.")
  private double duplicates;

  @Option(
      names = "--late",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of the lines that come up to 45 minutes late.")
  private double late;

  @Option(
      names = "--garbage",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Broken lines for every good one.")
  private double garbage;

  @Option(
      names = "--check",
      paramLabel = "DIR",
      description =
          "Simulate nothing: compare the warehouse with the truth that an earlier simulation wrote"
              + " into this folder.")
  private @Nullable Path check;

  @Override
  public Integer call() {
    return check == null ? simulate() : check(check);
  }

  private int check(Path folder) {
    PrintWriter console = spec.commandLine().getOut();
    long different = 0;
    try (Warehouse warehouse = Warehouse.open()) {
      for (TruthCheck.Comparison comparison : TruthCheck.run(folder, warehouse)) {
        different += comparison.different();
        if (comparison.different() > 0 || !comparison.what().contains(".")) {
          console.printf(
              Locale.ROOT,
              "%-22s %,12d in the truth, %,d different%n",
              comparison.what(),
              comparison.rows(),
              comparison.different());
        }
      }
    }
    console.println(
        different == 0
            ? "The warehouse holds exactly the truth of " + folder + "."
            : "The warehouse differs from the truth of " + folder + ".");
    console.flush();
    return different == 0 ? 0 : 1;
  }

  private int simulate() {
    long startNanos = System.nanoTime();
    BankSimulation.Written written =
        BankSimulation.run(
            new BankSimulation.Request(out, from, days, scale, seed, duplicates, late, garbage));
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    PrintWriter console = spec.commandLine().getOut();
    console.printf(
        Locale.ROOT,
        "%,d calls, %,d lines = %,d events + %,d duplicates + %,d garbage (%,d late); %,d bytes in"
            + " %.1f s, %,.0f lines/s%n",
        written.calls(),
        written.lines(),
        written.events(),
        written.duplicates(),
        written.garbage(),
        written.late(),
        written.bytes(),
        seconds,
        written.lines() / seconds);
    console.printf(
        Locale.ROOT, "%s: events-*.jsonl, branches.csv, queues.csv, agents.csv, truth/%n", out);
    console.flush();
    return 0;
  }
}
