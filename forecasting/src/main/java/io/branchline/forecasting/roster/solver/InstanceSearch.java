package io.branchline.forecasting.roster.solver;

import com.google.ortools.sat.CpSolverStatus;
import io.branchline.forecasting.roster.benchmark.Instance;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Searches an instance of the benchmark. Few people: the whole model, which proves its optimum.
 * More: the whole model for a start, then column generation for a tight bound, dives for rosters
 * close to it, and a choice among all the lines that were met.
 */
public final class InstanceSearch {

  /** Up to this many people the whole model proves its optimum. */
  static final int PROVABLE = 18;

  private static final int START_SHARE = 10;
  private static final int PICK_SHARE = 6;

  private final Instance instance;
  private final SearchLimits limits;
  private final SearchProgress.Listener listener;
  private final long startNanos = System.nanoTime();
  private int @Nullable [][] roster;
  private double cost = Double.NaN;
  private double bound = Double.NaN;

  /** A search that is not yet begun. */
  public InstanceSearch(Instance instance, SearchLimits limits, SearchProgress.Listener listener) {
    this.instance = instance;
    this.limits = limits;
    this.listener = listener;
  }

  /**
   * What came of it.
   *
   * @param roster by person and day the shift's index, -1 for none; null if none was found
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Found(int @Nullable [][] roster, double cost, double bound, double seconds) {

    /** Whether nothing costs less. */
    public boolean proved() {
      return roster != null && bound > cost - 0.5;
    }
  }

  /** Searches until proved or out of time. */
  public Found solve() {
    boolean large = instance.people().size() > PROVABLE;
    whole(large ? limits.time().dividedBy(START_SHARE) : limits.time());
    int[][] start = roster;
    if (large && start != null && !settled()) {
      try (ColumnGeneration columns = new ColumnGeneration(instance, limits)) {
        generate(columns, start);
      }
    }
    return new Found(roster, cost, bound, seconds());
  }

  private void whole(Duration time) {
    InstanceModel model = new InstanceModel(instance);
    Search search = new Search(limits.within(time), listener);
    CpSolverStatus status = search.run(model.model());
    bound = search.solver().bestObjectiveBound();
    if (status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE) {
      roster = model.roster(search.solver());
      cost = search.solver().objectiveValue();
    }
  }

  private void generate(ColumnGeneration columns, int[][] start) {
    for (int person = 0; person < start.length; person++) {
      columns.offer(person, start[person]);
    }
    columns.generate(left().dividedBy(2));
    bounded(columns);
    SplittableRandom random = new SplittableRandom(limits.seed());
    Duration reserve = limits.time().dividedBy(PICK_SHARE);
    while (!settled() && left().compareTo(reserve) > 0) {
      better(columns, columns.dive(left().minus(reserve), random));
      bounded(columns);
    }
    int[][] best = roster;
    if (!settled() && best != null && left().compareTo(Duration.ofSeconds(1)) > 0) {
      better(columns, columns.pick(left(), best, SearchProgress.Listener.NONE));
    }
  }

  /** All costs are whole numbers, so the bound can be rounded up. */
  private void bounded(ColumnGeneration columns) {
    bound = Math.max(bound, Math.ceil(columns.bound() - 1e-4));
    listener.progress(new SearchProgress(cost, bound, seconds()));
  }

  private void better(ColumnGeneration columns, int @Nullable [][] found) {
    if (found != null && columns.cost(found) < cost) {
      roster = found;
      cost = columns.cost(found);
      listener.progress(new SearchProgress(cost, bound, seconds()));
    }
  }

  private boolean settled() {
    return bound > cost - 0.5;
  }

  private Duration left() {
    return limits.time().minusNanos(System.nanoTime() - startNanos);
  }

  private double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
