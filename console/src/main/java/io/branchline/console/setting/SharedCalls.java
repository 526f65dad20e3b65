package io.branchline.console.setting;

import io.branchline.console.access.Names;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.Setting;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which branches may take each other's calls: a setting whose every version stays. */
@Component
public final class SharedCalls {

  /** The setting's name. */
  public static final String SETTING = "shared_calls";

  private static final String NEWEST =
      """
      SELECT JSONExtractString(value, 'among') AS among, version
      FROM settings FINAL WHERE name = {name:String} ORDER BY version DESC LIMIT 1""";

  private final Warehouse warehouse;
  private final JsonMapper mapper;
  private final Clock clock;

  SharedCalls(Warehouse warehouse, JsonMapper mapper, Clock clock) {
    this.warehouse = warehouse;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** Who may help whom. */
  public enum Among {
    /** Each branch serves its own callers. */
    NONE,
    /** Branches of one region. */
    REGION,
    /** All of them. */
    ALL;

    /** The name in forms and message keys. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The one of that name; none for any other. */
    public static Among of(String id) {
      for (Among among : values()) {
        if (among.id().equals(id)) {
          return among;
        }
      }
      return NONE;
    }
  }

  record Row(String among, long version) {}

  private Row newest() {
    return warehouse.query(Row.class, NEWEST, Map.of("name", SETTING)).stream()
        .findFirst()
        .orElse(new Row("none", 0));
  }

  /** The one in force. */
  public Among current() {
    return Among.of(newest().among());
  }

  /** The branches, that one included, among which calls are shared; all are the viewer's. */
  public static Set<String> with(Among among, Names names, String branch) {
    Set<String> with = new TreeSet<>(Set.of(branch));
    String region =
        names.branches().stream()
            .filter(row -> row.branch().equals(branch))
            .map(Branch::region)
            .findFirst()
            .orElse("");
    for (Branch row : names.branches()) {
      boolean shares =
          among == Among.ALL
              || (among == Among.REGION && !region.isEmpty() && row.region().equals(region));
      if (shares) {
        with.add(row.branch());
      }
    }
    return with;
  }

  /** Adds a version. */
  public void set(Among among, String by) {
    String value = mapper.writeValueAsString(Map.of("among", among.id()));
    warehouse.write(
        Setting.class,
        List.of(new Setting(SETTING, value, newest().version() + 1, by, clock.instant())));
  }
}
