package io.branchline.console.adherence;

import io.branchline.forecasting.adherence.Terms;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Setting;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is held against agents: a setting whose every version stays. */
@Component
final class AdherenceTerms {

  static final String SETTING = "adherence";

  private static final String NEWEST =
      """
      SELECT JSONExtract(value, 'neutral', 'Array(String)') AS neutral,
          JSONExtractString(value, 'outside') AS outside,
          toInt32(JSONExtractInt(value, 'grace_seconds')) AS grace_seconds, version
      FROM settings FINAL WHERE name = {name:String} ORDER BY version DESC LIMIT 1""";

  /**
   * The setting.
   *
   * @param neutral reasons of not ready that are neither for nor against an agent
   * @param outside {@code counts} or {@code ignored}
   */
  record Row(List<String> neutral, String outside, int graceSeconds, long version) {

    static final Row USUAL =
        new Row(
            List.of(
                "training", "meeting", "coaching", "\u57f9\u8bad", "\u4f1a\u8bae", "\u8f85\u5bfc"),
            "ignored",
            0,
            0);

    Row {
      neutral = List.copyOf(neutral);
    }

    Terms terms() {
      return new Terms(
          outside.equals("counts") ? Terms.Outside.COUNTS : Terms.Outside.IGNORED,
          Duration.ofSeconds(graceSeconds));
    }

    public boolean counts() {
      return outside.equals("counts");
    }

    public String reasons() {
      return String.join(", ", neutral);
    }
  }

  private final Warehouse warehouse;
  private final JsonMapper mapper;
  private final Clock clock;

  AdherenceTerms(Warehouse warehouse, JsonMapper mapper, Clock clock) {
    this.warehouse = warehouse;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** The one that holds now. */
  Row current() {
    return warehouse.query(Row.class, NEWEST, Map.of("name", SETTING)).stream()
        .findFirst()
        .orElse(Row.USUAL);
  }

  /** Adds a version. */
  Row set(String reasons, String outside, int graceSeconds, String by) {
    Row next =
        new Row(
            Arrays.stream(reasons.split("[,，]", -1))
                .map(reason -> reason.strip().toLowerCase(Locale.ROOT))
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .toList(),
            outside.equals("counts") ? "counts" : "ignored",
            Math.min(3_600, Math.max(0, graceSeconds)),
            current().version() + 1);
    String value =
        mapper.writeValueAsString(
            Map.of(
                "neutral",
                next.neutral(),
                "outside",
                next.outside(),
                "grace_seconds",
                next.graceSeconds()));
    warehouse.write(
        Setting.class, List.of(new Setting(SETTING, value, next.version(), by, clock.instant())));
    return next;
  }
}
