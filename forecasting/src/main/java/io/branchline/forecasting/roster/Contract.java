package io.branchline.forecasting.roster;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * What was agreed with an agent.
 *
 * @param hours how working time is computed
 * @param weekMinutes agreed for a week, 0 to 3360
 * @param overtime whether the agent has agreed to overtime
 * @param yuanPerHour normal wage with the employer's share
 * @param shifts ids of the shift types that may be given; empty for all
 */
public record Contract(
    String id,
    Hours hours,
    int weekMinutes,
    Overtime overtime,
    int yuanPerHour,
    Set<String> shifts) {

  /** Working-time systems of China's labour law. */
  public enum Hours {
    /** Eight hours a day and forty a week. */
    STANDARD,
    /** Averaged over the period, with the labour authority's approval. */
    COMPREHENSIVE
  }

  /** Whether overtime was agreed. */
  public enum Overtime {
    NONE,
    AGREED
  }

  /** Forty hours a week by the standard system, no overtime, 40 yuan an hour, any shift. */
  public static final Contract FULL_TIME =
      new Contract("full-time", Hours.STANDARD, 2400, Overtime.NONE, 40, Set.of());

  /** Checks and copies. */
  public Contract {
    requireNonNull(id, "id is null");
    requireNonNull(hours, "hours is null");
    requireNonNull(overtime, "overtime is null");
    shifts = Set.copyOf(shifts);
    if (weekMinutes < 0 || weekMinutes > 3360) {
      throw new IllegalArgumentException(
          "Contract " + id + " has " + weekMinutes + " minutes a week; 0 to 3360 are possible");
    }
    if (yuanPerHour < 0) {
      throw new IllegalArgumentException("Contract " + id + " has a negative wage");
    }
  }

  /** Whether a shift type may be given. */
  public boolean allows(ShiftType shift) {
    return shifts.isEmpty() || shifts.contains(shift.id());
  }
}
