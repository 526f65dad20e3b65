package io.branchline.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.scoring.evaluate.Answer;
import io.branchline.scoring.evaluate.AutomaticAnswers;
import io.branchline.scoring.evaluate.Conversation;
import io.branchline.scoring.form.EvaluationForm;
import io.branchline.speech.audio.WavWriter;
import io.branchline.speech.category.CategoryTable;
import io.branchline.speech.job.FoundRecording;
import io.branchline.speech.job.RecordingFacts;
import io.branchline.speech.job.RecordingJob;
import io.branchline.speech.job.SideAudio;
import io.branchline.speech.job.Transcriber;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.search.Hit;
import io.branchline.speech.search.SearchPage;
import io.branchline.speech.search.SearchRequest;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.speech.search.follow.IndexFollower;
import io.branchline.speech.transcript.Recognition;
import io.branchline.speech.transcript.Span;
import io.branchline.speech.transcript.Word;
import io.branchline.speech.worker.HeardRecording;
import io.branchline.speech.worker.Listener;
import io.branchline.speech.worker.RecordingAudio;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Utterance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Chinese call from the recogniser's words to its score: everything behind the recogniser. */
class ChineseLineIT {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  /** 200 ms a character; "…" is a second of silence. */
  private static final String AGENT = "您好 欢迎 致电 我是 工号 三 零 五 … … … … … … 请问 您 的 卡号 … … … … … 好的 再见";

  private static final String CUSTOMER = "… … … … 我 的 信用卡 丢 了 … … … … 六二二二 零二幺二 三四五六 七八九零 幺二八 谢谢";

  @TempDir Path folder;

  private static Recognition recognition(String said) {
    List<Word> words = new ArrayList<>();
    List<Span> speech = new ArrayList<>();
    long at = 0;
    for (String word : said.split(" ", -1)) {
      if (word.equals("…")) {
        at += 1_000;
      } else {
        long end = at + 200L * word.length();
        words.add(new Word(word, at, end, 0.9));
        Span last = speech.isEmpty() ? null : speech.get(speech.size() - 1);
        if (last != null && last.endMillis() == at) {
          speech.set(speech.size() - 1, new Span(last.startMillis(), end));
        } else {
          speech.add(new Span(at, end));
        }
        at = end;
      }
    }
    return new Recognition(words, speech, 20_000);
  }

  private static final class Script implements Listener {
    @Override
    public HeardRecording listen(RecordingAudio audio, LongConsumer progress) {
      return new HeardRecording(recognition(AGENT), recognition(CUSTOMER), "script");
    }

    @Override
    public void check(String language) {}

    @Override
    public void close() {}
  }

  @Test
  void maskedStoredFoundMeasuredAndScored() throws IOException {
    Path wav = folder.resolve("通话一.wav");
    WavWriter.writeMuLaw(wav, 8000, new short[160_000], new short[160_000]);
    try (TestingWarehouse testing = TestingWarehouse.start()) {
      Warehouse warehouse = testing.client();
      warehouse.write(
          Branch.class, List.of(new Branch("b01", "One", "一", "east", "Asia/Shanghai", 1)));
      RecordingFacts facts = new RecordingFacts("通话一", "b01", "cards", "a7", START, "zh");
      new RecordingJob(warehouse, new Script(), new Transcriber(new SecretMask(Policies.shipped())))
          .run(
              new FoundRecording(
                  wav.toString(), facts, new SideAudio(wav, 0, 0), new SideAudio(wav, 1, 0)),
              facts,
              RecordingJob.Repeat.NEW_ONLY);

      List<Utterance> said =
          warehouse.query(
              Utterance.class, "SELECT * FROM current_utterances ORDER BY start_millis", Map.of());
      assertThat(said)
          .extracting(Utterance::text)
          .contains("您好欢迎致电我是工号三零五", "我的信用卡丢了", "[card …0128]谢谢");
      CallSpeech speech =
          warehouse.query(CallSpeech.class, "SELECT * FROM call_speech FINAL", Map.of()).get(0);
      measures(speech);
      finds(warehouse);
      scores(speech, said);
    }
  }

  private static void measures(CallSpeech speech) {
    // 13 + 6 + 4 characters of the agent's, at 200 ms each
    assertThat(speech.agentWords()).isEqualTo(23);
    assertThat(speech.agentWordsPerMinute()).isEqualTo(300.0);
    assertThat(speech.agentTalkMillis()).isEqualTo(4_600);
    // 7 characters, then 21 together
    assertThat(speech.customerWords()).isEqualTo(28);
    assertThat(speech.customerTalkMillis()).isEqualTo(5_600);
  }

  private void finds(Warehouse warehouse) {
    Path index = folder.resolve("index");
    try (IndexFollower follower =
        IndexFollower.tryOpen(warehouse, index, new CategoryTable(warehouse), line -> {})
            .orElseThrow()) {
      follower.catchUp();
    }
    try (TranscriptIndex open = TranscriptIndex.open(index)) {
      assertThat(starts(open, "信用卡 side:客户")).containsExactly(4_400L);
      // by characters, across what the segmenter cuts
      assertThat(starts(open, "\"用卡丢\"")).containsExactly(4_600L);
      assertThat(starts(open, "[card]")).hasSize(1);
      assertThat(starts(open, "六二二二")).isEmpty();
      assertThat(starts(open, "\"我的信用卡\" THEN 卡号 within 20s")).containsExactly(4_000L, 9_400L);
    }
  }

  private static List<Long> starts(TranscriptIndex index, String query) {
    return ((SearchPage) index.search(SearchRequest.of(query).page(0, 10).hits(10)))
        .found().stream().flatMap(call -> call.hits().stream()).map(Hit::startMillis).toList();
  }

  private static void scores(CallSpeech speech, List<Utterance> said) throws IOException {
    Map<String, Answer> answers =
        AutomaticAnswers.of(form(), new Conversation(speech, said, Map.of()));
    assertThat(answers.get("greeting").value()).isEqualTo("yes");
    assertThat(answers.get("own-name").value()).isEqualTo("yes");
    assertThat(answers.get("greeting").evidence().startMillis()).isZero();
  }

  private static EvaluationForm form() throws IOException {
    try (InputStream in =
        EvaluationForm.class.getResourceAsStream("/io/branchline/scoring/form/bank-service.yaml")) {
      return EvaluationForm.parse(
          new String(in.readAllBytes(), StandardCharsets.UTF_8), "bank-service.yaml");
    }
  }
}
