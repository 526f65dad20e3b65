package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

/** What compact constructors of rows have in common. */
final class Checks {

  private Checks() {}

  static String notEmpty(String value, String name) {
    requireNonNull(value, name + " is null");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " is empty");
    }
    return value;
  }
}
