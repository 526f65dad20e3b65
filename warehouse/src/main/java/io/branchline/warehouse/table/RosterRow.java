package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One version of a branch's roster; once published it is never written again. */
@Table("rosters")
public record RosterRow(
    String branch,
    String roster,
    LocalDate fromDate,
    int days,
    String status,
    String basedOn,
    int seed,
    long cost,
    double bound,
    int missing,
    int violations,
    String rules,
    String createdBy,
    Instant createdAt,
    String publishedBy,
    @Nullable Instant publishedAt,
    long version,
    String editedFrom,
    String publishReason)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public RosterRow {
    Checks.notEmpty(branch, "branch");
    Checks.notEmpty(roster, "roster");
    requireNonNull(fromDate, "fromDate is null");
    Checks.notEmpty(status, "status");
    requireNonNull(basedOn, "basedOn is null");
    requireNonNull(rules, "rules is null");
    requireNonNull(createdBy, "createdBy is null");
    requireNonNull(createdAt, "createdAt is null");
    requireNonNull(publishedBy, "publishedBy is null");
    requireNonNull(editedFrom, "editedFrom is null");
    requireNonNull(publishReason, "publishReason is null");
  }

  /** The same roster, published; the figures are those of the check before it. */
  public RosterRow published(
      long checkedCost,
      int checkedMissing,
      int checkedViolations,
      String by,
      Instant at,
      String reason) {
    return new RosterRow(
        branch,
        roster,
        fromDate,
        days,
        "published",
        basedOn,
        seed,
        checkedCost,
        bound,
        checkedMissing,
        checkedViolations,
        rules,
        createdBy,
        createdAt,
        by,
        at,
        at.toEpochMilli(),
        editedFrom,
        reason);
  }
}
