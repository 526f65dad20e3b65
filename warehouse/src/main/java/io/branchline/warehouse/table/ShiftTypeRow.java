package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/** A kind of shift that a branch uses; every branch's where the branch has none of its own. */
@Table("shift_types")
public record ShiftTypeRow(
    String branch,
    String shift,
    String nameEn,
    String nameZh,
    int startMinute,
    int minutes,
    String skill,
    List<Integer> breakMinutes,
    List<Integer> breakEarliest,
    List<Integer> breakLatest,
    List<String> breakPay,
    boolean enabled,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public ShiftTypeRow {
    requireNonNull(branch, "branch is null");
    Checks.notEmpty(shift, "shift");
    requireNonNull(nameEn, "nameEn is null");
    requireNonNull(nameZh, "nameZh is null");
    requireNonNull(skill, "skill is null");
    breakMinutes = List.copyOf(breakMinutes);
    breakEarliest = List.copyOf(breakEarliest);
    breakLatest = List.copyOf(breakLatest);
    breakPay = List.copyOf(breakPay);
  }
}
