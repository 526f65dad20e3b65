package io.branchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.branchline.scoring.evaluate.Answer;
import io.branchline.scoring.evaluate.Evaluations;
import io.branchline.scoring.evaluate.Evaluator;
import io.branchline.scoring.form.EvaluationForm;
import io.branchline.scoring.job.Days;
import io.branchline.scoring.job.Forms;
import io.branchline.scoring.job.KpiPartition;
import io.branchline.scoring.job.KpiReport;
import io.branchline.scoring.job.KpiReport.By;
import io.branchline.scoring.job.Partitions;
import io.branchline.scoring.job.ScorePartition;
import io.branchline.scoring.kpi.Counters;
import io.branchline.scoring.kpi.ServiceLevel;
import io.branchline.scoring.kpi.Thresholds;
import io.branchline.scoring.setting.ServiceLevelSetting;
import io.branchline.scoring.spark.Jobs;
import io.branchline.scoring.spark.SparkRun;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import io.branchline.warehouse.table.AgentState;
import io.branchline.warehouse.table.AgentStatus;
import io.branchline.warehouse.table.AuditEntry;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallCategory;
import io.branchline.warehouse.table.CallLeg;
import io.branchline.warehouse.table.CallOutcome;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Category;
import io.branchline.warehouse.table.Evaluation;
import io.branchline.warehouse.table.EvaluationAnswer;
import io.branchline.warehouse.table.EvaluationMethod;
import io.branchline.warehouse.table.KpiInterval;
import io.branchline.warehouse.table.QualityScore;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jobs on the real engine and real Spark. Every test has branches of its own. */
final class ScoringIT {

