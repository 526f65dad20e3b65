package io.branchline.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalFormatTest {

  private static final LineFormat FORMAT = new CanonicalFormat("", "Asia/Shanghai");

  @Test
  void readsEveryKey() {
    Parsed parsed =
        Parsed.of(
            FORMAT,
            null,
            """
            {"id":"e1","type":"answered","at":"2026-03-02T09:30:00.123+08:00","branch":"b01","call":"c1",\
            "queue":"cards","agent":"a7","customer":"\\u5f20 \\"x\\"","priority":-3,"reason":"r","more":{"a":[1,"}"]}}\
            """);
    assertThat(parsed.deadLetters).isEmpty();
    assertThat(parsed.events)
        .containsExactly(
            new AcdEvent(
                "e1",
                "c1",
                "b01",
                EventType.ANSWERED,
                Instant.parse("2026-03-02T01:30:00.123Z"),
                "cards",
                "a7",
                "张 \"x\"",
                -3,
                "r",
                List.of(),
                "test",
                1));
  }

  @Test
  void takesTheBranchOfTheOptionWhereNoneIsNamed() {
    Parsed parsed =
        Parsed.of(
            new CanonicalFormat("b9", "UTC"),
            null,
            "{\"id\":\"e\",\"type\":\"offered\",\"at\":\"2026-03-02T00:00:00Z\",\"call\":\"c\",\"branch\":null}");
    assertThat(parsed.events).extracting(AcdEvent::branch).containsExactly("b9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "hello~malformed: not JSON: '{' expected at byte 1",
        "{\"id\":\"e\"~malformed: the JSON object is cut off",
        "{\"id\":7}~malformed: 'id' is not text",
        "{\"id\":\"e\"} x~malformed: something follows the JSON object at byte 12",
        "{}~missing: 'id' is missing",
        "{\"id\":\"e\",\"type\":\"sung\"}~unknown_type: type 'sung' is not an event type",
        "{\"id\":\"e\",\"type\":\"offered\",\"at\":\"2026-03-02T09:30:00\"}~bad_time: at '2026-03-02T09:30:00' is not a time like 2026-03-02T09:30:00.123+08:00",
        "{\"id\":\"e\",\"type\":\"offered\",\"at\":\"0026-03-02T09:30:00Z\"}~bad_time: at '0026-03-02T09:30:00Z' is not a time like 2026-03-02T09:30:00.123+08:00",
        "{\"id\":\"e\",\"type\":\"offered\",\"at\":\"2026-03-02T09:30:00Z\"}~missing: 'branch' is missing",
        "{\"id\":\"e\",\"type\":\"offered\",\"at\":\"2026-03-02T09:30:00Z\",\"branch\":\"b\"}~missing: 'call' is missing",
        "{\"id\":\"e\",\"type\":\"ready\",\"at\":\"2026-03-02T09:30:00Z\",\"branch\":\"b\"}~missing: 'agent' is missing",
        "{\"id\":\"e\",\"priority\":1.5}~malformed: 'priority' is not a whole number",
        "{\"id\":\"e\",\"priority\":99999999999}~malformed: 'priority' is not a whole number",
      })
  void saysWhatIsWrong(String line, String deadLetter) {
    assertThat(Parsed.of(FORMAT, null, line).deadLetters).containsExactly(deadLetter);
  }

  @Test
  void ignoresEmptyLinesAndRefusesOtherEncodings() {
    Parsed parsed = Parsed.of(FORMAT, null, "", " \t", "{\"id\":\"\0\"}");
    assertThat(parsed.ignored).isEqualTo(2);
    assertThat(parsed.deadLetters)
        .containsExactly("binary: has NUL bytes: not text, or UTF-16 that should be UTF-8");
    byte[] latin = "{\"id\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    RawLine line = new RawLine();
    line.set(latin, 0, latin.length, 1);
    Parsed other = new Parsed();
    FORMAT.open().parse(line, other);
    assertThat(other.deadLetters).containsExactly("encoding: is not UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:30:00Z, 2026-03-02T09:30:00Z",
    "2024-02-29T23:59:59.9999Z, 2024-02-29T23:59:59.999Z",
    "2026-03-02T09:30:00.5+08:00, 2026-03-02T01:30:00.500Z",
    "2026-03-02 09:30:00-0330, 2026-03-02T13:00:00Z",
    "1999-12-31T00:00:00+02, 1999-12-30T22:00:00Z"
  })
  void readsIsoTimes(String text, Instant expected) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertThat(IsoTime.parse(bytes, 0, bytes.length)).isEqualTo(expected.toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-29T09:30:00Z",
    "2026-13-01T09:30:00Z",
    "2026-03-02T24:00:00Z",
    "2026-03-02T09:30:00.Z",
    "2026-03-02T09:30:00+8:00",
    "2026-03-02T09:30:00Zx",
    "x026-03-02T09:30:00Z"
  })
  void refusesWhatIsNoTime(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertThat(IsoTime.parse(bytes, 0, bytes.length)).isEqualTo(IsoTime.NONE);
  }
}
