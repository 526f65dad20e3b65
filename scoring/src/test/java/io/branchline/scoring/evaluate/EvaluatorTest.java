package io.branchline.scoring.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.branchline.scoring.form.EvaluationForm;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The published form examples: Genesys Cloud's weighted groups, Calabrio's percentage form, Cisco's
 * KPI question, CxEngage's five points.
 */
final class EvaluatorTest {

  private static final EvaluationForm GENESYS =
      EvaluationForm.parse(
          """
          form: groups
          title: {en: Groups, zh: 分组}
          weights: points
          sections:
            - id: one
              title: {en: One, zh: 一}
              weight: 40
              questions:
                - {id: q11, title: {en: a, zh: a}, weight: 1}
                - {id: q12, title: {en: b, zh: b}, weight: 1, not_applicable: true}
            - id: two
              title: {en: Two, zh: 二}
              weight: 20
              questions:
                - {id: q21, title: {en: c, zh: c}, weight: 1, critical: true, not_applicable: true}
          """,
          "groups.yaml");

  private static Map<String, Answer> answers(String... idsAndValues) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (int i = 0; i < idsAndValues.length; i += 2) {
      answers.put(idsAndValues[i], Answer.manual(idsAndValues[i + 1], ""));
    }
    return answers;
  }

  @Test
  void weightedGroupsGiveSixtyPercent() {
    Result result = Evaluator.evaluate(GENESYS, answers("q11", "yes", "q12", "no", "q21", "yes"));
    assertThat(result.score()).isCloseTo(60.0, within(1e-12));
    assertThat(result.sectionScores())
        .containsExactly(Map.entry("one", 50.0), Map.entry("two", 100.0));
    assertThat(result.criticalFailed()).isFalse();
  }

  @Test
  void notApplicableLeavesNumeratorAndDenominator() {
    Result result = Evaluator.evaluate(GENESYS, answers("q11", "yes", "q12", "na", "q21", "yes"));
    assertThat(result.score()).isCloseTo(100.0, within(1e-12));
  }

  @Test
  void aCriticalFailureMakesTheWholeZeroAndKeepsTheSections() {
    Result result = Evaluator.evaluate(GENESYS, answers("q11", "yes", "q12", "yes", "q21", "no"));
    assertThat(result.criticalFailed()).isTrue();
    assertThat(result.score()).isEqualTo(0.0);
    assertThat(result.scoreBeforeCritical()).isCloseTo(80.0, within(1e-12));
    assertThat(result.sectionScores())
        .containsExactly(Map.entry("one", 100.0), Map.entry("two", 0.0));
  }

  @Test
  void aCriticalQuestionThatDoesNotApplyFailsNothing() {
    Result result = Evaluator.evaluate(GENESYS, answers("q11", "yes", "q12", "no", "q21", "na"));
    assertThat(result.criticalFailed()).isFalse();
    assertThat(result.score()).isCloseTo(50.0, within(1e-12));
    assertThat(result.sectionScores()).containsOnlyKeys("one");
  }

  @Test
  void nothingApplicableMeansNoScore() {
    Result result = Evaluator.evaluate(GENESYS, answers("q12", "na", "q21", "na"));
    assertThat(result.score()).isNull();
    assertThat(result.scoreBeforeCritical()).isNull();
    assertThat(result.sectionScores()).isEmpty();
  }

  @Test
  void fourOfFiveEqualQuestionsGiveEightyPercent() {
    StringBuilder yaml =
        new StringBuilder(
            """
            form: five
            title: {en: Five, zh: 五}
            sections:
              - id: all
                title: {en: All, zh: 全部}
                weight: 100
                questions:
            """);
    for (int i = 1; i <= 5; i++) {
      yaml.append(
          String.format(Locale.ROOT, "      - {id: q%d, title: {en: q, zh: q}, weight: 20}\n", i));
    }
    EvaluationForm form = EvaluationForm.parse(yaml.toString(), "five.yaml");
    Result result =
        Evaluator.evaluate(
            form, answers("q1", "yes", "q2", "yes", "q3", "no", "q4", "yes", "q5", "yes"));
    assertThat(result.score()).isCloseTo(80.0, within(1e-12));
  }

  @Test
  void fivePointsGiveTheirShares() {
    EvaluationForm form =
        EvaluationForm.parse(
            """
            form: scale
            title: {en: Scale, zh: 量表}
            sections:
              - id: all
                title: {en: All, zh: 全部}
                weight: 100
                questions:
                  - id: q
                    title: {en: q, zh: q}
                    weight: 100
                    answer: scale
                    levels:
                      - {value: excellent, title: {en: Excellent, zh: 优}, points: 100}
                      - {value: good, title: {en: Good, zh: 良}, points: 75}
                      - {value: fair, title: {en: Fair, zh: 中}, points: 50}
                      - {value: bad, title: {en: Bad, zh: 差}, points: 25}
                      - {value: poor, title: {en: Poor, zh: 劣}, points: 0}
            """,
            "scale.yaml");
    Map<String, Double> expected =
        Map.of("excellent", 100.0, "good", 75.0, "fair", 50.0, "bad", 25.0, "poor", 0.0);
    expected.forEach(
        (value, score) ->
            assertThat(Evaluator.evaluate(form, answers("q", value)).score()).isEqualTo(score));
  }

  @Test
  void answersThatDoNotBelongAreNamed() {
    wrong(answers("q99", "yes"), "unknown-question: groups, q99");
    wrong(answers("q11", "maybe"), "unknown-answer: groups, q11, yes, no, maybe");
    wrong(answers("q11", "na"), "not-applicable: groups, q11, yes, no");
  }

  @Test
  void whatIsStillToAnswerIsListed() {
    assertThat(Evaluator.unanswered(GENESYS, answers("q12", "na"))).containsExactly("q11", "q21");
  }

  private static void wrong(Map<String, Answer> answers, String message) {
    assertThatThrownBy(() -> Evaluator.evaluate(GENESYS, answers))
        .isInstanceOf(WrongAnswer.class)
        .hasMessage(message);
  }
}
