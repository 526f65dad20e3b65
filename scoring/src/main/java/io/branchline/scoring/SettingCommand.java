package io.branchline.scoring;

import io.branchline.scoring.kpi.ServiceLevel;
import io.branchline.scoring.kpi.Thresholds;
import io.branchline.scoring.setting.ServiceLevelSetting;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.cli.Commands;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows and sets what figures depend on. */
@Command(
    name = "setting",
    description = "Shows or sets what figures depend on. Every version is kept.",
    mixinStandardHelpOptions = true,
    subcommands = SettingCommand.ServiceLevelCommand.class)
final class SettingCommand extends Commands.Group {

  /** The service level that reports show. */
  @Command(
      name = "service-level",
      description = {
        "The service level that reports show. Without options, shows it and the six formulas.",
        "After a change of a threshold, ./branchline kpi brings the counters up to date."
      },
      mixinStandardHelpOptions = true)
  static final class ServiceLevelCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Option(
        names = "--formula",
        description =
            "V1 to V6, or positive, answered_only, negative, ignore, short_credit, short_excluded.")
    @Nullable String formula;

    @Option(names = "--threshold", description = "T, seconds within which an answer is in time.")
    @Nullable Integer threshold;

    @Option(names = "--short", description = "S, seconds within which an abandon is short.")
    @Nullable Integer shortSeconds;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      try (Warehouse warehouse = Warehouse.open()) {
        ServiceLevelSetting now = ServiceLevelSetting.read(warehouse);
        if (formula != null || threshold != null || shortSeconds != null) {
          Thresholds before = now.thresholds();
          int seconds = threshold == null ? before.seconds() : threshold;
          int brief = shortSeconds == null ? before.shortSeconds() : shortSeconds;
          now =
              ServiceLevelSetting.store(
                  warehouse,
                  formula == null ? now.formula() : ServiceLevel.parse(formula),
                  ServiceLevelSetting.thresholds(seconds, brief),
                  System.getProperty("user.name", ""),
                  Instant.now());
          if (!now.thresholds().equals(before)) {
            out.println("The counters were made with other thresholds. Now run: ./branchline kpi");
          }
        }
        show(out, now);
      }
      return 0;
    }

    private static void show(PrintWriter out, ServiceLevelSetting setting) {
      out.println(
          "service_level version "
              + setting.version()
              + (setting.version() == 0 ? " (nobody has set it: the default)" : "")
              + ": T = "
              + setting.thresholds().seconds()
              + " s, S = "
              + setting.thresholds().shortSeconds()
              + " s");
      for (ServiceLevel level : ServiceLevel.values()) {
        out.println(
            (level == setting.formula() ? "* " : "  ")
                + level.code()
                + " "
                + level.id()
                + ": "
                + level.formula().en());
      }
    }
  }
}
