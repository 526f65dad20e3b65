package io.branchline.speech.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.audio.WavWriter;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.search.Filters;
import io.branchline.speech.search.Hit;
import io.branchline.speech.search.SearchRequest;
import io.branchline.speech.search.Searching;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.speech.worker.RecogniserListener;
import io.branchline.speech.worker.TestingRecogniser;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallOutcome;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.EventType;
import io.branchline.warehouse.table.Recording;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on a real engine and a real index, with a recogniser that hears tones. */
class TranscribeJobIT {

  private static final Instant START = Instant.parse("2026-01-05T23:30:00Z");
  private static TestingWarehouse warehouse;

  @TempDir Path folder;
  @TempDir Path indexFolder;
  private final TestingRecogniser recogniser = new TestingRecogniser();
  private StringWriter log;

  @BeforeAll
  static void startEngine() {
    warehouse = TestingWarehouse.start();
    warehouse
        .client()
        .write(Branch.class, List.of(new Branch("b01", "One", "一", "east", "Asia/Shanghai", 1)));
  }

  @AfterAll
  static void stopEngine() {
    warehouse.close();
  }

  @BeforeEach
  void emptyTables() {
    for (String table : List.of("calls", "acd_events", "recordings", "utterances", "call_speech")) {
      warehouse.client().execute("TRUNCATE TABLE " + table, Map.of());
    }
    log = new StringWriter();
  }

  private TranscribeJob.Summary run() {
    return run(Optional.empty(), Delays.none());
  }

  private TranscribeJob.Summary run(Optional<String> pattern, Delays delays) {
    RecordingFacts defaults = new RecordingFacts(null, "b01", "cards", "a7", START, "en");
    return new TranscribeJob(
            warehouse.client(),
            new RecogniserListener(language -> recogniser),
            new Transcriber(new SecretMask(Policies.shipped())),
            new PrintWriter(log))
        .run(
            new RecordingFolder(folder, pattern.map(FileNamePattern::of), delays).find(),
            new TranscribeJob.Options(2, RecordingJob.Repeat.NEW_ONLY, defaults));
  }

  private List<Utterance> current(String call) {
    return warehouse
        .client()
        .query(
            Utterance.class,
            "SELECT * FROM current_utterances WHERE call_id = {call:String} ORDER BY start_millis",
            Map.of("call", call));
  }

  private <R extends Record> List<R> rows(Class<R> type, String table) {
    return warehouse
        .client()
        .query(type, "SELECT * FROM " + table + " FINAL ORDER BY call_id", Map.of());
  }

  private List<Hit> search(String query) {
    Searching.catchUp(warehouse.client(), indexFolder);
    try (TranscriptIndex index = TranscriptIndex.open(indexFolder)) {
      return Searching.hits(index, query);
    }
  }

  private void stereo(String name, short[] agent, short[] customer) throws IOException {
    WavWriter.writeMuLaw(folder.resolve(name), 8000, agent, customer);
  }

  private static Call call(String id, long millis) {
    return new Call(
        id,
        "b02",
        "loans",
        "a9",
        "",
        0,
        CallOutcome.ANSWERED,
        START,
        START,
        START.plusMillis(1000),
        START.plusMillis(millis),
        0,
        1000,
        0,
        millis - 1000,
        0,
        0,
        0,
        0,
        List.of(),
        "test",
        3,
        false);
  }

