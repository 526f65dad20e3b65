package io.branchline.scoring.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.scoring.form.EvaluationForm;
import io.branchline.scoring.job.Forms;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AutomaticAnswersTest {

  private static final EvaluationForm FORM =
      EvaluationForm.parse(Forms.defaultYaml(), "bank-service.yaml");
  private static final Instant START = Instant.parse("2026-10-05T02:00:00Z");

  /** Half a second a word. */
  static Utterance says(Side side, int number, long startMillis, String text) {
    List<String> words = List.of(text.split(" "));
    List<Long> starts = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    List<Double> confidences = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      starts.add(startMillis + i * 500L);
      ends.add(startMillis + i * 500L + 400);
      confidences.add(1.0);
    }
    return new Utterance(
        "c1",
        "b1",
        START,
        side,
        number,
        startMillis,
        ends.get(ends.size() - 1),
        text,
        1.0,
        "en",
        words,
        starts,
        ends,
        confidences,
        1);
  }

  static CallSpeech speech(String language, long durationMillis, long longestSilenceMillis) {
    return new CallSpeech(
        "c1",
        "b1",
        "q1",
        "a1",
        START,
        durationMillis,
        20_000,
        10_000,
        15_000,
        longestSilenceMillis,
        30_000,
        2_000,
        60,
        20,
        150.0,
        120.0,
        language,
        "test",
        1);
  }

  private static Map<String, Answer> answers(CallSpeech speech, Utterance... utterances) {
    return AutomaticAnswers.of(FORM, new Conversation(speech, List.of(utterances), Map.of()));
  }

  @Test
  void aGoodCallAnswersYesWithTheSecondOfTheEvidence() {
    Map<String, Answer> answers =
        answers(
            speech("en-US", 60_000, 5_000),
            says(
                Side.AGENT,
                0,
                1_000,
                "thank you for colin harper valley national bank my name is linda"),
            says(Side.CUSTOMER, 0, 9_000, "i lost my debit card"),
            says(Side.AGENT, 1, 15_000, "may i have your name and date of birth please"),
            says(Side.AGENT, 2, 45_000, "is there anything else i can help you with today"),
            says(Side.AGENT, 3, 55_000, "thank you for calling have a great day"));
    assertThat(answers.values()).extracting(Answer::value).containsOnly("yes");
    Evidence closing = answers.get("closing-thanks").evidence();
    assertThat(closing).isEqualTo(new Evidence("agent", 55_000, 56_900, "thank you for calling"));
    Evidence identity = answers.get("identity-verified").evidence();
    assertThat(identity).isNotNull();
    assertThat(identity.startMillis()).isBetween(15_000L, 18_500L);
    assertThat(answers.get("no-long-silence").evidence())
        .isEqualTo(new Evidence("", 30_000, 35_000, "5.0 s"));
    assertThat(answers.get("own-name").evidence().startMillis()).isEqualTo(5_000);
  }

  private static String byCategory(String rule, Map<String, Topic> topics) {
    EvaluationForm form =
        EvaluationForm.parse(
            """
            form: topics
            title: {en: Topics, zh: 话题}
            weights: points
            sections:
              - id: all
                title: {en: All, zh: 全部}
                weight: 1
                questions:
                  - {id: q, title: {en: q, zh: q}, weight: 1, automatic: RULE}
            """
                .replace("RULE", rule),
            "topics.yaml");
    Answer answer =
        AutomaticAnswers.of(form, new Conversation(speech("en", 60_000, 5_000), List.of(), topics))
            .get("q");
    return answer.value() + (answer.evidence() == null ? "" : " " + answer.evidence().text());
  }

  @Test
  void aCategoryAnswersByWhetherTheCallIsInIt() {
    Topic heard = new Topic(true, new Evidence("customer", 7_000, 8_000, "this is a complaint"));
    Map<String, Topic> in = Map.of("complaint", heard);
    Map<String, Topic> out = Map.of("complaint", Topic.ABSENT);
    assertThat(byCategory("{category: complaint}", in)).isEqualTo("yes this is a complaint");
    assertThat(byCategory("{category: complaint}", out)).isEqualTo("no");
    String against = "{rule: category, category: complaint, found: no}";
    assertThat(byCategory(against, in)).isEqualTo("no this is a complaint");
    assertThat(byCategory(against, out)).isEqualTo("yes");
    String applicable = "{category: complaint, found: yes, otherwise: na}";
    assertThat(byCategory(applicable, out)).isEqualTo("na");
    assertThat(byCategory(applicable, Map.of())).isEqualTo("na");
    assertThat(byCategory("{category: complaint}", Map.of("refund", heard))).isEqualTo("na");
  }

  @Test
  void aLateGreetingIsNoAndShowsWhatWasSaidInstead() {
    Map<String, Answer> answers =
        answers(
            speech("en", 60_000, 5_000),
            says(Side.AGENT, 0, 2_000, "yes what"),
            says(Side.AGENT, 1, 16_000, "thank you for calling"));
    assertThat(answers.get("greeting").value()).isEqualTo("no");
    assertThat(answers.get("greeting").evidence())
        .isEqualTo(new Evidence("agent", 0, 15_000, "yes what"));
  }

  @Test
  void theOtherSideSayingItDoesNotCount() {
    Map<String, Answer> answers =
        answers(
            speech("en", 60_000, 5_000),
            says(Side.AGENT, 0, 2_000, "yes what"),
            says(Side.CUSTOMER, 0, 3_000, "is this harper valley national bank"));
    assertThat(answers.get("greeting").value()).isEqualTo("no");
  }

  @Test
  void aForbiddenPromiseFailsTheCall() {
    Map<String, Answer> answers =
        answers(
            speech("en", 60_000, 5_000),
            says(Side.AGENT, 0, 2_000, "good morning this is linda"),
            says(Side.AGENT, 1, 20_000, "and there is no risk at all"));
    assertThat(answers.get("no-forbidden-promise").value()).isEqualTo("no");
    assertThat(answers.get("no-forbidden-promise").evidence().startMillis()).isEqualTo(20_500);
    Result result = Evaluator.evaluate(FORM, answers);
    assertThat(result.criticalFailed()).isTrue();
    assertThat(result.score()).isEqualTo(0.0);
    assertThat(result.scoreBeforeCritical()).isPositive();
  }

  @Test
  void whatWasNotHeardNeverFailsACallByItself() {
    Map<String, Answer> answers =
        answers(speech("en", 60_000, 5_000), says(Side.AGENT, 0, 2_000, "yes what"));
    assertThat(answers.get("identity-verified").value()).isEqualTo("na");
    assertThat(Evaluator.evaluate(FORM, answers).criticalFailed()).isFalse();
  }

  @Test
  void longSilenceIsNoAtTheEdge() {
    assertThat(answers(speech("en", 60_000, 15_000)).get("no-long-silence").value())
        .isEqualTo("yes");
    assertThat(answers(speech("en", 60_000, 15_001)).get("no-long-silence").value())
        .isEqualTo("no");
  }

  @Test
  void aSideThatNeverSpokeOrALanguageWithoutPhrasesIsNotApplicable() {
    assertThat(answers(speech("en", 60_000, 5_000)).get("greeting").value()).isEqualTo("na");
    assertThat(
            answers(speech("ko", 60_000, 5_000), says(Side.AGENT, 0, 1_000, "hello there"))
                .get("greeting")
                .value())
        .isEqualTo("na");
  }

  @Test
  void chineseCallsAreMatchedByCharacter() {
    Map<String, Answer> answers =
        answers(
            speech("zh", 60_000, 5_000),
            says(Side.AGENT, 0, 1_000, "您好 工号 八 零 一 很 高兴 为 您 服务"),
            says(Side.AGENT, 1, 20_000, "这 个 产品 保 本"),
            says(Side.AGENT, 2, 50_000, "感谢 您 的 来电"));
    assertThat(answers.get("greeting").evidence())
        .isEqualTo(new Evidence("agent", 1_000, 1_400, "您好"));
    assertThat(answers.get("own-name").value()).isEqualTo("yes");
    assertThat(answers.get("no-forbidden-promise").evidence().text()).isEqualTo("保本");
    assertThat(answers.get("closing-thanks").evidence().text()).isEqualTo("感谢您的来电");
  }

  @Test
  void ratesAreJudgedByTheLanguagesOwnMeasure() {
    Utterance spoken = says(Side.AGENT, 0, 1_000, "this is a sentence of seven words");
    assertThat(answers(speech("en", 60_000, 0), spoken).get("speaking-rate"))
        .isEqualTo(Answer.automatic(true, new Evidence("agent", 1_000, 4_400, "150 / min")));
    assertThat(answers(speech("zh", 60_000, 0), spoken).get("speaking-rate").value())
        .isEqualTo("no");
    assertThat(answers(speech("ko", 60_000, 0), spoken).get("speaking-rate").value())
        .isEqualTo("na");
  }

  @Test
  void veryShortCallsAreLeftToPeople() {
    assertThat(answers(speech("en", 9_999, 0))).isEmpty();
  }
}
