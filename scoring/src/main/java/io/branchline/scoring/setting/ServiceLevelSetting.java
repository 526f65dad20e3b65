package io.branchline.scoring.setting;

import static java.util.Objects.requireNonNull;

import io.branchline.scoring.kpi.ServiceLevel;
import io.branchline.scoring.kpi.Thresholds;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.AuditEntry;
import io.branchline.warehouse.table.Setting;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Which service level reports show: the formula, the threshold T and the short-abandon threshold S.
 * A change is a new version in the table {@code settings}; the counters follow when {@code
 * branchline kpi} runs next.
 *
 * @param version 0 while nobody has set anything
 */
public record ServiceLevelSetting(ServiceLevel formula, Thresholds thresholds, long version)
    implements Serializable {

  /** Its name in the table {@code settings}. */
  public static final String NAME = "service_level";

  /**
   * Answered within 20 s of those offered to a queue, the strictest of the six; abandons within 5 s
   * are short.
   */
  public static final ServiceLevelSetting DEFAULT =
      new ServiceLevelSetting(ServiceLevel.NEGATIVE, new Thresholds(20, 5), 0);

  private static final int LONGEST_SECONDS = 3600;

  /** Checks that nothing is missing. */
  public ServiceLevelSetting {
    requireNonNull(formula, "formula is null");
    requireNonNull(thresholds, "thresholds is null");
  }

  /** Thresholds as a person may set them; a {@code Failure} says what is possible. */
  public static Thresholds thresholds(int seconds, int shortSeconds) {
    if (seconds < 1
        || seconds > LONGEST_SECONDS
        || shortSeconds < 0
        || shortSeconds > LONGEST_SECONDS) {
      throw new Failure(
          Failure.Code.USAGE,
          "Service level within "
              + seconds
              + " s, short abandons within "
              + shortSeconds
              + " s: give a threshold from 1 to 3600 s and short abandons from 0 to 3600 s, such as 20 and 5.");
    }
    return new Thresholds(seconds, shortSeconds);
  }

  /** The setting in force. */
  public static ServiceLevelSetting read(Warehouse warehouse) {
    List<Setting> rows =
        warehouse.query(
            Setting.class,
            "SELECT name, value, version, set_by, set_at FROM current_settings WHERE name = {name:String}",
            Map.of("name", NAME));
    return rows.isEmpty() ? DEFAULT : parse(rows.get(0).value(), rows.get(0).version());
  }

  /**
   * Stores it as the next version, with an audit entry; storing what is in force already changes
   * nothing.
   */
  public static ServiceLevelSetting store(
      Warehouse warehouse, ServiceLevel formula, Thresholds thresholds, String by, Instant at) {
    ServiceLevelSetting now = read(warehouse);
    if (now.version() > 0 && now.formula() == formula && now.thresholds().equals(thresholds)) {
      return now;
    }
    ServiceLevelSetting next = new ServiceLevelSetting(formula, thresholds, now.version() + 1);
    warehouse.write(
        Setting.class, List.of(new Setting(NAME, next.value(), next.version(), by, at)));
    warehouse.write(
        AuditEntry.class,
        List.of(
            new AuditEntry(
                NAME + "|" + next.version(),
                at,
                by,
                "",
                "changed_setting",
                NAME,
                "",
                now.value() + " -> " + next.value())));
    return next;
  }

  /** How it is stored: JSON, which the views read too. */
  public String value() {
    return "{\"formula\":\""
        + formula.id()
        + "\",\"threshold_seconds\":"
        + thresholds.seconds()
        + ",\"short_seconds\":"
        + thresholds.shortSeconds()
        + "}";
  }

  static ServiceLevelSetting parse(String value, long version) {
    try {
      Object node = new Yaml(new SafeConstructor(new LoaderOptions())).load(value);
      if (node instanceof Map<?, ?> map
          && map.get("formula") instanceof String formula
          && map.get("threshold_seconds") instanceof Integer seconds
          && map.get("short_seconds") instanceof Integer shortSeconds) {
        return new ServiceLevelSetting(
            ServiceLevel.parse(formula), thresholds(seconds, shortSeconds), version);
      }
    } catch (YAMLException e) {
      throw unreadable(value, version, e);
    }
    throw unreadable(value, version, null);
  }

  private static Failure unreadable(
      String value, long version, @org.jspecify.annotations.Nullable Throwable cause) {
    return new Failure(
        Failure.Code.BAD_INPUT,
        "Version "
            + version
            + " of the setting service_level is '"
            + value
            + "', which cannot be read. Set it again: ./branchline setting service-level --formula negative --threshold 20 --short 5",
        cause);
  }
}
