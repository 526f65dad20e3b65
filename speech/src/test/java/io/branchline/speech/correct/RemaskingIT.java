package io.branchline.speech.correct;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.mask.MaskPolicy;
import io.branchline.speech.policy.Policies;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.AuditEntry;
import io.branchline.warehouse.table.EvaluationAnswer;
import io.branchline.warehouse.table.ForecastAdjustment;
import io.branchline.warehouse.table.MaskedSpan;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.TranscriptCorrection;
import io.branchline.warehouse.table.Utterance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A changed policy on the real engine. */
class RemaskingIT {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final Remasking.Range ALL =
      new Remasking.Range(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), "");
  private static final String STRICT =
      """
      name: strict
      version: 2
      kinds: {card: {last-four: false}}
      words: {account: [locker]}
      """;

  private static final int CALLS = 80;
  private static final int KILLS = 3;

  /** Each test has a call of its own: the engine drops an insert that equals an earlier one. */
  private static int calls;

  private static String call = "";
  private static TestingWarehouse testing;
  private static Warehouse warehouse;

  @BeforeAll
  static void start() {
    testing = TestingWarehouse.start();
    warehouse = testing.client();
  }

  @AfterAll
  static void stop() {
    testing.close();
  }

  @BeforeEach
  void oneCall() {
    for (String table :
        List.of(
            "utterances",
            "masked_spans",
            "call_speech",
            "transcript_corrections",
            "evaluation_answers",
            "forecast_adjustments",
            "audit_log")) {
      warehouse.execute("TRUNCATE TABLE " + table, Map.of());
    }
    addCall();
  }

  private static void addCall() {
    calls++;
    call = "c" + calls;
    write(1);
    warehouse.write(
        MaskedSpan.class,
        List.of(
            new MaskedSpan(
                call,
                "b01",
                START,
                Side.CUSTOMER,
                0,
                "card",
                2_900,
                3_200,
                "1111",
                "default-1",
                1)));
    warehouse.write(
        TranscriptCorrection.class,
        List.of(
            new TranscriptCorrection(
                call,
                "b01",
                START,
                Side.CUSTOMER,
                2,
                1,
                1,
                "en",
                "my locker is for four two nine",
                "my locker is four four two nine",
                "misheard",
                "lin",
                START)));
    warehouse.write(
        EvaluationAnswer.class,
        List.of(
            new EvaluationAnswer(
                "e1",
                1,
                call,
                "b01",
                START,
                "s",
                "q",
                "yes",
                1.0,
                1,
                false,
                true,
                "customer",
                6_000L,
                9_000L,
                "my locker is four four two nine",
                "")));
    makeCurrent(1);
  }

  private static void write(long version) {
    warehouse.write(
        Utterance.class,
        List.of(
            turn(Side.AGENT, 1, 0, version, "your", "card", "number"),
            turn(Side.CUSTOMER, 1, 2_000, version, "it", "is", "uh", "[card …1111]"),
            turn(
                Side.CUSTOMER,
                2,
                6_000,
                version,
                "my",
                "locker",
                "is",
                "four",
                "four",
                "two",
                "nine"),
            turn(Side.AGENT, 2, 12_000, version, "that", "costs", "fifty", "dollars")));
  }

  private static void makeCurrent(long version) {
    warehouse.execute(
        """
        INSERT INTO call_speech (call_id, branch, queue, agent, call_started_at, duration_millis,
          language, model, version)
        VALUES ({id:String}, 'b01', 'cards', 'a1', {at:DateTime64(3, 'UTC')}, 20000, 'en', 'made-up',
          {version:UInt64})
        """,
        Map.of("id", call, "at", START, "version", version));
  }

  private static Utterance turn(Side side, int number, long at, long version, String... words) {
    List<Long> starts = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      starts.add(at + 300L * i);
      ends.add(at + 300L * i + 300);
    }
    return new Utterance(
        call,
        "b01",
        START,
        side,
        number,
        at,
        at + 300L * words.length,
        String.join(" ", words),
        0.7,
        "en",
        List.of(words),
        starts,
        ends,
        List.of(words).stream().map(word -> 0.7).toList(),
        version);
  }

  private static Remasking.Summary remask(String yaml) {
    MaskPolicy policy = Policies.parse(yaml, "test.yaml");
    return new Remasking(warehouse, policy).run(ALL);
  }

  private static List<String> texts() {
    return warehouse
        .query(Utterance.class, "SELECT * FROM current_utterances ORDER BY start_millis", Map.of())
        .stream()
        .map(Utterance::text)
        .toList();
  }

  private record Text(String text) {}

  /** Everything that lies in a table, old versions included. */
  private static String everything() {
    StringBuilder all = new StringBuilder();
    for (String table : List.of("utterances", "transcript_corrections", "evaluation_answers")) {
      warehouse
          .query(Text.class, "SELECT toString(tuple(*)) AS text FROM " + table, Map.of())
          .forEach(row -> all.append(row.text()).append('\n'));
    }
    return all.toString();
  }

  @Test
  void aStricterPolicyMasksWhatIsStoredEverywhere() {
    Remasking.Summary summary = remask(STRICT);

    assertThat(summary).isEqualTo(new Remasking.Summary(1, 1, 1, 0, 1, 0));
    assertThat(texts())
        .containsExactly(
            "your card number",
            "it is uh [card]",
            "my locker is [account]",
            "that costs fifty dollars");
    assertThat(everything()).doesNotContain("1111", "four four two", "'nine'", "for four");
    assertThat(
            warehouse.query(
                MaskedSpan.class, "SELECT * FROM masked_spans FINAL ORDER BY number", Map.of()))
        .extracting(MaskedSpan::kind, MaskedSpan::lastFour, MaskedSpan::policy, MaskedSpan::version)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("card", "", "strict-2", 2L),
            org.assertj.core.groups.Tuple.tuple("account", "", "strict-2", 2L));
    assertThat(
            warehouse
                .query(EvaluationAnswer.class, "SELECT * FROM evaluation_answers FINAL", Map.of())
                .get(0)
                .evidenceText())
        .isEqualTo("my locker is [account]");
    assertThat(
            warehouse
                .query(
                    TranscriptCorrection.class,
                    "SELECT * FROM transcript_corrections FINAL",
                    Map.of())
                .get(0)
                .text())
        .isEqualTo("my locker is [account]");
  }

  @Test
  void whatPeopleTypedIsMaskedAgainThoughTheTranscriptStays() {
    Instant now = Instant.parse("2026-01-06T08:00:00Z");
    warehouse.write(
        EvaluationAnswer.class,
        List.of(
            new EvaluationAnswer(
                "e2",
                1,
                call,
                "b01",
                START,
                "s",
                "q2",
                "yes",
                1.0,
                1,
                false,
                false,
                "",
                null,
                null,
                "",
                "locker 8812, he said: \"it's mine\"")));
    warehouse.write(
        ForecastAdjustment.class,
        List.of(
            new ForecastAdjustment(
                "b01",
                "a1",
                "",
                LocalDate.of(2026, 1, 7),
                LocalDate.of(2026, 1, 8),
                "09:00",
                "24:00",
                "percent",
                20,
                "locker 8812 moves on 2026-01-07, 20 %",
                "",
                "lin",
                now,
                1)));
    warehouse.write(
        AuditEntry.class,
        List.of(
            new AuditEntry(
                "x1",
                now,
                "lin",
                "planner",
                "adjusted_forecast",
                "a1",
                "b01",
                "cards, 2026-01-07 to 2026-01-08, 09:00 to 24:00, 20.0 percent: locker 8812")));

    assertThat(remask(STRICT).texts()).isEqualTo(3);

    assertThat(column("comment", "evaluation_answers"))
        .containsExactlyInAnyOrder("", "locker [account], he said: \"it's mine\"");
    assertThat(column("reason", "forecast_adjustments"))
        .containsExactly("locker [account] moves on 2026-01-07, 20 %");
    assertThat(column("detail", "audit_log"))
        .containsExactly(
            "cards, 2026-01-07 to 2026-01-08, 09:00 to 24:00, 20.0 percent: locker [account]");
    assertThat(column("command", "system.mutations")).noneMatch(text -> text.contains("8812"));
    assertThat(remask(STRICT).texts()).isZero();
  }

  private static List<String> column(String name, String table) {
    return warehouse
        .query(Text.class, "SELECT " + name + " AS text FROM " + table, Map.of())
        .stream()
        .map(Text::text)
        .toList();
  }

  @Test
  void onceMoreChangesNothing() {
    remask(STRICT);
    List<String> once = texts();

    assertThat(remask(STRICT)).isEqualTo(new Remasking.Summary(1, 0, 0, 0, 0, 0));
    assertThat(texts()).isEqualTo(once);
  }

  @Test
  void killedBeforeTheNewVersionIsCurrentItComesToTheSame() {
    // as if killed: half of the next version's rows are there
    warehouse.write(
        Utterance.class, List.of(turn(Side.CUSTOMER, 1, 2_000, 2, "it", "is", "uh", "[card]")));

    assertThat(remask(STRICT).changed()).isEqualTo(1);
    assertThat(texts())
        .containsExactly(
            "your card number",
            "it is uh [card]",
            "my locker is [account]",
            "that costs fifty dollars");
  }

  @Test
  void killedBeforeTheOldVersionIsGoneItIsDeletedNextTime() {
    remask(STRICT);
    warehouse.write(
        Utterance.class,
        List.of(turn(Side.CUSTOMER, 2, 6_001, 1, "my", "locker", "is", "four", "four", "two")));
    assertThat(everything()).contains("four four two");

    assertThat(remask(STRICT)).isEqualTo(new Remasking.Summary(1, 0, 0, 0, 1, 0));
    assertThat(everything()).doesNotContain("four four two");
  }

  private record Count(long count) {}

  private static long changed() {
    return warehouse
        .query(
            Count.class,
            "SELECT count() AS count FROM call_speech FINAL WHERE version = 2",
            Map.of())
        .get(0)
        .count();
  }

  /** Every row of a call as the tables have it, old versions included, its own name left out. */
  private static String rows(String id) {
    StringBuilder all = new StringBuilder();
    for (String table :
        List.of(
            "utterances",
            "masked_spans",
            "call_speech",
            "transcript_corrections",
            "evaluation_answers")) {
      warehouse
          .query(
              Text.class,
              "SELECT toString(tuple(* EXCEPT call_id)) AS text FROM "
                  + table
                  + " FINAL WHERE call_id = {id:String} ORDER BY text",
              Map.of("id", id))
          .forEach(row -> all.append(row.text()).append('\n'));
    }
    return all.toString();
  }

  @Test
  void killedAgainAndAgainItComesToTheSameAsNeverKilled() throws Exception {
    remask(STRICT);
    String neverKilled = rows(call);
    assertThat(neverKilled).contains("[account]").doesNotContain("four four two");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      addCall();
      ids.add(call);
    }

    for (int kill = 1; kill <= KILLS; kill++) {
      Process process = RemaskProcess.start(testing.config(), STRICT);
      while (changed() < (long) kill * CALLS / (KILLS + 1) && process.isAlive()) {
        Thread.onSpinWait();
      }
      assertThat(process.isAlive()).isTrue();
      process.destroyForcibly().waitFor(); // kill -9
    }
    assertThat(changed()).isLessThan(CALLS + 1);
    remask(STRICT);

    assertThat(ids).allSatisfy(id -> assertThat(rows(id)).isEqualTo(neverKilled));
    assertThat(everything()).doesNotContain("four four two", "1111");
    assertThat(remask(STRICT).changed()).isZero();
  }

  @Test
  void whatWasMaskedStaysAndIsCounted() {
    Remasking.Summary summary = remask("name: loose\nversion: 1\nkinds: {card: {mask: false}}\n");

    assertThat(summary.loosened()).isEqualTo(1);
    assertThat(texts()).contains("it is uh [card …1111]");
  }
}
