package io.branchline.forecasting.whatif;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.erlang.Load;
import java.util.List;

/**
 * A queue with agents of its own.
 *
 * @param loads of each interval of the day, all of one length
 */
public record Site(String region, String branch, String queue, List<Load> loads) {

  /** Checks that there is a day. */
  public Site {
    requireNonNull(region, "region is null");
    requireNonNull(branch, "branch is null");
    requireNonNull(queue, "queue is null");
    loads = List.copyOf(loads);
    if (loads.isEmpty()) {
      throw new IllegalArgumentException(
          "Queue " + queue + " of branch " + branch + " has no interval.");
    }
  }
}
