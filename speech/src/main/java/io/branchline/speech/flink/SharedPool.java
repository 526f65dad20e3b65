package io.branchline.speech.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.worker.WorkerCommand;
import io.branchline.speech.worker.WorkerLimits;
import io.branchline.speech.worker.WorkerPool;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * One pool of workers for all slots of a task manager: it starts with the first, grows with each,
 * and ends with the last.
 */
final class SharedPool {

  private static final Map<Plan, SharedPool> POOLS = new HashMap<>();

  private final WorkerPool pool;
  private int members;

  /**
   * How a pool is to be.
   *
   * @param workers processes on each task manager; 0: one for each of its slots
   */
  record Plan(WorkerCommand command, WorkerLimits limits, int workers) implements Serializable {}

  private SharedPool(WorkerPool pool) {
    this.pool = pool;
  }

  static synchronized WorkerPool join(Plan plan) {
    SharedPool shared = POOLS.get(plan);
    if (shared == null) {
      shared =
          new SharedPool(
              new WorkerPool(plan.command(), plan.limits(), Math.max(1, plan.workers())));
      POOLS.put(plan, shared);
    } else if (plan.workers() == 0) {
      shared.pool.grow();
    }
    shared.members++;
    return shared.pool;
  }

  static synchronized void leave(Plan plan) {
    SharedPool shared = requireNonNull(POOLS.get(plan), "nobody has joined");
    shared.members--;
    if (shared.members == 0) {
      POOLS.remove(plan);
      shared.pool.close();
    } else if (plan.workers() == 0) {
      shared.pool.shrink();
    }
  }
}
