package io.branchline.speech.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.audio.WavWriter;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.recognise.Recogniser;
import io.branchline.speech.search.follow.CategoryBook;
import io.branchline.speech.search.follow.IndexFollower;
import io.branchline.speech.transcript.Measures;
import io.branchline.speech.transcript.Recognition;
import io.branchline.speech.transcript.Spans;
import io.branchline.speech.transcript.Word;
import io.branchline.speech.worker.RecogniserListener;
import io.branchline.warehouse.TestingWarehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole run on calls full of secrets: none of them is anywhere in the tables, in the index'
 * files, or in what was printed.
 */
class SecretsNeverStoredIT {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  /** What the agent and the customer of call i say: see {@link Script}. */
  private static final String[][] CALLS = {
    {
      "your card number please ... ... ... ... thank you",
      "... ... it is five two eight six triple nine oh seven um three six four two nine eight one"
    },
    {"请 说 您 的 身份证号 ... ... ... 谢谢", "... ... 三四零五二四 一九八零 零七零九 六六二三 验证码 是 七七三五九二 密码 是 八四零六二七"},
    {
      "what is your phone number ... ... ... nine oh eight five two seven three six four one right",
      "... ... nine oh eight five two seven three six four one and the pin is eight three nine six"
    },
    {"可以 报 一下 卡号 吗", "... 六二二七零三九五八四一六二七三九 可以 吗"},
    {"how can i help you", "my account number is 7350918264 and my card is 4929-1172-8365-9043"},
  };

  /** Pieces of them, long enough to be no coincidence; in digits and in words. */
  private static final List<String> SECRETS =
      List.of(
          "528699907364",
          "triple nine",
          "three six four",
          "two nine eight",
          "340524",
          "三四零五",
          "零七零九",
          "六六二三",
          "七七三五",
          "九二",
          "八四零六",
          "908527",
          "five two seven",
          "eight three nine",
          "六二二七",
          "零三九五",
          "八四一六",
          "7350918",
          "4929-1172",
          "49291172",
          "8365");

  private static TestingWarehouse warehouse;
  @TempDir static Path folder;
  @TempDir static Path index;
  private static final StringWriter LOG = new StringWriter();

  /** Hears the words of the call that the loudness of the audio names. */
  private static final class Script implements Recogniser {
    @Override
    public String model() {
      return "script";
    }

    @Override
    public Recognition recognise(ChannelReader audio, LongConsumer progress) throws IOException {
      short[] samples = new short[8000];
      int read = audio.read(samples);
      int number = (samples[100] + 500) / 1000 - 1;
      List<Word> words = new ArrayList<>();
      long at = 0;
      for (String word : CALLS[number / 2][number % 2].split(" ", -1)) {
        if (word.equals("...")) {
          at += 2_000;
        } else {
          words.add(new Word(word, at, at + 250, 0.9));
          at += 300;
        }
      }
      while (read > 0) {
        read = audio.read(samples);
      }
      return new Recognition(
          words, Spans.ofWords(words, Measures.JOIN_MILLIS).list(), Math.max(at, 1_000));
    }

    @Override
    public void close() {}
  }

  private static short[] loud(int number) {
    short[] samples = new short[8000 * 40];
    java.util.Arrays.fill(samples, (short) (1000 * (number + 1)));
    return samples;
  }

  @BeforeAll
  static void run() throws IOException {
    warehouse = TestingWarehouse.start();
    for (int i = 0; i < CALLS.length; i++) {
      WavWriter.writeMuLaw(folder.resolve("s" + i + ".wav"), 8000, loud(2 * i), loud(2 * i + 1));
      Files.writeString(
          folder.resolve("s" + i + ".json"),
          "{\"call\": \"s" + i + "\", \"language\": \"" + (i % 2 == 0 ? "en" : "zh") + "\"}",
          StandardCharsets.UTF_8);
    }
    Files.writeString(folder.resolve("broken.wav"), "no audio", StandardCharsets.UTF_8);
    TranscribeJob.Summary summary =
        new TranscribeJob(
                warehouse.client(),
                new RecogniserListener(language -> new Script()),
                new Transcriber(new SecretMask(Policies.shipped())),
                new PrintWriter(LOG, true))
            .run(
                new RecordingFolder(folder, Optional.empty(), Delays.none()).find(),
                new TranscribeJob.Options(
                    2,
                    RecordingJob.Repeat.NEW_ONLY,
                    new RecordingFacts(null, "b01", "cards", "a7", START, "en")));
    assertThat(summary.transcribed()).isEqualTo(CALLS.length);
    try (IndexFollower follower =
        IndexFollower.tryOpen(warehouse.client(), index, CategoryBook.empty(), LOG::write)
            .orElseThrow()) {
      follower.catchUp();
    }
  }

  @AfterAll
  static void stop() {
    warehouse.close();
  }

  private record Name(String name) {}

  private static void assertClean(String where, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String secret : SECRETS) {
      assertThat(lower).as(where).doesNotContain(secret);
    }
  }

  @Test
  void noTableHoldsOne() {
    List<Name> tables =
        warehouse
            .client()
            .query(
                Name.class,
                "SELECT name FROM system.tables WHERE database = currentDatabase()"
                    + " AND engine LIKE '%MergeTree'",
                Map.of());
    assertThat(tables).hasSizeGreaterThan(20);
    StringBuilder all = new StringBuilder();
    for (Name table : tables) {
      warehouse
          .client()
          .query(Name.class, "SELECT toString(tuple(*)) AS name FROM " + table.name(), Map.of())
          .forEach(row -> assertClean(table.name(), all.append(row.name()).toString()));
    }
    assertThat(all).contains("[card", "[identity", "[code", "[pin", "[phone", "[account");
  }

  @Test
  void noFileOfTheIndexHoldsOne() throws IOException {
    int files = 0;
    try (Stream<Path> all = Files.walk(index)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertClean(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        assertClean(file.toString(), text(Files.readAllBytes(file)));
        files++;
      }
    }
    assertThat(files).isGreaterThan(3);
  }

  /** The bytes as UTF-8, whatever is no text left out. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void nothingPrintedHoldsOne() {
    assertThat(LOG.toString()).contains("broken.wav");
    assertClean("log", LOG.toString());
  }

  @Test
  void noErrorOfTheMaskHoldsOne() {
    Word word = new Word("four one one one", 0, 10, 1);

    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new Word("4111", 10, 0, 1)))
        .hasMessageNotContaining("4111");
    assertThat(word.text()).isNotEmpty();
  }
}
