package io.branchline.forecasting.roster;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What an agent is entitled to or wishes for.
 *
 * @param to the last day, included
 * @param shift the shift type wished for, by {@link Kind#SHIFT}; otherwise empty
 * @param weight yuan that granting a wish is worth; leave has none, it is granted
 */
public record Request(
    String agent, LocalDate from, LocalDate to, Kind kind, String shift, int weight) {

  /** What is asked for. */
  public enum Kind {
    /** Approved leave: no work. */
    LEAVE,
    /** A wish not to work. */
    OFF,
    /** A wish for a shift type. */
    SHIFT
  }

  /** Checks the order of the days. */
  public Request {
    requireNonNull(agent, "agent is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(shift, "shift is null");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "The request of agent " + agent + " ends on " + to + ", before it starts on " + from);
    }
    if (weight < 0) {
      throw new IllegalArgumentException("The request of agent " + agent + " has weight " + weight);
    }
    if (kind == Kind.SHIFT && shift.isEmpty()) {
      throw new IllegalArgumentException("The request of agent " + agent + " names no shift type");
    }
  }

  /** Approved leave. */
  public static Request leave(String agent, LocalDate from, LocalDate to) {
    return new Request(agent, from, to, Kind.LEAVE, "", 0);
  }

  /** Whether a date lies in it. */
  public boolean covers(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(to);
  }
}
