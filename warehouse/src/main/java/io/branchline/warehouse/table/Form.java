package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * A published version of an evaluation form, kept as it was written.
 *
 * @param fingerprint SHA-256 of the YAML: a published version never changes
 */
@Table("forms")
public record Form(
    String form,
    int formVersion,
    String titleEn,
    String titleZh,
    String yaml,
    String fingerprint,
    Instant publishedAt)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Form {
    Checks.notEmpty(form, "form");
    requireNonNull(titleEn, "titleEn is null");
    requireNonNull(titleZh, "titleZh is null");
    requireNonNull(yaml, "yaml is null");
    requireNonNull(fingerprint, "fingerprint is null");
    requireNonNull(publishedAt, "publishedAt is null");
  }
}
