package io.branchline.ingest.format;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.Failure;
import java.io.Serial;
import java.time.ZoneId;

/**
 * Asterisk's {@code queue_log}: pipe-separated lines, old and new parameter layouts, epoch seconds
 * or local times.
 *
 * @param branch the branch that the Asterisk server belongs to
 * @param zone that branch's zone; local times are read in it
 */
public record QueueLogFormat(String branch, String zone) implements LineFormat {

  @Serial private static final long serialVersionUID = 1;

  /** Checks that the branch is named. */
  public QueueLogFormat {
    requireNonNull(zone, "zone is null");
    if (branch.isEmpty()) {
      throw new Failure(
          Failure.Code.USAGE,
          "A queue_log does not say which branch it is from. Name it with --branch.");
    }
  }

  @Override
  public String name() {
    return "queue-log";
  }

  @Override
  public LineParser open() {
    return new CheckedParser(new QueueLogLine(branch, ZoneId.of(zone)));
  }
}