  @Test
  void aStereoRecordingBecomesRowsAndHits() throws IOException {
    stereo(
        "c1.wav",
        TestingRecogniser.speak("hello", "", "", "goodbye"),
        TestingRecogniser.speak("", "debit", "card", ""));

    TranscribeJob.Summary summary = run();

    assertThat(summary.transcribed()).isEqualTo(1);
    assertThat(summary.audio()).hasSeconds(4);
    List<Utterance> utterances = current("c1");
    assertThat(utterances)
        .extracting(Utterance::text)
        .containsExactly("hello", "debit card", "goodbye");
    assertThat(utterances.get(1).side()).isEqualTo(Side.CUSTOMER);
    assertThat(utterances.get(1).wordStartMillis()).containsExactly(1000L, 2000L);
    CallSpeech speech = rows(CallSpeech.class, "call_speech").get(0);
    assertThat(speech.durationMillis()).isEqualTo(4000);
    assertThat(speech.customerTalkMillis()).isEqualTo(1900);
    assertThat(speech.model()).isEqualTo("testing");
    assertThat(speech.version() >>> 32).isEqualTo(1);
    Recording recording = rows(Recording.class, "recordings").get(0);
    assertThat(recording.status()).isEqualTo("transcribed");
    assertThat(recording.encoding()).isEqualTo("mulaw8");
    assertThat(recording.branch()).isEqualTo("b01");
    assertThat(search("\"debit card\" side:customer before:3s"))
        .extracting(Hit::startMillis)
        .containsExactly(1000L);
    // 23:30 UTC is the next day in the branch's zone
    assertThat(search("debit date:2026-01-06")).hasSize(1);
    assertThat(search("debit date:2026-01-05")).isEmpty();
  }

  @Test
  void oneFileASideIsAlignedByItsDelay() throws IOException {
    Files.createDirectories(folder.resolve("agent"));
    Files.createDirectories(folder.resolve("caller"));
    WavWriter.writeMuLaw(folder.resolve("agent/c2.wav"), 8000, TestingRecogniser.speak("hello"));
    WavWriter.writeMuLaw(
        folder.resolve("caller/c2.wav"), 8000, TestingRecogniser.speak("", "debit", "card"));
    Path delays = folder.resolve("delays.csv");
    Files.writeString(delays, "call,side,delay_ms\nc2,agent,2051\n", StandardCharsets.UTF_8);

    run(Optional.of("{side}/{call}.wav"), Delays.read(delays));

    assertThat(current("c2")).extracting(Utterance::startMillis).containsExactly(1000L, 2051L);
    assertThat(rows(CallSpeech.class, "call_speech").get(0).overtalkMillis()).isEqualTo(849);
    assertThat(rows(Recording.class, "recordings").get(0).agentDelayMillis()).isEqualTo(2051);
  }

  @Test
  void theTableOfCallsKnowsBetterThanTheSidecar() throws IOException {
    warehouse.client().write(Call.class, List.of(call("c3", 20_000)));
    stereo("x.wav", TestingRecogniser.speak("hello"), TestingRecogniser.speak("card"));
    Files.writeString(
        folder.resolve("x.json"),
        "{\"call\": \"c3\", \"agent\": \"wrong\", \"queue\": \"wrong\"}",
        StandardCharsets.UTF_8);

    run();

    Recording recording = rows(Recording.class, "recordings").get(0);
    assertThat(recording.callId()).isEqualTo("c3");
    assertThat(recording.branch()).isEqualTo("b02");
    assertThat(recording.agent()).isEqualTo("a9");
    assertThat(recording.queue()).isEqualTo("loans");
  }

  @Test
  void whatIsDoneIsSkippedAndWhatChangedIsDoneAgain() throws IOException {
    stereo("c4.wav", TestingRecogniser.speak("hello", "hello"), TestingRecogniser.speak("card"));
    run();
    int before = recogniser.channels();

    assertThat(run().skipped()).isEqualTo(1);
    assertThat(recogniser.channels()).isEqualTo(before);

    stereo("c4.wav", TestingRecogniser.speak("goodbye"), TestingRecogniser.speak(""));
    assertThat(run().transcribed()).isEqualTo(1);

    assertThat(current("c4")).extracting(Utterance::text).containsExactly("goodbye");
    assertThat(rows(CallSpeech.class, "call_speech"))
        .extracting(row -> row.version() >>> 32)
        .containsExactly(2L);
    assertThat(search("hello")).isEmpty();
    assertThat(search("goodbye")).hasSize(1);
  }

