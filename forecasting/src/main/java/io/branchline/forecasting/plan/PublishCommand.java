package io.branchline.forecasting.plan;

import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.AuditEntry;
import io.branchline.warehouse.table.RosterRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a draft. */
@Command(
    name = "publish",
    description = {
      "Makes a draft the published roster of its days. It is never changed again; a later one takes",
      "its place. It is checked again; where a hard rule is broken it needs a --reason."
    },
    mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "ROSTER", description = "Name of a draft.")
  String roster;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who publishes (default: ${DEFAULT-VALUE}).")
  String by;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description =
          "Why although a hard rule is broken; kept with the roster and in the audit log, so"
              + " without customers' numbers.")
  String reason;

  @Mixin Language language = new Language();

  @Override
  public Integer call() {
    try (Warehouse warehouse = Warehouse.open()) {
      RosterRow published = publish(warehouse, Instant.now());
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              language.of(
                  "Published %s: branch %s, %d days from %s.%n", "已发布 %s：分行 %s，自 %4$s 起 %3$d 天。%n"),
              roster,
              published.branch(),
              published.days(),
              published.fromDate());
    }
    return 0;
  }

  RosterRow publish(Warehouse warehouse, Instant now) {
    String why = TypedReason.of("--reason", reason);
    OpenRoster open = OpenRoster.open(warehouse, new RosterStore(warehouse).row(roster));
    RosterRow published = new Publication(warehouse).publish(open, by, why, now);
    warehouse.write(
        AuditEntry.class,
        List.of(
            new AuditEntry(
                UUID.randomUUID().toString(),
                now,
                by,
                "",
                "published_roster",
                roster,
                published.branch(),
                published.publishReason())));
    return published;
  }
}