  private static final Instant NOON = Instant.parse("2026-10-05T04:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
  private static final Thresholds T20S5 = new Thresholds(20, 5);

  private static TestingWarehouse testing;
  private static Warehouse warehouse;
  private static SparkRun spark;
  private static Jobs jobs;

  @BeforeAll
  static void start() {
    testing = TestingWarehouse.start();
    warehouse = testing.client();
    spark = new SparkRun("test", SparkRun.LOCAL);
    jobs = new Jobs(spark, testing.config());
  }

  @AfterAll
  static void stop() {
    spark.close();
    testing.close();
  }

  private static void branch(String branch) {
    warehouse.write(
        Branch.class, List.of(new Branch(branch, branch, branch, "", "Asia/Shanghai", 1)));
  }

  private static Call call(
      String branch, String id, CallOutcome outcome, Instant at, long waitMillis, long version) {
    boolean answered = outcome == CallOutcome.ANSWERED;
    return new Call(
        id,
        branch,
        "cards",
        answered ? "a1" : "",
        "",
        0,
        outcome,
        at,
        at,
        null,
        null,
        0,
        waitMillis,
        0,
        answered ? 100_000 : 0,
        0,
        answered ? 20_000 : 0,
        0,
        0,
        List.of(),
        "test",
        version,
        false);
  }

  private static Call moved(Call call, Instant at) {
    return new Call(
        call.callId(),
        call.branch(),
        call.queue(),
        call.agent(),
        "",
        0,
        call.outcome(),
        at,
        at,
        null,
        null,
        0,
        call.waitMillis(),
        0,
        call.talkMillis(),
        0,
        call.wrapUpMillis(),
        0,
        0,
        List.of(),
        "test",
        call.version() + 1,
        false);
  }

  private static KpiPartition.Done kpi(String branch) {
    return jobs.kpi(
        new Partitions(warehouse)
            .kpi(Days.ALL).stream().filter(p -> p.branch().equals(branch)).toList(),
        T20S5);
  }

  private static Counters counters(String branch) {
    return new KpiReport(warehouse).by(By.BRANCH, Days.ALL, branch).get(branch);
  }

  @Test
  void thePublishedExampleGivesItsSixValuesThroughTablesAndViews() {
    branch("icmi");
    List<Call> calls = new ArrayList<>();
    add(calls, 860, CallOutcome.ANSWERED, 20_000);
    add(calls, 140, CallOutcome.ANSWERED, 20_001);
    add(calls, 10, CallOutcome.ABANDONED, 5_000);
    add(calls, 10, CallOutcome.ABANDONED, 20_000);
    add(calls, 40, CallOutcome.ABANDONED, 20_001);
    warehouse.write(Call.class, calls);
    assertThat(kpi("icmi").calls()).isEqualTo(1060);
    Map<String, Double> expected =
        Map.of(
            "positive", 83.0189,
            "answered_only", 86.0000,
            "negative", 81.1321,
            "ignore", 82.6923,
            "short_credit", 82.0755,
            "short_excluded", 81.9048);
    for (String view :
        new String[] {"kpi_day", "kpi_month", "kpi_branch_day", "kpi_branch_month"}) {
      expected.forEach(
          (id, percent) ->
              assertThat(
                      rate(
                          "SELECT service_level_"
                              + id
                              + " AS rate FROM "
                              + view
                              + " WHERE branch = 'icmi'"))
                  .describedAs(view + " " + id)
                  .isCloseTo(percent / 100, within(0.0000005)));
    }
    assertThat(rate("SELECT aht_seconds AS rate FROM kpi_branch_day WHERE branch = 'icmi'"))
        .isEqualTo(120.0);
    assertThat(rate("SELECT occupancy AS rate FROM kpi_branch_day WHERE branch = 'icmi'")).isNull();
  }

  private static void add(List<Call> calls, int number, CallOutcome outcome, long waitMillis) {
    for (int i = 0; i < number; i++) {
      Instant at = NOON.plusSeconds(calls.size() * 20L);
      calls.add(call("icmi", "icmi-" + calls.size(), outcome, at, waitMillis, 1));
    }
  }

  record Rate(@org.jspecify.annotations.Nullable Double rate) {}

  private static @org.jspecify.annotations.Nullable Double rate(String sql) {
    return warehouse.query(Rate.class, sql, Map.of()).get(0).rate();
  }

  @Test
  void countingAgainWritesNothingAndCallsThatMovedLeaveNothingBehind() {
    branch("moving");
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      calls.add(
          call(
              "moving",
              "moving-" + i,
              CallOutcome.ANSWERED,
              NOON.plusSeconds(i * 1200L),
              3_000,
              1));
    }
    warehouse.write(Call.class, calls);
    assertThat(kpi("moving").written()).isPositive();
    assertThat(kpi("moving").written()).isZero();
    assertThat(counters("moving").answered()).isEqualTo(10);

    warehouse.write(Call.class, List.of(moved(calls.get(0), NOON.plusSeconds(36_000))));
    assertThat(kpi("moving").written()).isEqualTo(2);
    assertThat(counters("moving").answered()).isEqualTo(10);
    assertThat(
            warehouse.query(
                KpiInterval.class,
                "SELECT * FROM kpi_interval FINAL WHERE branch = 'moving' AND local_time = '12:00' AND local_date = '2026-10-05'",
                Map.of()))
        .extracting(KpiInterval::answered)
        .containsExactly(1L);

    // And back again: the deleted row must be able to live once more.
    warehouse.write(Call.class, List.of(moved(moved(calls.get(0), NOON), NOON)));
    assertThat(kpi("moving").written()).isEqualTo(2);
    assertThat(counters("moving").answered()).isEqualTo(10);
    assertThat(kpi("moving").written()).isZero();
  }

