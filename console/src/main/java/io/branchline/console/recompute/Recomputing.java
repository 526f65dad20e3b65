package io.branchline.console.recompute;

import io.branchline.warehouse.Failure;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recomputing of forecast or staffing. */
public final class Recomputing extends PlanningRun {

  private static final Pattern PROGRESS =
      Pattern.compile("(?:forecast|staff|accuracy): ([0-9,]+) (?:series|intervals).*");
  private static final Pattern SHARE = Pattern.compile(" ([0-9]+) %,");

  private String done = "";
  private int percent = -1;

  Recomputing(String by, Instant startedAt) {
    super(by, startedAt);
  }

  @Override
  protected synchronized boolean told(String line) {
    Matcher progress = PROGRESS.matcher(line);
    if (!progress.matches()) {
      return false;
    }
    done = progress.group(1);
    Matcher share = SHARE.matcher(line);
    percent = share.find() ? Integer.parseInt(share.group(1)) : -1;
    return true;
  }

  /** That no forecast day is over yet is no mistake. */
  @Override
  protected int settled(int exit, List<String> command) {
    return command.equals(RecomputeJobs.JUDGE) && exit == Failure.Code.BAD_INPUT.exitStatus()
        ? 0
        : exit;
  }

  /** Series or intervals done; empty before the first. */
  public synchronized String done() {
    return done;
  }

  /** How much is done in percent; -1 where that is not known. */
  public synchronized int percent() {
    return percent;
  }
}
