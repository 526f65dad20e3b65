package io.branchline.console.roster;

import io.branchline.console.recompute.PlanningRun;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One run of {@code roster solve}, followed by what it prints. */
public final class SolveJob extends PlanningRun {

  private static final Pattern PROGRESS =
      Pattern.compile("roster: ([0-9.]+) s, best ([^ ]+), bound ([^ ]+), gap ([^ ]+) %");
  private static final Pattern KEPT = Pattern.compile("(?:Kept as draft|已存为草案) ([^ .。]+)");
  private static final int MOST_LINES = 200;

  /** What was asked for. */
  record Order(String branch, LocalDate from, int weeks, int seconds, String by, String language) {}

  private final Order order;
  private final List<String> lines = new ArrayList<>();
  private String best = "";
  private String bound = "";
  private String gap = "";
  private @Nullable String roster;

  SolveJob(Order order, Instant startedAt) {
    super(order.by(), startedAt);
    this.order = order;
  }

  List<String> command() {
    return List.of(
        "roster",
        "solve",
        "--branch=" + order.branch(),
        "--from=" + order.from(),
        "--weeks=" + order.weeks(),
        "--seconds=" + order.seconds(),
        "--by=" + order.by(),
        "--lang=" + order.language());
  }

  @Override
  protected synchronized void printed(String line) {
    if (lines.size() < MOST_LINES) {
      lines.add(line);
    }
    Matcher kept = KEPT.matcher(line);
    if (kept.find()) {
      roster = kept.group(1);
    }
  }

  @Override
  protected synchronized boolean told(String line) {
    Matcher progress = PROGRESS.matcher(line);
    if (!progress.find()) {
      return false;
    }
    best = progress.group(2).equals("NaN") ? "" : progress.group(2);
    bound = progress.group(3);
    gap = progress.group(4).equals("NaN") ? "" : progress.group(4);
    return true;
  }

  /** Whatever it exits with, a roster that was kept is there. */
  @Override
  protected synchronized boolean wentWell(int exit) {
    return roster != null;
  }

  /** The longest that it may search. */
  public int limitSeconds() {
    return order.seconds();
  }

  /** The cheapest roster so far, in yuan; empty for none yet. */
  public synchronized String best() {
    return best;
  }

  /** No roster of the model costs less. */
  public synchronized String bound() {
    return bound;
  }

  /** Percent between bound and best; empty for none yet. */
  public synchronized String gap() {
    return gap;
  }

  /** The draft that came of it. */
  public synchronized @Nullable String roster() {
    return roster;
  }

  /** What it printed. */
  public synchronized String text() {
    return String.join("\n", lines);
  }
}
