package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/** Agents wanted in a shift on a day, as a roster was solved for. */
@Table("roster_demand")
public record RosterDemand(
    String branch,
    String roster,
    LocalDate localDate,
    String shift,
    String skill,
    int agents,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public RosterDemand {
    Checks.notEmpty(branch, "branch");
    Checks.notEmpty(roster, "roster");
    requireNonNull(localDate, "localDate is null");
    Checks.notEmpty(shift, "shift");
    requireNonNull(skill, "skill is null");
  }
}
