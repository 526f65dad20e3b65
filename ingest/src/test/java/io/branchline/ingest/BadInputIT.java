package io.branchline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.TestingWarehouse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that nobody should send, and somebody will. */
class BadInputIT {

  @SuppressWarnings("InlineFormatString")
  private static final String GOOD =
      "{\"id\":\"%s\",\"type\":\"%s\",\"at\":\"2026-03-02T09:%s:00Z\",\"branch\":\"b\",\"call\":\"c\",\"queue\":\"q\",\"agent\":\"a\"}%n";

  private static TestingWarehouse warehouse;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    warehouse = TestingWarehouse.start();
  }

  @AfterAll
  static void stop() {
    warehouse.close();
  }

  @BeforeEach
  void empty() {
    Tables.truncate(warehouse);
  }

  private static String good(String id, String type, String minute) {
    return String.format(java.util.Locale.ROOT, GOOD, id, type, minute);
  }

  private String ingest(byte[] content, String... options) throws IOException {
    Path file = Files.write(folder.resolve("events.jsonl"), content);
    String[] arguments = Arrays.copyOf(new String[] {file.toString()}, 1 + options.length);
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Command.ingest(warehouse, arguments);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> deadLetters() {
    return Tables.lines(
        warehouse,
        "SELECT concat(toString(line), ' ', reason, ' ', toString(length(raw))) AS line FROM dead_letters FINAL ORDER BY line");
  }

  @Test
  void emptyFile() throws IOException {
    assertThat(ingest(new byte[0]))
        .contains("is empty: nothing to read")
        .contains("0 lines = 0 events + 0 duplicates + 0 ignored + 0 dead letters")
        .contains("exit 0");
  }

  @Test
  void truncatedFile() throws IOException {
    String text = good("1", "queued", "30") + good("2", "answered", "31");
    assertThat(ingest(utf8(text.substring(0, text.length() - 20))))
        .contains("2 lines = 1 events + 0 duplicates + 0 ignored + 1 dead letters");
    assertThat(deadLetters()).hasSize(1).first().asString().startsWith("2 malformed");
    assertThat(ingest(utf8(text + good("3", "ended", "33")))).contains("1 calls: 1 answered");
    assertThat(
            Tables.lines(
                warehouse,
                "SELECT concat(toString(version), ' ', toString(talk_millis)) AS line FROM calls FINAL"))
        .containsExactly("3 120000");
  }

  @Test
  void binaryFile() throws IOException {
    byte[] bytes = new byte[20_000];
    new Random(5).nextBytes(bytes);
    assertThat(ingest(bytes))
        .contains("holds nothing usable, dead letters only")
        .contains("= 0 events")
        .contains("exit 3");
    assertThat(deadLetters()).isNotEmpty();
  }

  @Test
  void otherEncodings() throws IOException {
    assertThat(ingest(good("1", "queued", "30").getBytes(StandardCharsets.UTF_16LE)))
        .contains("holds nothing usable");
    byte[] latin =
        good("1", "queued", "30").replace("\"q\"", "\"é\"").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(ingest(latin))
        .contains("1 lines = 0 events + 0 duplicates + 0 ignored + 1 dead letters");
    assertThat(deadLetters()).first().asString().startsWith("1 encoding");
  }

  @Test
  void oneLineOfAGigabyte() throws IOException {
    Path file = folder.resolve("long.jsonl");
    byte[] chunk = new byte[1 << 20];
    Arrays.fill(chunk, (byte) 'x');
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(utf8(good("1", "queued", "30")));
      for (int i = 0; i < 1024; i++) {
        out.write(chunk);
      }
      out.write(utf8("\n" + good("2", "abandoned", "31")));
    }
    assertThat(Command.ingest(warehouse, file.toString()))
        .contains("3 lines = 2 events + 0 duplicates + 0 ignored + 1 dead letters")
        .contains("1 calls: 0 answered, 1 abandoned");
    assertThat(deadLetters()).containsExactly("2 too_long 65536");
    Files.delete(file);
  }

  @Test
  void clocksThatGoBackwards() throws IOException {
    assertThat(
            ingest(
                utf8(
                    good("1", "queued", "30")
                        + good("2", "answered", "29")
                        + good("3", "ended", "28"))))
        .contains("3 lines = 3 events");
    assertThat(
            Tables.lines(
                warehouse,
                "SELECT concat(toString(outcome), ' ', toString(wait_millis), ' ', toString(talk_millis), ' ', arrayStringConcat(flags, ',')) AS line FROM calls FINAL"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("answered 0 ")
        .contains("no_start");
  }

  @Test
  void mappingThatNamesAMissingColumn() throws IOException {
    assertThat(ingest(utf8("a\tb\n1\t2\n"), "--mapping", "anonymous-bank"))
        .contains("Mapping 'anonymous-bank' names the column 'date', which ")
        .contains("lacks. It has: a, b")
        .contains("exit 3");
  }

  @Test
  void fileThatIsNotThere() {
    assertThat(Command.ingest(warehouse, "/nowhere/events.jsonl"))
        .contains(
            "/nowhere/events.jsonl is not a file that can be read. Maybe the name is misspelt?")
        .contains("exit 3");
  }

  @Test
  void windowsLineEndsAndByteOrderMark() throws IOException {
    String text =
        "\uFEFF" + (good("1", "queued", "30") + good("2", "abandoned", "31")).replace("\n", "\r\n");
    assertThat(ingest(utf8(text))).contains("2 lines = 2 events");
  }
}
