package io.branchline.speech.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.job.RecordingFacts;
import io.branchline.speech.job.RecordingJob;
import io.branchline.speech.job.RecordingLine;
import io.branchline.speech.job.Transcriber;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.worker.WorkerPool;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.io.Serial;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * A recording in, what became of it out; its rows are written on the way. After a failure Flink
 * gives again what was on its way, and what is done is found done.
 */
final class TranscribeFunction extends RichAsyncFunction<String, String> {

  @Serial private static final long serialVersionUID = 1;

  private final WarehouseConfig config;
  private final SharedPool.Plan plan;
  private final RecordingFacts defaults;
  private final RecordingJob.Repeat repeat;
  private final int capacity;
  private transient @Nullable Warehouse warehouse;
  private transient @Nullable RecordingJob job;
  private transient @Nullable ExecutorService threads;

  TranscribeFunction(
      WarehouseConfig config,
      SharedPool.Plan plan,
      RecordingFacts defaults,
      RecordingJob.Repeat repeat,
      int capacity) {
    this.config = config;
    this.plan = plan;
    this.defaults = defaults;
    this.repeat = repeat;
    this.capacity = capacity;
  }

  @Override
  public void open(OpenContext context) {
    WorkerPool pool = SharedPool.join(plan);
    Warehouse client = Warehouse.open(config);
    warehouse = client;
    job =
        new RecordingJob(
            client, pool, new Transcriber(new SecretMask(new Policies(client).current().policy())));
    threads =
        Executors.newFixedThreadPool(
            capacity,
            task -> {
              Thread thread = new Thread(task, "transcribe");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public void asyncInvoke(String line, ResultFuture<String> future) {
    RecordingJob running = requireNonNull(job, "the function is not open");
    requireNonNull(threads, "the function is not open")
        .execute(
            () -> complete(future, () -> running.run(RecordingLine.read(line), defaults, repeat)));
  }

  /**
   * Whatever is thrown, memory that ran out included, fails the job: else it would wait for ever.
   */
  static void complete(ResultFuture<String> future, Supplier<RecordingJob.Result> work) {
    try {
      future.complete(List.of(Results.write(work.get())));
    } catch (Throwable e) {
      future.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
    if (job != null) {
      SharedPool.leave(plan);
    }
    if (warehouse != null) {
      warehouse.close();
    }
  }
}
