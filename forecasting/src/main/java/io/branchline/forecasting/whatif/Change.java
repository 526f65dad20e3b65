package io.branchline.forecasting.whatif;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What may be different; in the order of tables. */
public enum Change {
  /** Nothing. */
  TODAY,
  /** The queues of a branch share its agents. */
  QUEUES,
  /** The branches of a region share theirs. */
  REGIONS,
  /** The whole bank is one centre. */
  CENTRE,
  /** Another promise to callers. */
  TARGET,
  /** Calls last longer. */
  HANDLE_TIME,
  /** More paid time away from the phones. */
  SHRINKAGE,
  /** Rostered agents do not come. */
  ABSENCE,
  /** More calls than forecast. */
  RUSH,
  /** Some agents are new. */
  NEW_STAFF,
  /** All that is asked for at once. */
  TOGETHER;

  /** The name on the command line and in addresses, such as {@code new-staff}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The change of that name. */
  public static Change of(String id) {
    return Arrays.stream(values())
        .filter(change -> change.id().equals(id.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no change '"
                        + id
                        + "'. There are "
                        + Arrays.stream(values()).map(Change::id).collect(Collectors.joining(", "))
                        + "."));
  }
}
