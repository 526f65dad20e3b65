package io.branchline.ingest.format;

import static java.util.Objects.requireNonNull;

import java.io.Serial;

/**
 * Canonical JSON lines, as specified in {@code docs/formats/canonical-events.md}.
 *
 * @param branch the branch of events that name none; empty if there is no such branch
 * @param zone the zone of branches that are met for the first time
 */
public record CanonicalFormat(String branch, String zone) implements LineFormat {

  @Serial private static final long serialVersionUID = 1;

  /** Checks that nothing is missing. */
  public CanonicalFormat {
    requireNonNull(branch, "branch is null");
    requireNonNull(zone, "zone is null");
  }

  @Override
  public String name() {
    return "canonical";
  }

  @Override
  public LineParser open() {
    return new CheckedParser(new CanonicalLine(branch));
  }
}
