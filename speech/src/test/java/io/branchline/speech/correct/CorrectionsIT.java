package io.branchline.speech.correct;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.MaskedSpan;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.TranscriptCorrection;
import io.branchline.warehouse.table.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorrectionsIT {

  private static final Instant START = Instant.parse("2026-01-05T23:30:00Z");
  private static final Instant NOW = Instant.parse("2026-01-06T08:00:00Z");
  private static final String QUESTION = "can i have your car number please";
  private static final String ANSWER = "it is [card …1111] thank you";

  private static TestingWarehouse testing;
  private static Warehouse warehouse;
  private static Corrections corrections;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    testing = TestingWarehouse.start();
    warehouse = testing.client();
    corrections =
        new Corrections(
            warehouse, new SecretMask(Policies.shipped()), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterAll
  static void stop() {
    testing.close();
  }

  /** A call of three turns, the second of which holds a masked card. */
  private static void call(String id, String language) {
    boolean chinese = language.equals("zh");
    List<Utterance> said =
        List.of(
            turn(id, Side.AGENT, 1, 0, chinese ? "我 想 咨询 一下" : QUESTION, language),
            turn(id, Side.CUSTOMER, 1, 4_000, ANSWER, language),
            turn(id, Side.AGENT, 2, 9_000, "you are welcome", language));
    warehouse.write(Utterance.class, said);
    warehouse.write(
        MaskedSpan.class,
        List.of(
            new MaskedSpan(
                id, "b01", START, Side.CUSTOMER, 0, "card", 4_600, 4_900, "1111", "p-1", 1)));
    warehouse.execute(
        """
        INSERT INTO call_speech (call_id, branch, queue, agent, call_started_at, duration_millis,
          language, model, version)
        VALUES ({id:String}, 'b01', 'cards', 'a1', {at:DateTime64(3, 'UTC')}, 12000,
          {language:String}, 'made-up', 1)
        """,
        Map.of("id", id, "at", START, "language", language));
  }

  private static Utterance turn(
      String id, Side side, int number, long at, String text, String language) {
    List<String> words = List.of(text.split(" (?!…)"));
    List<Long> starts = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      starts.add(at + 300L * i);
      ends.add(at + 300L * i + 300);
    }
    return new Utterance(
        id,
        "b01",
        START,
        side,
        number,
        at,
        at + 300L * words.size(),
        String.join(language.equals("zh") ? "" : " ", words),
        0.7,
        language,
        words,
        starts,
        ends,
        words.stream().map(word -> 0.7).toList(),
        1);
  }

  private static Correction correction(String id, Side side, int number, String was, String text) {
    return new Correction(id, "b01", START, side, number, was, text, "misheard", "lin");
  }

  private static List<Utterance> said(String id, long version) {
    return warehouse.query(
        Utterance.class,
        "SELECT * FROM utterances FINAL WHERE call_id = {id:String} AND version = {v:UInt64}"
            + " ORDER BY start_millis",
        Map.of("id", id, "v", version));
  }

  private record Version(long version) {}

  private static long version(String id) {
    return warehouse
        .query(
            Version.class,
            "SELECT version FROM call_speech FINAL WHERE call_id = {id:String}",
            Map.of("id", id))
        .get(0)
        .version();
  }

  private static List<TranscriptCorrection> revisions(String id) {
    return warehouse.query(
        TranscriptCorrection.class,
        "SELECT * FROM transcript_corrections FINAL WHERE call_id = {id:String}"
            + " ORDER BY transcript_version",
        Map.of("id", id));
  }

  @Test
  void correctionIsTheNextVersionAndTheRecognisersStays() {
    call("saved", "en");
    Outcome outcome =
        corrections.save(
            correction("saved", Side.AGENT, 1, QUESTION, "Can I have your card number, please?"));
    assertThat(outcome).isEqualTo(Outcome.SAVED);
    assertThat(version("saved")).isEqualTo(2);
    assertThat(said("saved", 2))
        .extracting(Utterance::text)
        .containsExactly("Can I have your card number please", ANSWER, "you are welcome");
    assertThat(said("saved", 2).get(0).wordStartMillis().get(4)).isEqualTo(1_200);
    assertThat(said("saved", 1).get(0).text()).isEqualTo(QUESTION);
    assertThat(revisions("saved"))
        .containsExactly(
            new TranscriptCorrection(
                "saved",
                "b01",
                START,
                Side.AGENT,
                1,
                1,
                1,
                "en",
                QUESTION,
                "Can I have your card number please",
                "misheard",
                "lin",
                NOW));
    List<CallSpeech> rows =
        warehouse.query(
            CallSpeech.class, "SELECT * FROM call_speech FINAL WHERE call_id = 'saved'", Map.of());
    assertThat(rows).singleElement().extracting(CallSpeech::durationMillis).isEqualTo(12_000L);
  }

  @Test
  void whatIsMaskedStaysMaskedWhateverIsTyped() {
    call("masked", "en");
    corrections.save(correction("masked", Side.CUSTOMER, 1, ANSWER, "it is nothing"));
    assertThat(
            warehouse.query(
                MaskedSpan.class,
                "SELECT * FROM masked_spans FINAL WHERE call_id = 'masked' AND version = 2",
                Map.of()))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.startMillis()).isEqualTo(4_600);
              assertThat(span.policy()).isEqualTo("p-1");
            });
  }

  @Test
  void typedDigitsReachNoTable() {
    call("digits", "en");
    Correction secret =
        new Correction(
            "digits",
            "b01",
            START,
            Side.AGENT,
            2,
            "you are welcome",
            "4111-1111-1111-1111 is yours, four one one one one one",
            "it is 6222 0212 3456 7890",
            "lin");
    assertThat(corrections.save(secret)).isEqualTo(Outcome.SAVED);
    String stored = said("digits", 2) + " " + revisions("digits");
    assertThat(stored)
        .contains("[card")
        .doesNotContain("4111-", "4111 1111", "four one", "6222", "0212");
    assertThat(
            warehouse.query(
                MaskedSpan.class,
                "SELECT * FROM masked_spans FINAL WHERE call_id = 'digits' AND version = 2"
                    + " AND side = 'agent'",
                Map.of()))
        .isNotEmpty()
        .allMatch(span -> span.policy().equals(Policies.shipped().id()));
  }

  @Test
  void secondOfTwoIsToldAndOverwritesNothing() {
    call("conflict", "en");
    assertThat(
            corrections.save(correction("conflict", Side.AGENT, 1, QUESTION, "your card number")))
        .isEqualTo(Outcome.SAVED);
    assertThat(
            corrections.save(correction("conflict", Side.AGENT, 1, QUESTION, "your car's number")))
        .isEqualTo(Outcome.CONFLICT);
    assertThat(
            corrections.save(
                correction("conflict", Side.AGENT, 1, "your card number", "your car's number")))
        .isEqualTo(Outcome.SAVED);
    assertThat(revisions("conflict"))
        .extracting(TranscriptCorrection::revision, TranscriptCorrection::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "your card number"),
            org.assertj.core.groups.Tuple.tuple(2, "your car's number"));
  }

  @Test
  void manyAtOnceOnDifferentTurnsAllCount() throws Exception {
    call("many", "en");
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      List<Future<Outcome>> outcomes = new ArrayList<>();
      for (Correction one :
          List.of(
              correction("many", Side.AGENT, 1, QUESTION, "your card"),
              correction("many", Side.CUSTOMER, 1, ANSWER, "it is [card …1111]"),
              correction("many", Side.AGENT, 2, "you are welcome", "welcome"))) {
        outcomes.add(pool.submit(() -> corrections.save(one)));
      }
      for (Future<Outcome> outcome : outcomes) {
        assertThat(outcome.get()).isEqualTo(Outcome.SAVED);
      }
    } finally {
      pool.shutdown();
    }
    assertThat(said("many", version("many")))
        .extracting(Utterance::text)
        .containsExactly("your card", "it is [card …1111]", "welcome");
    assertThat(revisions("many")).hasSize(3);
  }

  @Test
  void nothingIsWrittenWithoutWordsOrChangeOrTurn() {
    call("nothing", "en");
    assertThat(corrections.save(correction("nothing", Side.AGENT, 1, QUESTION, " ?! ")))
        .isEqualTo(Outcome.EMPTY);
    assertThat(corrections.save(correction("nothing", Side.AGENT, 1, QUESTION, QUESTION + ".")))
        .isEqualTo(Outcome.UNCHANGED);
    assertThat(corrections.save(correction("nothing", Side.AGENT, 9, QUESTION, "x")))
        .isEqualTo(Outcome.GONE);
    assertThat(corrections.save(correction("no-such-call", Side.AGENT, 1, "", "x")))
        .isEqualTo(Outcome.GONE);
    assertThat(version("nothing")).isEqualTo(1);
    assertThat(revisions("nothing")).isEmpty();
  }

  @Test
  void leftoversOfAKilledCorrectionAreNotMixedIn() {
    call("killed", "en");
    warehouse.write(
        Utterance.class,
        List.of(
            new Utterance(
                "killed",
                "b01",
                START,
                Side.AGENT,
                7,
                0,
                1,
                "left",
                1,
                "en",
                List.of("left"),
                List.of(0L),
                List.of(1L),
                List.of(1.0),
                2)));
    corrections.save(correction("killed", Side.AGENT, 1, QUESTION, "your card"));
    assertThat(version("killed")).isEqualTo(3);
    assertThat(said("killed", 3)).hasSize(3);
  }

  @Test
  void correctedTurnsAreTextForAdaptingWithoutWhatIsMasked() throws IOException {
    call("text", "en");
    corrections.save(correction("text", Side.AGENT, 1, QUESTION, "your card"));
    corrections.save(correction("text", Side.AGENT, 1, "your card", "your debit card number"));
    corrections.save(correction("text", Side.CUSTOMER, 1, ANSWER, "its [card …1111] thanks"));
    call("text-zh", "zh");
    corrections.save(correction("text-zh", Side.AGENT, 1, "我想咨询一下", "我想查询一下"));
    CorrectedText.write(warehouse, "en", folder);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("b01-text.txt")
          .doesNotContain("b01-text-zh.txt");
    }
    assertThat(Files.readAllLines(folder.resolve("b01-text.txt")))
        .containsExactlyInAnyOrder("your debit card number", "its", "thanks");
    CorrectedText.write(warehouse, "zh", folder);
    assertThat(Files.readAllLines(folder.resolve("b01-text-zh.txt"))).containsExactly("我想查询一下");
  }
}
