package io.branchline.scoring.job;

import io.branchline.scoring.quality.QualityScores;
import io.branchline.scoring.quality.ScoredCall;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.EvaluationMethod;
import io.branchline.warehouse.table.QualityScore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges the evaluations of one branch's whole month into quality scores and writes those that
 * changed.
 */
public final class QualityPartition {

  private static final String EVALUATIONS =
      """
      SELECT call_id, agent, call_started_at, form, form_version, method, score, critical_failed FROM current_evaluations
      WHERE branch = {branch:String} AND call_started_at >= {from:DateTime64(3, 'UTC')} AND call_started_at < {to:DateTime64(3, 'UTC')}
      ORDER BY call_id, evaluation_id
      """;
  private static final String STORED =
      """
      SELECT * FROM quality_scores FINAL
      WHERE branch = {branch:String} AND period_start >= {first:Date} AND period_start < {next:Date}
      """;
  private static final String VERSION =
      """
      SELECT max(version) AS version FROM quality_scores
      WHERE branch = {branch:String} AND period_start >= {first:Date} AND period_start < {next:Date}
      """;

  private QualityPartition() {}

  record Row(
      String callId,
      String agent,
      Instant callStartedAt,
      String form,
      int formVersion,
      EvaluationMethod method,
      @Nullable Double score,
      boolean criticalFailed) {}

  record Version(long version) {}

  /** The current evaluations of the partition. */
  public static List<ScoredCall> evaluations(Warehouse warehouse, Partition partition) {
    return warehouse.query(Row.class, EVALUATIONS, range(partition)).stream()
        .map(
            row ->
                new ScoredCall(
                    row.callId(),
                    partition.branch(),
                    row.agent(),
                    row.callStartedAt().atZone(partition.zone()).toLocalDate(),
                    row.form(),
                    row.formVersion(),
                    row.method(),
                    row.score(),
                    row.criticalFailed()))
        .toList();
  }

  /** Merges and writes; gives the number of rows written. Doing it again writes nothing. */
  public static long compute(Warehouse warehouse, Partition partition) {
    Map<String, Object> range = range(partition);
    long version = warehouse.query(Version.class, VERSION, range).get(0).version() + 1;
    List<QualityScore> changes =
        QualityScores.changes(
            warehouse.query(QualityScore.class, STORED, range),
            QualityScores.of(partition.branch(), evaluations(warehouse, partition)),
            version);
    if (!changes.isEmpty()) {
      warehouse.write(QualityScore.class, changes);
    }
    return changes.size();
  }

  private static Map<String, Object> range(Partition partition) {
    return Map.of(
        "branch", partition.branch(),
        "from", partition.start(),
        "to", partition.end(),
        "first", partition.from(),
        "next", partition.to());
  }
}
