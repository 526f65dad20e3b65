package io.branchline.scoring.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.branchline.warehouse.table.EvaluationMethod;
import io.branchline.warehouse.table.QualityScore;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class QualityScoresTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 5);

  private static ScoredCall call(
      String id, String agent, LocalDate day, EvaluationMethod method, @Nullable Double score) {
    return new ScoredCall(id, "b", agent, day, "f", 1, method, score, score != null && score == 0);
  }

  private static ScoredCall auto(String id, String agent, @Nullable Double score) {
    return call(id, agent, DAY, EvaluationMethod.AUTOMATIC, score);
  }

  private static QualityScore one(
      List<ScoredCall> calls, String scope, String agent, String period) {
    return QualityScores.of("b", calls).stream()
        .filter(
            row ->
                row.scope().equals(scope)
                    && row.agent().equals(agent)
                    && row.period().equals(period))
        .reduce(
            (a, b) -> {
              throw new AssertionError("more than one row");
            })
        .orElseThrow();
  }

  @Test
  void aPersonsScoreBeatsTheMachinesForTheSameCall() {
    List<ScoredCall> calls =
        List.of(
            auto("c1", "a", 100.0),
            call("c1", "a", DAY, EvaluationMethod.MANUAL, 60.0),
            call("c1", "a", DAY, EvaluationMethod.MANUAL, 80.0),
            auto("c2", "a", 90.0));
    QualityScore row = one(calls, "branch", "", "day");
    assertThat(row.evaluations()).isEqualTo(2);
    assertThat(row.manual()).isEqualTo(1);
    assertThat(row.score()).isEqualTo(80.0);
  }

  @Test
  void agentsAndBranchesDaysAndMonths() {
    List<ScoredCall> calls =
        List.of(
            auto("c1", "a", 100.0),
            auto("c2", "b", 50.0),
            call("c3", "a", DAY.plusDays(1), EvaluationMethod.AUTOMATIC, 0.0),
            auto("c4", "a", null));
    assertThat(QualityScores.of("b", calls))
        .extracting(
            QualityScore::scope,
            QualityScore::agent,
            QualityScore::period,
            QualityScore::periodStart,
            QualityScore::evaluations,
            QualityScore::score)
        .containsExactlyInAnyOrder(
            tuple("branch", "", "day", DAY, 2L, 75.0),
            tuple("branch", "", "day", DAY.plusDays(1), 1L, 0.0),
            tuple("branch", "", "month", DAY.withDayOfMonth(1), 3L, 50.0),
            tuple("agent", "a", "day", DAY, 1L, 100.0),
            tuple("agent", "a", "day", DAY.plusDays(1), 1L, 0.0),
            tuple("agent", "a", "month", DAY.withDayOfMonth(1), 2L, 50.0),
            tuple("agent", "b", "day", DAY, 1L, 50.0),
            tuple("agent", "b", "month", DAY.withDayOfMonth(1), 1L, 50.0));
    assertThat(one(calls, "branch", "", "month").criticalFailures()).isEqualTo(1);
  }

  @Test
  void oneCallHasNoInterval() {
    QualityScore row = one(List.of(auto("c1", "a", 90.0)), "branch", "", "day");
    assertThat(row.scoreLow()).isNull();
    assertThat(row.scoreHigh()).isNull();
  }

  @Test
  void theIntervalIsStudents() {
    // mean 80, s = sqrt(250 / 4) = 7.90569, t(4, 0.975) = 2.776445: 80 ± 9.81624
    Interval interval = Interval.of(List.of(70.0, 75.0, 80.0, 85.0, 90.0)).orElseThrow();
    assertThat(interval.mean()).isEqualTo(80);
    assertThat(interval.low()).isCloseTo(70.18376, within(1e-4));
    assertThat(interval.high()).isCloseTo(89.81624, within(1e-4));
  }

  @Test
  void theIntervalStaysWithinTheScale() {
    Interval interval = Interval.of(List.of(0.0, 100.0)).orElseThrow();
    assertThat(interval.low()).isEqualTo(0);
    assertThat(interval.high()).isEqualTo(100);
  }

  @Test
  void equalScoresOfFewCallsProveLittle() {
    Interval two = Interval.of(List.of(100.0, 100.0)).orElseThrow();
    // Wilson for 2 of 2: 1 / (1 + z² / 2)
    assertThat(two.low())
        .isCloseTo(100 / (1 + 1.959963984540054 * 1.959963984540054 / 2), within(1e-9));
    assertThat(two.high()).isEqualTo(100);
    Interval many = Interval.of(java.util.Collections.nCopies(400, 85.0)).orElseThrow();
    assertThat(many.low()).isBetween(81.0, 82.0);
    assertThat(many.high()).isBetween(88.0, 89.0);
  }

  @Test
  void onlyWhatChangedIsWritten() {
    List<QualityScore> stored = QualityScores.of("b", List.of(auto("c1", "a", 90.0)));
    assertThat(QualityScores.changes(stored, stored, 2)).isEmpty();
    List<QualityScore> now = QualityScores.of("b", List.of(auto("c1", "z", 90.0)));
    assertThat(QualityScores.changes(stored, now, 2))
        .extracting(QualityScore::scope, QualityScore::agent, QualityScore::isDeleted)
        .containsExactlyInAnyOrder(
            tuple("agent", "z", false),
            tuple("agent", "z", false),
            tuple("agent", "a", true),
            tuple("agent", "a", true));
  }
}
