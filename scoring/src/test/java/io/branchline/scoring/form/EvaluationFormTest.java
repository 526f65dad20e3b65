package io.branchline.scoring.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.scoring.form.Rule.Window;
import io.branchline.scoring.job.Forms;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvaluationFormTest {

  private static final String FORM =
      """
      form: test
      title: {en: Test, zh: 测试}
      weights: percent
      sections:
        - id: opening
          title: {en: Opening, zh: 开场}
          weight: 40
          questions:
            - id: greeting
              title: {en: Greeting, zh: 问候}
              weight: 100
              critical: true
              automatic:
                rule: phrase
                side: agent
                within_first_seconds: 15
                word_errors: 1
                phrases: {en: [thank you for calling], zh: [您好]}
        - id: service
          title: {en: Service, zh: 服务}
          weight: 60
          questions:
            - id: tone
              title: {en: Tone, zh: 语气}
              weight: 70
              answer: scale
              not_applicable: true
              levels:
                - {value: good, title: {en: Good, zh: 好}, points: 100}
                - {value: fair, title: {en: Fair, zh: 一般}, points: 50}
            - id: silence
              title: {en: Silence, zh: 静默}
              weight: 30
              automatic: {rule: longest_silence, at_most_seconds: 20}
      """;

  @Test
  void readsSectionsQuestionsAndRules() {
    EvaluationForm form = EvaluationForm.parse(FORM, "test.yaml");
    assertThat(form.form()).isEqualTo("test");
    assertThat(form.title().in("zh-CN")).isEqualTo("测试");
    assertThat(form.sections()).extracting(Section::id).containsExactly("opening", "service");
    Question greeting = form.question("greeting").orElseThrow();
    assertThat(greeting.critical()).isTrue();
    assertThat(greeting.rule())
        .isInstanceOfSatisfying(
            Rule.Said.class,
            said -> {
              assertThat(said.side()).isEqualTo(Side.AGENT);
              assertThat(said.window()).isEqualTo(new Window.First(Duration.ofSeconds(15)));
              assertThat(said.phrases().get("zh")).containsExactly("您好");
              assertThat(said.otherwise()).isEqualTo("no");
            });
    assertThat(form.question("tone").orElseThrow().level("fair").orElseThrow().share())
        .isEqualTo(0.5);
    assertThat(form.weight(form.sections().get(1), form.question("tone").orElseThrow()))
        .isEqualTo(42);
  }

  @Test
  void sectionsThatDoNotAddUpAreNamedWithTheRemedy() {
    assertThatThrownBy(
            () -> EvaluationForm.parse(FORM.replace("weight: 60", "weight: 55"), "f.yaml"))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.code()).isEqualTo(Failure.Code.BAD_INPUT))
        .hasMessage(
            "Form 'test' (f.yaml): the sections' weights add up to 95, not 100 (opening 40, service 55). Add 5, or write 'weights:"
                + " points' at the top of the form.");
  }

  @Test
  void questionsThatDoNotAddUpAreNamedWithTheirSection() {
    assertThatThrownBy(
            () -> EvaluationForm.parse(FORM.replace("weight: 30", "weight: 40.5"), "f.yaml"))
        .hasMessage(
            "Form f.yaml, section 'service': the questions' weights add up to 110.5, not 100 (tone 70, silence 40.5). Take away"
                + " 10.5, or write 'weights: points' at the top of the form.");
  }

  @Test
  void aWeightThatIsNotAboveZeroIsNamed() {
    for (String wrong : new String[] {"0", "-3", "many", ".nan", ".inf"}) {
      assertThatThrownBy(
              () -> EvaluationForm.parse(FORM.replace("weight: 30", "weight: " + wrong), "f.yaml"))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith("Form f.yaml, section 'service', question 'silence': weight is '")
          .hasMessageEndingWith("'. Give it a number above 0.");
    }
  }

  @Test
  void pointsNeedNotAddUp() {
    EvaluationForm form =
        EvaluationForm.parse(
            FORM.replace("weights: percent", "weights: points").replace("weight: 60", "weight: 7"),
            "f.yaml");
    assertThat(form.weights()).isEqualTo(Weights.POINTS);
    assertThat(form.weight(form.sections().get(1), form.question("tone").orElseThrow()))
        .isEqualTo(490);
  }

  @Test
  void everyOtherFaultIsOneLineWithPlaceAndRemedy() {
    wrong(
        "rule: phrase",
        "rule: phrases",
        "'rule: phrases' is not known. Use one of: category, forbidden_phrase,");
    wrong(
        "id: silence",
        "id: tone",
        "the id is used twice in this form. Give each question an id of its own.");
    wrong(
        "id: service",
        "id: opening",
        "two sections are called 'opening'. Give each an id of its own.");
    wrong(
        "critical: true",
        "critcal: true",
        "'critcal' is not a key here. Maybe one of: answer, automatic, critical,");
    wrong("critical: true", "critical: maybe", "'critical' is 'maybe'. Write true or false.");
    wrong(
        "at_most_seconds: 20",
        "at_most_seconds: -1",
        "'at_most_seconds' is '-1'. Give it a number from 0 to 3600.");
    wrong("points: 50", "points: 150", "'points' is '150'. Give it a number from 0 to 100.");
    wrong(
        "not_applicable: true",
        "critical: true",
        "it is critical but no answer earns 0. Give one level 'points: 0'.");
    wrong(
        "{en: [thank you for calling], zh: [您好]}",
        "{}",
        "'phrases' is empty. Give phrases for at least one language");
    wrong("{en: Tone, zh: 语气}", "{en: Tone}", "'zh' is missing. Give it a word.");
    wrong(
        "within_first_seconds: 15",
        "within_first_seconds: 15\n          within_last_seconds: 5",
        "Keep the one that is meant.");
    wrong(
        "id: tone",
        "id: The Tone",
        "'id: The Tone' is not a short name. Use lower-case letters, digits, '-' and '_'.");
  }

  @Test
  void ratesAreByLanguage() {
    String form =
        FORM.replace(
            "{rule: longest_silence, at_most_seconds: 20}",
            "{rule: speaking_rate, side: customer, per_minute: {en: {from: 100, to: 220}, zh: {from: 160, to: 300}}}");
    assertThat(EvaluationForm.parse(form, "f.yaml").question("silence").orElseThrow().rule())
        .isEqualTo(
            new Rule.SpeakingRate(
                Side.CUSTOMER,
                Map.of("en", new Rule.Rates(100, 220), "zh", new Rule.Rates(160, 300))));
    assertThatThrownBy(() -> EvaluationForm.parse(form.replace("from: 100", "from: 300"), "f.yaml"))
        .hasMessage(
            "Form f.yaml, section 'service', question 'silence', automatic, per_minute 'en': from 300 is above to 220. Swap them.");
  }

  private static void wrong(String text, String replacement, String complaint) {
    assertThat(FORM).contains(text);
    assertThatThrownBy(() -> EvaluationForm.parse(FORM.replace(text, replacement), "f.yaml"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(complaint)
        .satisfies(e -> assertThat(e.getMessage()).startsWith("Form ").doesNotContain("\n"));
  }

  @Test
  void aCategorysAnswersAreYesOrNoAndDiffer() {
    String rule = "automatic: {rule: longest_silence, at_most_seconds: 20}";
    assertThat(FORM).contains(rule);
    String form = FORM.replace(rule, "automatic: {category: apology, found: no}");
    assertThat(EvaluationForm.parse(form, "f.yaml").categories()).containsExactly("apology");
    assertThat(EvaluationForm.parse(form, "f.yaml").question("silence").orElseThrow().rule())
        .isEqualTo(new Rule.InCategory("apology", "no", "yes"));
    wrong(rule, "automatic: {rule: category}", "'category' is missing");
    wrong(rule, "automatic: {category: Apology!}", "'category: Apology!' is not a short name");
    wrong(rule, "automatic: {category: a, found: maybe}", "'found: maybe' is not known");
    wrong(rule, "automatic: {category: a, side: agent}", "'side' is not a key here");
    wrong(
        rule,
        "automatic: {category: a, found: no, otherwise: no}",
        "'found' and 'otherwise' are both 'no'. Give calls in the category another answer");
  }

  @Test
  void whatIsNoYamlNamesTheLine() {
    assertThatThrownBy(() -> EvaluationForm.parse("form: x\ntitle: [", "f.yaml"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Form f.yaml, line ")
        .hasMessageContaining("this is not YAML");
    assertThatThrownBy(() -> EvaluationForm.parse("", "f.yaml"))
        .hasMessage(
            "Form f.yaml: expected 'key: value' lines but found missing. Write one key a line.");
    assertThatThrownBy(() -> EvaluationForm.parse("form: a\nform: b", "f.yaml"))
        .hasMessageContaining("duplicate key");
    assertThatThrownBy(() -> EvaluationForm.parse("\u0000\u0001binary", "f.yaml"))
        .isInstanceOf(Failure.class);
    assertThatThrownBy(() -> EvaluationForm.parse("!!java.io.File [/tmp/x]", "f.yaml"))
        .isInstanceOf(Failure.class);
  }

  @Test
  void theDocumentedFormIsFine() throws IOException {
    Path page = Path.of(System.getProperty("branchline.root"), "docs", "scoring.md");
    String text = Files.readString(page, StandardCharsets.UTF_8);
    int start = text.indexOf("```yaml\n") + "```yaml\n".length();
    String yaml = text.substring(start, text.indexOf("```", start));
    assertThat(EvaluationForm.parse(yaml, "scoring.md").questions().map(Question::id))
        .containsExactly("greeting", "pace");
  }

  @Test
  void theBanksOwnFormIsFine() {
    EvaluationForm form = EvaluationForm.parse(Forms.defaultYaml(), "bank-service.yaml");
    assertThat(form.sections())
        .extracting(Section::id)
        .containsExactly("opening", "identity", "service", "resolution", "closing");
    assertThat(form.questions().filter(Question::critical))
        .extracting(Question::id)
        .containsExactly("identity-verified", "no-forbidden-promise");
    assertThat(form.questions().filter(Question::automatic).count()).isEqualTo(9);
    assertThat(
            form.questions().allMatch(q -> !q.title().en().isEmpty() && !q.title().zh().isEmpty()))
        .isTrue();
  }
}
