package io.branchline.console.setting;

import io.branchline.scoring.kpi.ServiceLevel;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Setting;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes the service-level setting; every version stays. */
@Component
public final class ServiceLevels {

  private static final String VERSIONS =
      """
      SELECT JSONExtractString(value, 'formula') AS formula,
          JSONExtractInt(value, 'threshold_seconds') AS threshold_seconds,
          JSONExtractInt(value, 'short_seconds') AS short_seconds,
          version, set_by, set_at
      FROM settings FINAL WHERE name = {name:String} ORDER BY version DESC
      """;

  private final Warehouse warehouse;
  private final Clock clock;

  ServiceLevels(Warehouse warehouse, Clock clock) {
    this.warehouse = warehouse;
    this.clock = clock;
  }

  record Row(
      String formula,
      int thresholdSeconds,
      int shortSeconds,
      long version,
      String setBy,
      @Nullable Instant setAt) {}

  /** The one that holds now. */
  public ServiceLevelVersion current() {
    return history().stream().findFirst().orElse(ServiceLevelVersion.DEFAULT);
  }

  /** Every version, the newest first. */
  public List<ServiceLevelVersion> history() {
    return warehouse
        .query(Row.class, VERSIONS, Map.of("name", ServiceLevelVersion.SETTING))
        .stream()
        .map(
            row ->
                new ServiceLevelVersion(
                    formula(row.formula()),
                    row.thresholdSeconds(),
                    row.shortSeconds(),
                    row.version(),
                    row.setBy(),
                    row.setAt()))
        .toList();
  }

  /** Adds a version. */
  public ServiceLevelVersion set(
      ServiceLevel formula, int thresholdSeconds, int shortSeconds, String by) {
    ServiceLevelVersion next =
        new ServiceLevelVersion(
            formula, thresholdSeconds, shortSeconds, current().version() + 1, by, clock.instant());
    String value =
        String.format(
            Locale.ROOT,
            "{\"formula\":\"%s\",\"threshold_seconds\":%d,\"short_seconds\":%d}",
            formula.id(),
            thresholdSeconds,
            shortSeconds);
    warehouse.write(
        Setting.class,
        List.of(
            new Setting(ServiceLevelVersion.SETTING, value, next.version(), by, clock.instant())));
    return next;
  }

  private static ServiceLevel formula(String id) {
    return Arrays.stream(ServiceLevel.values())
        .filter(formula -> formula.id().equals(id))
        .findFirst()
        .orElse(ServiceLevel.NEGATIVE);
  }
}