  @Test
  void agentsHaveTheirLegsAndTheirTimeInStates() {
    branch("agents");
    warehouse.write(
        CallLeg.class,
        List.of(
            new CallLeg(
                "l1",
                1,
                "agents",
                "cards",
                "a1",
                CallOutcome.ANSWERED,
                NOON,
                NOON,
                NOON,
                NOON,
                1000,
                0,
                60_000,
                0,
                30_000,
                1,
                false)));
    warehouse.write(Call.class, List.of(call("agents", "l1", CallOutcome.ANSWERED, NOON, 1000, 1)));
    warehouse.write(
        AgentState.class,
        List.of(
            state("a1", AgentStatus.READY, NOON.minusSeconds(600), NOON),
            state("a1", AgentStatus.TALKING, NOON, NOON.plusSeconds(60)),
            state("a1", AgentStatus.WRAP_UP, NOON.plusSeconds(60), NOON.plusSeconds(90)),
            state("a1", AgentStatus.NOT_READY, NOON.plusSeconds(90), NOON.plusSeconds(2000))));
    kpi("agents");
    Map<String, Counters> agents = new KpiReport(warehouse).by(By.AGENT, Days.ALL, "agents");
    assertThat(agents).containsOnlyKeys("agents · a1");
    Counters a1 = agents.get("agents · a1");
    assertThat(a1.handled()).isEqualTo(1);
    assertThat(a1.ahtSeconds()).hasValue(90);
    assertThat(a1.busyMillis()).isEqualTo(90_000);
    assertThat(a1.availableMillis()).isEqualTo(600_000);
    assertThat(a1.staffedMillis()).isEqualTo(2_600_000);
    // Still ready at the end of the data: it counts until the last thing that is known of the
    // branch.
    warehouse.write(
        AgentState.class,
        List.of(
            new AgentState(
                "agents",
                "a1",
                AgentStatus.READY,
                "",
                "",
                NOON.plusSeconds(1970),
                null,
                1,
                false)));
    kpi("agents");
    assertThat(
            new KpiReport(warehouse)
                .by(By.AGENT, Days.ALL, "agents")
                .get("agents · a1")
                .availableMillis())
        .isEqualTo(630_000);
    warehouse.write(
        AgentState.class,
        List.of(
            new AgentState(
                "agents", "a1", AgentStatus.READY, "", "", NOON.plusSeconds(1970), null, 2, true)));
    kpi("agents");
    Counters branch = counters("agents");
    assertThat(branch.offered()).isEqualTo(1);
    assertThat(branch.occupancy().orElseThrow()).isCloseTo(90 / 690.0, within(1e-12));
    assertThat(rate("SELECT occupancy AS rate FROM kpi_branch_day WHERE branch = 'agents'"))
        .isCloseTo(90 / 690.0, within(1e-12));
  }

  private static AgentState state(String agent, AgentStatus status, Instant start, Instant end) {
    return new AgentState("agents", agent, status, "", "", start, end, 1, false);
  }

