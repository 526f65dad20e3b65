package io.branchline.speech.policy;

import io.branchline.speech.mask.MaskPolicy;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The masking policies of a warehouse: setting {@value #SETTING}, whose value is the YAML. */
public final class Policies {

  /** The setting's name. */
  public static final String SETTING = "mask_policy";

  private static final String SHIPPED = "default.yaml";

  private final Warehouse warehouse;

  /** Reads and writes settings of this warehouse. */
  public Policies(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * A policy and its text.
   *
   * @param setting the version of the setting; 0 for the shipped policy
   */
  public record Stored(MaskPolicy policy, String yaml, long setting) {}

  /** The policy that comes with the program. */
  public static MaskPolicy shipped() {
    return parse(shippedYaml(), SHIPPED);
  }

  /** Its text, to start a bank's own from. */
  public static String shippedYaml() {
    try (InputStream in = Policies.class.getResourceAsStream(SHIPPED)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a policy.
   *
   * @param source how complaints call the file
   * @throws Failure naming line and field
   */
  public static MaskPolicy parse(String yaml, String source) {
    return PolicyParser.parse(yaml, source);
  }

  /** The policy in force: the one that was set last, else the shipped one. */
  public Stored current() {
    return latest().orElseGet(() -> new Stored(shipped(), shippedYaml(), 0));
  }

  private Optional<Stored> latest() {
    List<Setting> rows =
        warehouse.query(
            Setting.class,
            "SELECT * FROM current_settings WHERE name = {name:String}",
            Map.of("name", SETTING));
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new Stored(
                    parse(row.value(), "setting " + SETTING + " version " + row.version()),
                    row.value(),
                    row.version()));
  }

  /**
   * Puts a policy in force; nothing changes where it is in force already.
   *
   * @throws Failure where its version says something else than an earlier policy of that version
   */
  public Stored set(String yaml, String source, String setBy, Instant now) {
    MaskPolicy policy = parse(yaml, source);
    Optional<Stored> latest = latest();
    if (latest.isPresent() && latest.get().yaml().equals(yaml)) {
      return latest.get();
    }
    for (Setting row : history()) {
      boolean same =
          !row.value().equals(yaml)
              && parse(row.value(), "version " + row.version()).id().equals(policy.id());
      if (same) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            source
                + ": "
                + policy.name()
                + " version "
                + policy.version()
                + " was set before and said something else. Give this one version "
                + (policy.version() + 1)
                + ".");
      }
    }
    long version = latest.map(Stored::setting).orElse(0L) + 1;
    warehouse.write(Setting.class, List.of(new Setting(SETTING, yaml, version, setBy, now)));
    return new Stored(policy, yaml, version);
  }

  /** Every policy that was ever set, the earliest first. */
  public List<Setting> history() {
    return warehouse.query(
        Setting.class,
        "SELECT * FROM settings FINAL WHERE name = {name:String} ORDER BY version",
        Map.of("name", SETTING));
  }
}