  @Test
  void aBrokenFileIsReportedAndTheRestGoesOn() throws IOException {
    stereo("good.wav", TestingRecogniser.speak("hello"), TestingRecogniser.speak("card"));
    Path broken = folder.resolve("broken.wav");
    Files.writeString(broken, "this is no audio", StandardCharsets.UTF_8);
    Files.write(folder.resolve("empty.wav"), new byte[0]);

    TranscribeJob.Summary summary = run();

    assertThat(summary.transcribed()).isEqualTo(1);
    assertThat(summary.failed()).isEqualTo(2);
    assertThat(log.toString())
        .contains("skipped: " + broken + " holds no sound that can be decoded: ")
        .contains("skipped: " + folder.resolve("empty.wav") + " is empty (0 bytes).");
    assertThat(rows(Recording.class, "recordings"))
        .extracting(Recording::callId, Recording::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("broken", "failed"),
            org.assertj.core.groups.Tuple.tuple("empty", "failed"),
            org.assertj.core.groups.Tuple.tuple("good", "transcribed"));

    stereo("broken.wav", TestingRecogniser.speak("hello"), TestingRecogniser.speak("debit"));
    stereo("empty.wav", TestingRecogniser.speak("hello"), TestingRecogniser.speak("debit"));
    assertThat(run().transcribed()).isEqualTo(2);
    assertThat(rows(Recording.class, "recordings"))
        .extracting(Recording::status)
        .containsOnly("transcribed");
    assertThat(search("debit")).hasSize(2);
  }

  @Test
  void digitsNeverReachTheTablesOrTheIndex() throws IOException {
    stereo(
        "c5.wav",
        TestingRecogniser.speak("hello"),
        TestingRecogniser.speak("card", "one", "two", "three", "one", "two", "three", "goodbye"));

    run();

    assertThat(current("c5")).extracting(Utterance::text).contains("hello");
    assertThat(current("c5").toString()).doesNotContain("two").contains("[card]");
    assertThat(search("two")).isEmpty();
    assertThat(search("goodbye").get(0).startMillis()).isEqualTo(7000);
  }

  @Test
  void aRunKilledAfterTheUtterancesLeavesNothingBehind() throws IOException {
    stereo("c6.wav", TestingRecogniser.speak("hello"), TestingRecogniser.speak("", "card"));
    run();
    List<Utterance> whole = current("c6");
    // as if killed: utterances of another length, no measures, no recording
    warehouse.client().execute("TRUNCATE TABLE call_speech", Map.of());
    warehouse.client().execute("TRUNCATE TABLE recordings", Map.of());
    Utterance some = whole.get(0);
    warehouse
        .client()
        .write(
            Utterance.class,
            List.of(
                new Utterance(
                    some.callId(),
                    some.branch(),
                    some.callStartedAt(),
                    some.side(),
                    99,
                    90_000,
                    91_000,
                    "left over",
                    1,
                    "en",
                    List.of("left", "over"),
                    List.of(90_000L, 90_500L),
                    List.of(90_400L, 91_000L),
                    List.of(1.0, 1.0),
                    1)));

    run();

    assertThat(current("c6")).isEqualTo(whole);
  }

  @Test
  void anIndexThatWasLostIsMadeAnewFromTheTables() throws IOException {
    stereo(
        "c7.wav", TestingRecogniser.speak("hello"), TestingRecogniser.speak("", "debit", "card"));
    run();
    List<Hit> before = search("\"debit card\" OR hello");
    assertThat(before).hasSize(2);

    deleteIndex();
    assertThat(Searching.catchUp(warehouse.client(), indexFolder)).isEqualTo(1);
    assertThat(Searching.catchUp(warehouse.client(), indexFolder)).isZero();

    assertThat(search("\"debit card\" OR hello")).isEqualTo(before);
  }