  private static void transcript(String branch, String id, long version, String... agentSays) {
    List<Utterance> utterances = new ArrayList<>();
    int number = 0;
    for (String text : agentSays) {
      List<String> words = List.of(text.split(" "));
      List<Long> starts = new ArrayList<>();
      List<Long> ends = new ArrayList<>();
      List<Double> confidences = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        starts.add(number * 10_000L + i * 400L);
        ends.add(number * 10_000L + i * 400L + 300);
        confidences.add(0.9);
      }
      utterances.add(
          new Utterance(
              id,
              branch,
              NOON,
              Side.AGENT,
              number,
              starts.get(0),
              ends.get(ends.size() - 1),
              text,
              0.9,
              "en",
              words,
              starts,
              ends,
              confidences,
              version));
      number++;
    }
    warehouse.write(Utterance.class, utterances);
    warehouse.write(
        CallSpeech.class,
        List.of(
            new CallSpeech(
                id, branch, "cards", "a1", NOON, 40_000, 20_000, 5_000, 12_000, 4_000, 8_000, 500,
                30, 10, 150.0, 140.0, "en", "test", version)));
  }

  private static ScorePartition.Done score(String branch, Forms.Published form) {
    Partitions partitions = new Partitions(warehouse);
    ScorePartition.Done done =
        jobs.score(
            partitions.transcripts(Days.ALL).stream()
                .filter(p -> p.branch().equals(branch))
                .toList(),
            form.form(),
            form.row().formVersion(),
            Instant.parse("2026-10-06T00:00:00Z"));
    jobs.quality(partitions.quality());
    return done;
  }

  @Test
  void transcribedCallsAreEvaluatedOnceAndAgainOnlyWhenSomethingChanged() {
    branch("quality");
    Forms forms = new Forms(warehouse);
    Forms.Published form = forms.publish(Forms.defaultYaml(), "bank-service.yaml", Instant.now());
    transcript(
        "quality",
        "good",
        1,
        "thank you for calling harper valley national bank my name is linda",
        "may i have your name please",
        "is there anything else i can help you with",
        "thank you for calling have a great day");
    transcript("quality", "bad", 1, "hello this is linda", "there is no risk at all in this fund");

    assertThat(score("quality", form)).isEqualTo(new ScorePartition.Done(2, 2, 2, 0));
    assertThat(score("quality", form)).isEqualTo(new ScorePartition.Done(2, 2, 0, 0));

    List<Evaluation> evaluations = evaluations("quality");
    assertThat(evaluations)
        .extracting(
            Evaluation::callId, Evaluation::revision, Evaluation::score, Evaluation::criticalFailed)
        .containsExactlyInAnyOrder(tuple("good", 1, 100.0, false), tuple("bad", 1, 0.0, true));
    assertThat(evaluations)
        .filteredOn(Evaluation::criticalFailed)
        .allSatisfy(bad -> assertThat(bad.scoreBeforeCritical()).isPositive());
    List<EvaluationAnswer> promise =
        warehouse.query(
            EvaluationAnswer.class,
            "SELECT * FROM evaluation_answers FINAL WHERE branch = 'quality' AND question = 'no-forbidden-promise' AND call_id = 'bad'",
            Map.of());
    assertThat(promise)
        .extracting(
            EvaluationAnswer::answer,
            EvaluationAnswer::evidenceSide,
            EvaluationAnswer::evidenceStartMillis,
            EvaluationAnswer::evidenceText)
        .containsExactly(tuple("no", "agent", 10_000L, "there is no risk"));

    // A better transcript: a new revision of that call only.
    transcript("quality", "bad", 2, "hello this is linda", "there is little risk in this fund");
    assertThat(score("quality", form)).isEqualTo(new ScorePartition.Done(2, 2, 1, 0));
    assertThat(evaluations("quality"))
        .filteredOn(e -> e.callId().equals("bad"))
        .extracting(Evaluation::revision, Evaluation::transcriptVersion, Evaluation::criticalFailed)
        .containsExactly(tuple(2, 2L, false));

    // A person judges one call: the person's score is the call's.
    Map<String, Answer> answers = new HashMap<>();
    form.form()
        .questions()
        .forEach(q -> answers.put(q.id(), Answer.manual(q.levels().get(0).value(), "")));
    answers.put("anything-else", Answer.manual("no", "did not ask"));
    Evaluations.Rows manual =
        Evaluations.rows(
            form.form(),
            form.row().formVersion(),
            new Evaluations.Subject("bad", "quality", "cards", "a1", NOON, 2),
            EvaluationMethod.MANUAL,
            "qa",
            1,
            Evaluator.evaluate(form.form(), answers),
            "",
            Instant.parse("2026-10-06T01:00:00Z"));
    warehouse.write(EvaluationAnswer.class, manual.answers());
    warehouse.write(Evaluation.class, List.of(manual.evaluation()));
    assertThat(manual.evaluation().score()).isCloseTo(92.0, within(1e-9));
    assertThat(score("quality", form).written()).isZero();
    List<QualityScore> scores =
        warehouse.query(
            QualityScore.class,
            "SELECT * FROM quality_scores FINAL WHERE branch = 'quality' AND scope = 'branch' AND period = 'month'",
            Map.of());
    assertThat(scores)
        .extracting(QualityScore::evaluations, QualityScore::manual, QualityScore::criticalFailures)
        .containsExactly(tuple(2L, 1L, 0L));
    assertThat(scores.get(0).score()).isCloseTo(96.0, within(1e-9));
    assertThat(scores.get(0).scoreLow()).isBetween(0.0, 96.0);

    // A new version of the form judges again, as a new revision.
    Forms.Published second =
        forms.publish(
            Forms.defaultYaml().replace("at_most_seconds: 15", "at_most_seconds: 3"),
            "bank-service.yaml",
            Instant.now());
    assertThat(second.row().formVersion()).isEqualTo(form.row().formVersion() + 1);
    assertThat(score("quality", second).written()).isEqualTo(2);
    assertThat(forms.find("bank-service", form.row().formVersion()).orElseThrow().row())
        .isEqualTo(form.row());
  }

  private static List<Evaluation> evaluations(String branch) {
    return warehouse.query(
        Evaluation.class,
        "SELECT * FROM current_evaluations WHERE branch = {branch:String} AND method = 'automatic'",
        Map.of("branch", branch));
  }

  private static void category(String name, boolean enabled, long version) {
    warehouse.write(
        Category.class,
        List.of(new Category(name, name, name, "word", enabled, version, "amy", NOON)));
  }

  private static void about(
      String call, String category, long rule, long at, long version, boolean deleted) {
    warehouse.write(
        CallCategory.class,
        List.of(
            new CallCategory(
                call,
                "topics",
                NOON,
                category,
                rule,
                1,
                "customer",
                at,
                at + 500,
                "a complaint",
                1,
                version,
                deleted)));
  }

  private static List<EvaluationAnswer> topicAnswers() {
    return warehouse.query(
        EvaluationAnswer.class,
        "SELECT * FROM evaluation_answers FINAL WHERE branch = 'topics' ORDER BY call_id, revision",
        Map.of());
  }

  @Test
  void categoriesAnswerAndAnswerAgainWhenTheirRuleHasChanged() {
    branch("topics");
    Forms forms = new Forms(warehouse);
    String yaml =
        """
        form: topics
        title: {en: Topics, zh: 话题}
        weights: points
        sections:
          - id: all
            title: {en: All, zh: 全部}
            weight: 1
            questions:
              - {id: q, title: {en: q, zh: q}, weight: 1, automatic: {category: complaint, found: no}}
        """;
    category("complaint", false, 1);
    category("refund", true, 1);
    assertThatThrownBy(() -> forms.publish(yaml, "topics.yaml", NOON))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Form 'topics' (topics.yaml), section 'all', question 'q': the category 'complaint' is disabled. Use one of: refund; or set it: ./branchline category set complaint --query QUERY");
    assertThatThrownBy(
            () -> forms.publish(yaml.replace("complaint", "praise"), "topics.yaml", NOON))
        .hasMessageContaining("there is no category 'praise'. Use one of: refund;");
    category("complaint", true, 2);
    Forms.Published form = forms.publish(yaml, "topics.yaml", NOON);
    transcript("topics", "t1", 1, "this is a complaint");
    transcript("topics", "t2", 1, "all is well");
    about("t1", "complaint", 2, 7_000, 1, false);
    assertThat(score("topics", form)).isEqualTo(new ScorePartition.Done(2, 2, 2, 0));
    assertThat(topicAnswers())
        .extracting(EvaluationAnswer::answer, EvaluationAnswer::evidenceStartMillis)
        .containsExactly(tuple("no", 7_000L), tuple("yes", null));
    assertThat(score("topics", form).written()).isZero();

    // Another rule: the same answer heard at another second is a new revision too.
    category("complaint", true, 3);
    assertThat(score("topics", form)).isEqualTo(new ScorePartition.Done(2, 2, 0, 1));
    about("t1", "complaint", 3, 9_000, 2, false);
    about("t2", "complaint", 3, 1_000, 1, false);
    assertThat(score("topics", form)).isEqualTo(new ScorePartition.Done(2, 2, 2, 0));
    assertThat(topicAnswers())
        .extracting(
            EvaluationAnswer::callId,
            EvaluationAnswer::revision,
            EvaluationAnswer::answer,
            EvaluationAnswer::evidenceStartMillis)
        .containsExactly(
            tuple("t1", 1, "no", 7_000L),
            tuple("t1", 2, "no", 9_000L),
            tuple("t2", 1, "yes", null),
            tuple("t2", 2, "no", 1_000L));
    about("t2", "complaint", 3, 1_000, 2, true);
    assertThat(score("topics", form).written()).isEqualTo(1);
    assertThat(score("topics", form).written()).isZero();

    // Nobody counts it any more: a person decides.
    category("complaint", false, 4);
    assertThat(score("topics", form).written()).isEqualTo(2);
    assertThat(topicAnswers()).extracting(EvaluationAnswer::answer).endsWith("na");
    assertThat(score("topics", form).written()).isZero();
  }

  @Test
  void aPublishedFormStaysAsItIs() {
    Forms forms = new Forms(warehouse);
    String yaml =
        """
        form: small
        title: {en: Small, zh: 小}
        sections:
          - id: all
            title: {en: All, zh: 全部}
            weight: 100
            questions:
              - {id: q, title: {en: q, zh: q}, weight: 100}
        """;
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(forms.publish(yaml, "small.yaml", at).row().formVersion()).isEqualTo(1);
    assertThat(forms.publish(yaml, "small.yaml", at.plusSeconds(9)).row())
        .satisfies(row -> assertThat(row.formVersion()).isEqualTo(1))
        .satisfies(row -> assertThat(row.publishedAt()).isEqualTo(at));
    assertThat(forms.publish(yaml + "\n# changed\n", "small.yaml", at).row().formVersion())
        .isEqualTo(2);
    assertThat(forms.find("small", 1).orElseThrow().form())
        .isEqualTo(EvaluationForm.parse(yaml, ""));
    assertThatThrownBy(
            () ->
                forms.publish(
                    yaml.replace("weight: 100\n    questions", "weight: 90\n    questions"),
                    "small.yaml",
                    at))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("the sections' weights add up to 90, not 100 (all 90). Add 10");
    assertThatThrownBy(() -> forms.current(Optional.of("none"), at))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("There is no published form 'none'.");
  }

  @Test
  void theServiceLevelSettingKeepsItsVersionsAndLeadsTheViews() {
    branch("setting");
    warehouse.write(
        Call.class,
        List.of(
            call("setting", "s1", CallOutcome.ANSWERED, NOON, 5_000, 1),
            call("setting", "s2", CallOutcome.ABANDONED, NOON, 3_000, 1)));
    kpi("setting");
    ServiceLevelSetting before = ServiceLevelSetting.read(warehouse);
    assertThat(before).isEqualTo(ServiceLevelSetting.DEFAULT);
    String shown = "SELECT service_level AS rate FROM kpi_branch_day WHERE branch = 'setting'";
    assertThat(rate(shown)).isEqualTo(0.5);
    Instant at = Instant.parse("2026-10-06T00:00:00Z");
    ServiceLevelSetting first =
        ServiceLevelSetting.store(warehouse, ServiceLevel.ANSWERED_ONLY, T20S5, "amy", at);
    assertThat(first.version()).isEqualTo(1);
    assertThat(rate(shown)).isEqualTo(1.0);
    assertThat(ServiceLevelSetting.store(warehouse, ServiceLevel.ANSWERED_ONLY, T20S5, "amy", at))
        .isEqualTo(first);
    ServiceLevelSetting second =
        ServiceLevelSetting.store(warehouse, ServiceLevel.NEGATIVE, T20S5, "amy", at);
    assertThat(ServiceLevelSetting.read(warehouse)).isEqualTo(second);
    assertThat(second.version()).isEqualTo(2);
    assertThat(rate(shown)).isEqualTo(0.5);
    assertThat(
            warehouse.query(
                AuditEntry.class,
                "SELECT * FROM audit_log FINAL WHERE action = 'changed_setting' AND subject = 'service_level' ORDER BY id",
                Map.of()))
        .hasSize(2);
  }

  @Test
  void daysAskedForAreTheOnlyOnesCounted() {
    branch("days");
    warehouse.write(
        Call.class,
        List.of(
            call("days", "d1", CallOutcome.ANSWERED, NOON, 5_000, 1),
            call("days", "d2", CallOutcome.ANSWERED, NOON.plusSeconds(86_400), 3_000, 1),
            call("days", "d3", CallOutcome.ANSWERED, NOON.plusSeconds(40 * 86_400), 3_000, 1)));
    Days days = new Days(DAY, DAY);
    KpiPartition.Done done =
        jobs.kpi(
            new Partitions(warehouse)
                .kpi(days).stream().filter(p -> p.branch().equals("days")).toList(),
            T20S5);
    assertThat(done.calls()).isEqualTo(1);
    assertThat(kpi("days").calls()).isEqualTo(3);
    assertThat(new KpiReport(warehouse).by(By.MONTH, Days.ALL, "days"))
        .containsOnlyKeys("2026-10", "2026-11");
    assertThatThrownBy(() -> new Days(DAY.plusDays(1), DAY))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "--from 2026-10-06 is after --to 2026-10-05. Swap them: both days are included.");
  }

  @Test
  void aFailureInsideSparkIsTheOneThatTheUserSees() {
    branch("unreachable");
    warehouse.write(
        Call.class, List.of(call("unreachable", "u1", CallOutcome.ANSWERED, NOON, 5_000, 1)));
    WarehouseConfig config = testing.config();
    Jobs elsewhere =
        new Jobs(
            spark,
            new WarehouseConfig(
                URI.create("http://127.0.0.1:1"),
                config.user(),
                config.password(),
                config.database(),
                null));
    assertThatThrownBy(
            () ->
                elsewhere.kpi(
                    new Partitions(warehouse)
                        .kpi(Days.ALL).stream()
                            .filter(p -> p.branch().equals("unreachable"))
                            .toList(),
                    T20S5))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(Failure.Code.UNAVAILABLE);
              assertThat(failure.getMessage()).contains("127.0.0.1:1");
            });
  }
}
