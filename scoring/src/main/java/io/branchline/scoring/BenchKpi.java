package io.branchline.scoring;

import io.branchline.scoring.job.Days;
import io.branchline.scoring.job.KpiPartition;
import io.branchline.scoring.job.Partition;
import io.branchline.scoring.job.Partitions;
import io.branchline.scoring.kpi.CallFacts;
import io.branchline.scoring.kpi.IntervalCounter;
import io.branchline.scoring.setting.ServiceLevelSetting;
import io.branchline.scoring.spark.Jobs;
import io.branchline.scoring.spark.SparkRun;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.CallOutcome;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Calls counted a second: the core alone, and the whole job on what the warehouse holds. */
@Command(
    name = "kpi",
    description = {
      "Counts a million calls in memory with the core, then runs the job on the warehouse's own calls,",
      "beside the engine's bare group-by of the same calls."
    },
    mixinStandardHelpOptions = true)
final class BenchKpi implements Callable<Integer> {

  private static final int CALLS = 1_000_000;

  @Spec CommandSpec spec;

  @Option(names = "--seed", description = "The seed of the made-up calls.")
  long seed = 1;

  @Option(names = "--master", description = "Spark's master (default: ${DEFAULT-VALUE}).")
  String master = SparkRun.LOCAL;

  record Count(long calls) {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("seed " + seed);
    core(out);
    try (Warehouse warehouse = Warehouse.open()) {
      ServiceLevelSetting setting = ServiceLevelSetting.read(warehouse);
      List<Partition> partitions = new Partitions(warehouse).kpi(Days.ALL);
      long start = System.nanoTime();
      long groups =
          warehouse
              .query(
                  Count.class,
                  """
                  SELECT count() AS calls FROM (
                      SELECT branch, queue, toStartOfInterval(started_at, INTERVAL 30 MINUTE) AS h, count(), sum(wait_millis),
                          countIf(outcome = 'answered' AND wait_millis <= 20000) FROM calls FINAL GROUP BY branch, queue, h)
                  """,
                  Map.of())
              .get(0)
              .calls();
      double bare = seconds(start);
      start = System.nanoTime();
      try (SparkRun spark = new SparkRun("branchline bench kpi", master)) {
        double started = seconds(start);
        long before = System.nanoTime();
        KpiPartition.Done done =
            new Jobs(spark, warehouse.config()).kpi(partitions, setting.thresholds());
        double job = seconds(before);
        out.println(
            String.format(
                Locale.ROOT,
                "job: %,d calls in %d partitions into %,d rows, %,d written: %.1f s, %,.0f calls/s; Spark's start %.1f s",
                done.calls(),
                partitions.size(),
                done.intervals(),
                done.written(),
                job,
                done.calls() / job,
                started));
        out.println(
            String.format(
                Locale.ROOT,
                "the engine's bare group-by of the same calls: %,d groups in %.2f s, %,.0f calls/s",
                groups,
                bare,
                done.calls() / bare));
      }
    }
    return 0;
  }

  private void core(PrintWriter out) {
    SplittableRandom random = new SplittableRandom(seed);
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    LocalDate first = LocalDate.of(2026, 10, 1);
    Instant from = first.atStartOfDay(zone).toInstant();
    IntervalCounter counter =
        new IntervalCounter(
            "bench", zone, ServiceLevelSetting.DEFAULT.thresholds(), first, first.plusMonths(1));
    CallOutcome[] outcomes = CallOutcome.values();
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      counter.call(
          new CallFacts(
              "queue" + random.nextInt(4),
              "",
              outcomes[random.nextInt(outcomes.length)],
              from.plusSeconds(random.nextInt(31 * 86_400)),
              random.nextInt(120_000),
              180_000,
              0,
              30_000));
    }
    int rows = counter.rows(1).size();
    double seconds = seconds(start);
    out.println(
        String.format(
            Locale.ROOT,
            "core: %,d calls into %,d rows in %.2f s, %,.0f calls/s on one thread",
            CALLS,
            rows,
            seconds,
            CALLS / seconds));
  }

  private static double seconds(long startNanos) {
    return Math.max(1e-9, (System.nanoTime() - startNanos) / 1e9);
  }
}
