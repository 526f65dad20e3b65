package io.branchline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.bench.ReferenceCorpus;
import io.branchline.speech.job.Delays;
import io.branchline.speech.job.FileNamePattern;
import io.branchline.speech.job.RecordingFacts;
import io.branchline.speech.job.RecordingFolder;
import io.branchline.speech.job.RecordingJob;
import io.branchline.speech.job.TranscribeJob;
import io.branchline.speech.job.Transcriber;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.search.Hit;
import io.branchline.speech.search.Searching;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.speech.worker.VoskSource;
import io.branchline.speech.worker.WorkerCommand;
import io.branchline.speech.worker.WorkerLimits;
import io.branchline.speech.worker.WorkerPool;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Six real telephone calls through the real recogniser, the real engine and the real index. */
@EnabledIfEnvironmentVariable(named = "BRANCHLINE_REAL_DATA", matches = ".+")
class HarperValleyIT {

  private static final long TOLERANCE_MILLIS = 500;

  @TempDir static Path scratch;
  private static TestingWarehouse warehouse;
  private static List<ReferenceCorpus.Call> reference;
  private static TranscriptIndex index;

  @BeforeAll
  static void transcribe() throws IOException {
    Path corpus = Path.of(System.getenv("BRANCHLINE_REAL_DATA")).resolve("harper_valley");
    reference = ReferenceCorpus.read(corpus);
    warehouse = TestingWarehouse.start();
    try (WorkerPool workers =
        new WorkerPool(
            WorkerCommand.of(VoskSource.class, VoskSource.arguments(Home.current(), Map.of())),
            WorkerLimits.DEFAULT,
            2)) {
      TranscribeJob.Summary summary =
          new TranscribeJob(
                  warehouse.client(),
                  workers,
                  new Transcriber(new SecretMask(Policies.shipped())),
                  new PrintWriter(System.err, true, StandardCharsets.UTF_8))
              .run(
                  new RecordingFolder(
                          corpus,
                          Optional.of(FileNamePattern.of("audio/{side}/{call}.wav")),
                          Delays.read(delays()))
                      .find(),
                  new TranscribeJob.Options(
                      2,
                      RecordingJob.Repeat.NEW_ONLY,
                      new RecordingFacts(
                          null, "harper", "", "", Instant.parse("2020-06-01T12:00:00Z"), "en")));
      assertThat(summary.transcribed()).isEqualTo(6);
    }
    Searching.catchUp(warehouse.client(), scratch.resolve("index"));
    index = TranscriptIndex.open(scratch.resolve("index"));
  }

  @AfterAll
  static void stop() {
    index.close();
    warehouse.close();
  }

  private static Path delays() throws IOException {
    List<String> lines = new ArrayList<>(List.of("call,side,delay_ms"));
    for (ReferenceCorpus.Call call : reference) {
      lines.add(call.id() + ",agent," + call.agentDelayMillis());
      lines.add(call.id() + ",caller," + call.customerDelayMillis());
    }
    return Files.write(scratch.resolve("delays.csv"), lines, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"debit card", "thank you for calling"})
  void phrasesAreFoundAtTheSecondWherePeopleHeardThem(String phrase) {
    List<Hit> hits = Searching.hits(index, '"' + phrase + '"');

    assertThat(hits).isNotEmpty();
    for (Hit hit : hits) {
      assertThat(segments(hit.callId(), hit.side(), phrase))
          .as("%s", hit)
          .anyMatch(
              segment ->
                  hit.startMillis() >= segment.startMillis() - TOLERANCE_MILLIS
                      && hit.endMillis() <= segment.endMillis() + TOLERANCE_MILLIS);
      long expected = wordStart(hit, phrase);
      if (expected >= 0) {
        assertThat(hit.startMillis())
            .as("%s", hit)
            .isBetween(expected - TOLERANCE_MILLIS, expected + TOLERANCE_MILLIS);
      }
    }
  }

  /** Where the corpus' own word times put the phrase; -1 where it has none near the hit. */
  private static long wordStart(Hit hit, String phrase) {
    return segments(hit.callId(), hit.side(), phrase).stream()
        .filter(
            segment ->
                hit.startMillis() >= segment.startMillis() - TOLERANCE_MILLIS
                    && hit.endMillis() <= segment.endMillis() + TOLERANCE_MILLIS)
        .map(segment -> segment.startOf(phrase))
        .filter(start -> start >= 0)
        .min(
            (a, b) ->
                Long.compare(Math.abs(a - hit.startMillis()), Math.abs(b - hit.startMillis())))
        .orElse(-1L);
  }

  private static List<ReferenceCorpus.Segment> segments(String call, Side side, String phrase) {
    return reference.stream()
        .filter(one -> one.id().equals(call))
        .flatMap(one -> one.segments().stream())
        .filter(segment -> segment.side() == side)
        .filter(segment -> (" " + segment.text() + " ").contains(" " + phrase + " "))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"debit card", "thank you for calling"})
  void whereverTheRecogniserHeardThePhraseTheIndexFindsIt(String phrase) {
    List<String> spoken = new ArrayList<>();
    warehouse
        .client()
        .query(Utterance.class, "SELECT * FROM current_utterances", Map.of())
        .forEach(
            utterance -> {
              List<String> words = List.of(phrase.split(" ", -1));
              for (int i = 0; i + words.size() <= utterance.words().size(); i++) {
                if (utterance.words().subList(i, i + words.size()).equals(words)) {
                  spoken.add(
                      utterance.callId()
                          + utterance.side()
                          + utterance.wordStartMillis().get(i)
                          + "-"
                          + utterance.wordEndMillis().get(i + words.size() - 1));
                }
              }
            });

    assertThat(Searching.hits(index, '"' + phrase + '"'))
        .extracting(hit -> hit.callId() + hit.side() + hit.startMillis() + "-" + hit.endMillis())
        .containsExactlyInAnyOrderElementsOf(spoken)
        .isNotEmpty();
  }

  @Test
  void everyCallThatThePeopleHeardPolitelyEndedIsMostlyFound() {
    List<Hit> hits = Searching.hits(index, "\"thank you for calling\" side:agent");
    long human =
        reference.stream()
            .filter(
                call ->
                    call.segments().stream()
                        .anyMatch(s -> s.text().contains("thank you for calling")))
            .count();

    assertThat(human).isEqualTo(5);
    // the plain model hears it in four of the five
    assertThat(hits.stream().map(Hit::callId).distinct().count())
        .as(String.format(Locale.ROOT, "of %d", human))
        .isGreaterThanOrEqualTo(3);
  }
}
