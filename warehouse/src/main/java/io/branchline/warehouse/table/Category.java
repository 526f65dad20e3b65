package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * A saved search: something that calls can be about. Its latest version holds.
 *
 * @param query in the search's language
 */
@Table("categories")
public record Category(
    String category,
    String titleEn,
    String titleZh,
    String query,
    boolean enabled,
    long version,
    String setBy,
    Instant setAt)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Category {
    Checks.notEmpty(category, "category");
    requireNonNull(titleEn, "titleEn is null");
    requireNonNull(titleZh, "titleZh is null");
    Checks.notEmpty(query, "query");
    requireNonNull(setBy, "setBy is null");
    requireNonNull(setAt, "setAt is null");
  }
}