  private void deleteIndex() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(indexFolder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  @Test
  void audioThatOutlastsItsCallIsRefused() throws IOException {
    warehouse.client().write(Call.class, List.of(call("c8", 2000)));
    stereo("c8.wav", new short[8000 * 30], new short[8000 * 30]);

    assertThat(run().failed()).isEqualTo(1);

    assertThat(log.toString())
        .contains(
            "lasts 30 s, but call c8 lasted 2 s. Maybe the audio is another call's, or its header"
                + " names a wrong sample rate.");
  }

  @Test
  void aRecordingOfNobodyKnowsWhomIsNamed() throws IOException {
    Files.writeString(folder.resolve("c9.json"), "{\"cal\": 1}", StandardCharsets.UTF_8);
    stereo("c9.wav", new short[8000], new short[8000]);

    assertThat(run().failed()).isEqualTo(1);

    assertThat(log.toString()).contains(folder.resolve("c9.json") + " line 1 is not a sidecar");
  }

  @Test
  void ofTwoRecordingsOfOneCallOneIsTaken() throws IOException {
    stereo("a.wav", TestingRecogniser.speak("hello"), TestingRecogniser.speak("debit"));
    stereo("twice.wav", TestingRecogniser.speak("goodbye"), TestingRecogniser.speak("card"));
    // one names the branch, the other leaves it to the command
    Files.writeString(
        folder.resolve("a.json"),
        "{\"call\": \"twice\", \"branch\": \"b01\"}",
        StandardCharsets.UTF_8);

    assertThat(run().transcribed()).isEqualTo(1);

    assertThat(log.toString()).contains("call twice has a recording already");
    assertThat(current("twice")).extracting(Utterance::text).containsExactly("hello", "debit");
  }

  @Test
  void swappedChannelsAreSetRightByTheSidecar() throws IOException {
    stereo("s1.wav", TestingRecogniser.speak("debit"), TestingRecogniser.speak("hello"));
    run();
    assertThat(current("s1")).extracting(Utterance::text).contains("debit", "hello");
    assertThat(search("hello side:customer")).hasSize(1);

    Files.writeString(
        folder.resolve("s1.json"),
        "{\"call\": \"s1\", \"agent_audio\": {\"channel\": 1}, \"customer_audio\": {\"channel\": 0}}",
        StandardCharsets.UTF_8);
    assertThat(run().transcribed()).isEqualTo(1);

    assertThat(search("hello side:agent")).hasSize(1);
    assertThat(search("hello side:customer")).isEmpty();
  }

  @Test
  void aSidecarThatIsWrongIsOneLine() throws IOException {
    stereo("w1.wav", new short[8000], new short[8000]);
    Path sidecar = folder.resolve("w1.json");
    for (String wrong :
        List.of(
            "{\"call\": \"w1\", \"recording_started_at\": \"yesterday\"}",
            "{\"call\": \"w1\", \"agent_audio\": {\"file\": \"gone.wav\"}}",
            "{\"call\": \"w1\", \"agent_audio\": {\"channel\": 5}}")) {
      Files.writeString(sidecar, wrong, StandardCharsets.UTF_8);
      assertThat(run().failed()).as(wrong).isEqualTo(1);
    }
    assertThat(log.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("'yesterday' is not an instant"),
            line -> assertThat(line).contains("gone.wav cannot be read: it is not there any more."),
            line -> assertThat(line).contains("so there is no channel 5"));
  }

  @Test
  void aMonoRecordingIsOneSideAndItsOvertalkIsNotMeasured() throws IOException {
    WavWriter.writeMuLaw(
        folder.resolve("m1.wav"),
        8000,
        TestingRecogniser.speak(
            "hello", "debit", "card", "one", "two", "three", "one", "two", "three", "goodbye"));

    assertThat(run().transcribed()).isEqualTo(1);

    assertThat(recogniser.channels()).isEqualTo(1);
    assertThat(current("m1")).extracting(Utterance::side).containsOnly(Side.MIXED);
    assertThat(current("m1").toString()).contains("[card]").doesNotContain("two");
    CallSpeech speech = rows(CallSpeech.class, "call_speech").get(0);
    assertThat(speech.overtalkMeasurable()).isFalse();
    assertThat(speech.agentInterruptions()).isNull();
    assertThat(speech.agentTalkShare()).isNull();
    assertThat(speech.agentWordsPerMinute()).isNull();
    assertThat(speech.silenceMillis()).isEqualTo(100);
    assertThat(search("debit side:mixed")).extracting(Hit::startMillis).containsExactly(1000L);
    assertThat(search("debit")).hasSize(1);
    assertThat(search("debit side:agent")).isEmpty();
    assertThat(run().skipped()).isEqualTo(1);
  }

  private static AcdEvent event(String call, EventType type, long millis) {
    return new AcdEvent(
        call + type,
        call,
        "b02",
        type,
        START.plusMillis(millis),
        "loans",
        "a9",
        "",
        0,
        "",
        List.of(),
        "test",
        millis);
  }

  @Test
  void silenceOnHoldIsHold() throws IOException {
    warehouse.client().write(Call.class, List.of(call("h1", 20_000), call("h2", 20_000)));
    for (String id : List.of("h1", "h2")) {
      warehouse
          .client()
          .write(
              AcdEvent.class,
              List.of(
                  event(id, EventType.ANSWERED, 1000),
                  event(id, EventType.HELD, 2000),
                  event(id, EventType.RETRIEVED, 9000),
                  event(id, EventType.ENDED, 20_000)));
      stereo(
          id + ".wav",
          TestingRecogniser.speak("hello", "", "", "", "", "", "", "", "", "goodbye"),
          TestingRecogniser.speak(""));
    }
    Files.writeString(
        folder.resolve("h2.json"),
        "{\"call\": \"h2\", \"recording_started_at\": \"" + START + "\"}",
        StandardCharsets.UTF_8);

    run();

    List<CallSpeech> speech = rows(CallSpeech.class, "call_speech");
    // the clock starts with the answer: held from 1 to 8 s of the audio
    assertThat(speech.get(0).holdStartMillis()).containsExactly(1000L);
    assertThat(speech.get(0).holdMillis()).isEqualTo(7000);
    assertThat(speech.get(0).silenceMillis()).isEqualTo(1200);
    assertThat(speech.get(0).deadAirs()).isZero();
    // the sidecar says that it starts a second earlier: held from 2 to 9 s
    assertThat(speech.get(1).holdStartMillis()).containsExactly(2000L);
    assertThat(speech.get(1).holdEndMillis()).containsExactly(9000L);
    assertThat(rows(Recording.class, "recordings"))
        .extracting(Recording::clockStartedAt)
        .containsExactly(START.plusMillis(1000), START);
  }

  @Test
  void silenceIsATranscriptWithoutWords() throws IOException {
    stereo("c10.wav", new short[24_000], new short[24_000]);

    assertThat(run().transcribed()).isEqualTo(1);

    CallSpeech speech = rows(CallSpeech.class, "call_speech").get(0);
    assertThat(speech.silenceMillis()).isEqualTo(3000);
    assertThat(speech.agentWordsPerMinute()).isNull();
  }

  @Test
  void chineseTranscriptsOfTheTablesAreFound() {
    warehouse
        .client()
        .write(
            Utterance.class,
            List.of(
                new Utterance(
                    "zh1",
                    "b01",
                    START,
                    Side.CUSTOMER,
                    1,
                    2000,
                    6000,
                    "我的信用卡丢了",
                    0.9,
                    "zh-CN",
                    List.of("我", "的", "信用卡", "丢", "了"),
                    List.of(2000L, 2500L, 3000L, 5000L, 5500L),
                    List.of(2500L, 3000L, 4500L, 5500L, 6000L),
                    List.of(1.0, 1.0, 1.0, 1.0, 1.0),
                    4)));
    warehouse
        .client()
        .write(
            CallSpeech.class,
            List.of(
                new CallSpeech(
                    "zh1", "b01", "cards", "a7", START, 9000, 0, 4000, 5000, 3000, 6000, 0, 0, 7,
                    null, 105.0, "zh-CN", "testing", 4)));

    assertThat(search("信用卡 side:客户 before:4100ms"))
        .extracting(Hit::startMillis)
        .containsExactly(3000L);
    // the third of its three characters starts at 4.0 s
    assertThat(search("信用卡 side:客户 before:4s")).isEmpty();
    try (TranscriptIndex index = TranscriptIndex.open(indexFolder)) {
      assertThat(
              Searching.page(index, SearchRequest.of("信用卡").within(Filters.branches(Set.of("b02"))))
                  .calls())
          .isZero();
    }
  }
}
