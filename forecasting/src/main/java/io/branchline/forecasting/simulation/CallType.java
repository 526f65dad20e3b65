package io.branchline.forecasting.simulation;

import static java.util.Objects.requireNonNull;

/**
 * Calls of one kind; each kind waits in a queue of its own.
 *
 * @param priority higher is answered first; equal ones by who waits longest
 * @param handling talk + hold + wrap-up
 * @param patience how long a caller waits before hanging up
 */
public record CallType(String name, int priority, TimeLaw handling, TimeLaw patience) {

  /** Checks that nothing is missing. */
  public CallType {
    requireNonNull(name, "name is null");
    requireNonNull(handling, "handling is null");
    requireNonNull(patience, "patience is null");
  }

  /** Calls of priority 0. */
  public static CallType of(String name, TimeLaw handling, TimeLaw patience) {
    return new CallType(name, 0, handling, patience);
  }
}
