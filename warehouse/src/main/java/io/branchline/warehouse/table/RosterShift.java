package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One shift of one agent in a roster. */
@Table("roster_shifts")
public record RosterShift(
    String branch,
    String roster,
    String agent,
    LocalDate localDate,
    String shift,
    Instant startsAt,
    Instant endsAt,
    int paidMinutes,
    List<Integer> breakStarts,
    List<Integer> breakMinutes,
    long version,
    int isDeleted)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public RosterShift {
    Checks.notEmpty(branch, "branch");
    Checks.notEmpty(roster, "roster");
    Checks.notEmpty(agent, "agent");
    requireNonNull(localDate, "localDate is null");
    Checks.notEmpty(shift, "shift");
    requireNonNull(startsAt, "startsAt is null");
    requireNonNull(endsAt, "endsAt is null");
    breakStarts = List.copyOf(breakStarts);
    breakMinutes = List.copyOf(breakMinutes);
  }
}
