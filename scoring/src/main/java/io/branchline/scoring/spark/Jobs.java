package io.branchline.scoring.spark;

import io.branchline.scoring.form.EvaluationForm;
import io.branchline.scoring.job.KpiPartition;
import io.branchline.scoring.job.Partition;
import io.branchline.scoring.job.QualityPartition;
import io.branchline.scoring.job.ScorePartition;
import io.branchline.scoring.kpi.Thresholds;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.time.Instant;
import java.util.List;

/** The jobs: each task opens the warehouse, does one partition and closes it. */
public final class Jobs {

  private final SparkRun spark;
  private final WarehouseConfig config;

  /** Jobs on a warehouse. */
  public Jobs(SparkRun spark, WarehouseConfig config) {
    this.spark = spark;
    this.config = config;
  }

  /** Counts half hours. */
  public KpiPartition.Done kpi(List<Partition> partitions, Thresholds thresholds) {
    WarehouseConfig where = config;
    return spark
        .forEach(
            partitions,
            "kpi",
            partition -> {
              try (Warehouse warehouse = Warehouse.open(where)) {
                return KpiPartition.compute(warehouse, partition, thresholds);
              }
            })
        .stream()
        .reduce(KpiPartition.Done.NOTHING, KpiPartition.Done::plus);
  }

  /** Evaluates transcribed calls. */
  public ScorePartition.Done score(
      List<Partition> partitions, EvaluationForm form, int formVersion, Instant now) {
    WarehouseConfig where = config;
    return spark
        .forEach(
            partitions,
            "score",
            partition -> {
              try (Warehouse warehouse = Warehouse.open(where)) {
                return ScorePartition.compute(warehouse, partition, form, formVersion, now);
              }
            })
        .stream()
        .reduce(ScorePartition.Done.NOTHING, ScorePartition.Done::plus);
  }

  /** Merges evaluations into quality scores; gives the number of rows written. */
  public long quality(List<Partition> partitions) {
    WarehouseConfig where = config;
    return spark
        .forEach(
            partitions,
            "quality",
            partition -> {
              try (Warehouse warehouse = Warehouse.open(where)) {
                return QualityPartition.compute(warehouse, partition);
              }
            })
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
