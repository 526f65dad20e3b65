package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/** One version of a setting, such as the service-level formula that reports use. */
@Table("settings")
public record Setting(String name, String value, long version, String setBy, Instant setAt)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Setting {
    Checks.notEmpty(name, "name");
    requireNonNull(value, "value is null");
    requireNonNull(setBy, "setBy is null");
    requireNonNull(setAt, "setAt is null");
  }
}
