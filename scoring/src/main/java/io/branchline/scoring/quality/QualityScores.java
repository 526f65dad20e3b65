package io.branchline.scoring.quality;

import io.branchline.warehouse.table.EvaluationMethod;
import io.branchline.warehouse.table.QualityScore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Merges evaluations into the unified score of a call, and those into the scores of agents and
 * branches.
 *
 * <p>A call that a person evaluated by a form counts by people's scores only (their mean, if
 * several did); else by the machine's. Agents and branches get the mean of their calls, per day and
 * per month, per version of a form, because different questions are not compared.
 */
public final class QualityScores {

  private QualityScores() {}

  private record CallKey(String branch, String callId, String form) {}

  private record Key(
      String scope, String agent, String period, LocalDate start, String form, int version) {}

  /** The rows of one branch. */
  public static List<QualityScore> of(String branch, Collection<ScoredCall> evaluations) {
    Map<Key, List<CallScore>> groups = new LinkedHashMap<>();
    for (CallScore call : unified(evaluations)) {
      LocalDate month = call.localDate().withDayOfMonth(1);
      for (boolean byAgent : new boolean[] {false, true}) {
        String scope = byAgent ? "agent" : "branch";
        String agent = byAgent ? call.agent() : "";
        if (byAgent && agent.isEmpty()) {
          continue;
        }
        for (boolean byMonth : new boolean[] {false, true}) {
          Key key =
              new Key(
                  scope,
                  agent,
                  byMonth ? "month" : "day",
                  byMonth ? month : call.localDate(),
                  call.form(),
                  call.formVersion());
          groups.computeIfAbsent(key, any -> new ArrayList<>()).add(call);
        }
      }
    }
    List<QualityScore> rows = new ArrayList<>();
    groups.forEach((key, calls) -> rows.add(row(branch, key, calls)));
    return rows;
  }

  /** The unified score of every call that has one. */
  public static List<CallScore> unified(Collection<ScoredCall> evaluations) {
    Map<CallKey, List<ScoredCall>> calls = new LinkedHashMap<>();
    for (ScoredCall one : evaluations) {
      if (one.score() != null) {
        calls
            .computeIfAbsent(
                new CallKey(one.branch(), one.callId(), one.form()), any -> new ArrayList<>())
            .add(one);
      }
    }
    List<CallScore> result = new ArrayList<>();
    for (List<ScoredCall> all : calls.values()) {
      boolean manual = all.stream().anyMatch(QualityScores::isManual);
      Map<Integer, List<ScoredCall>> byVersion = new TreeMap<>();
      for (ScoredCall one : all) {
        if (isManual(one) == manual) {
          byVersion.computeIfAbsent(one.formVersion(), any -> new ArrayList<>()).add(one);
        }
      }
      byVersion.forEach((version, same) -> result.add(unified(same, version, manual)));
    }
    return result;
  }

  private static CallScore unified(List<ScoredCall> same, int version, boolean manual) {
    ScoredCall first = same.get(0);
    double score =
        same.stream()
            .map(ScoredCall::score)
            .filter(java.util.Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .average()
            .orElseThrow();
    return new CallScore(
        first.callId(),
        first.agent(),
        first.localDate(),
        first.form(),
        version,
        manual,
        score,
        same.stream().anyMatch(ScoredCall::criticalFailed));
  }

  private static boolean isManual(ScoredCall call) {
    return call.method() == EvaluationMethod.MANUAL;
  }

  private static QualityScore row(String branch, Key key, List<CallScore> calls) {
    List<Double> scores = calls.stream().map(CallScore::score).toList();
    Interval interval = Interval.of(scores).orElse(null);
    return new QualityScore(
        key.scope(),
        branch,
        key.agent(),
        key.period(),
        key.start(),
        key.form(),
        key.version(),
        calls.size(),
        calls.stream().filter(CallScore::manual).count(),
        calls.stream().filter(CallScore::criticalFailed).count(),
        Interval.mean(scores),
        interval == null ? null : Double.valueOf(interval.low()),
        interval == null ? null : Double.valueOf(interval.high()),
        0,
        false);
  }

  /**
   * What must be written so that the table holds these rows; a row whose calls moved away is
   * deleted.
   */
  public static List<QualityScore> changes(
      List<QualityScore> stored, List<QualityScore> counted, long version) {
    Map<Key, QualityScore> old = new HashMap<>();
    stored.forEach(row -> old.put(key(row), row));
    List<QualityScore> changes = new ArrayList<>();
    for (QualityScore row : counted) {
      QualityScore before = old.remove(key(row));
      QualityScore now = versioned(row, version, false);
      if (before == null || !versioned(before, version, false).equals(now)) {
        changes.add(now);
      }
    }
    old.values().forEach(row -> changes.add(versioned(row, version, true)));
    return changes;
  }

  private static Key key(QualityScore row) {
    return new Key(
        row.scope(), row.agent(), row.period(), row.periodStart(), row.form(), row.formVersion());
  }

  private static QualityScore versioned(QualityScore r, long version, boolean deleted) {
    return new QualityScore(
        r.scope(),
        r.branch(),
        r.agent(),
        r.period(),
        r.periodStart(),
        r.form(),
        r.formVersion(),
        r.evaluations(),
        r.manual(),
        r.criticalFailures(),
        r.score(),
        r.scoreLow(),
        r.scoreHigh(),
        version,
        deleted);
  }
}
