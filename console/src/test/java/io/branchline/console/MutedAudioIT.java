package io.branchline.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.table.MaskedSpan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is masked in the transcript is silent in the sound, over real HTTP. */
final class MutedAudioIT {

  private static final int HEADER_BYTES = 44;
  private static final int FRAME_BYTES = 4;
  private static final long MARGIN_MILLIS = 150;

  private static TestingConsole console;
  private static MaskedSpan span;

  private record Entry(String username, String action) {}

  @BeforeAll
  static void start() {
    console = TestingConsole.start();
    span =
        console
            .query(
                MaskedSpan.class,
                "SELECT * FROM masked_spans FINAL WHERE branch = {branch:String}"
                    + " AND call_id IN (SELECT call_id FROM recordings) ORDER BY call_id",
                Map.of("branch", TestingConsole.OWN))
            .get(0);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static String path(String what) {
    return "/call/" + what + "id=" + Visit.encode(span.callId());
  }

  private static String range(long fromMillis, long toMillis) {
    long from = HEADER_BYTES + fromMillis * Recordings.RATE / 1000 * FRAME_BYTES;
    long to = HEADER_BYTES + toMillis * Recordings.RATE / 1000 * FRAME_BYTES - 1;
    return "bytes=" + from + "-" + to;
  }

  private static long loud(byte[] samples) {
    ByteBuffer buffer = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
    long loud = 0;
    while (buffer.remaining() > 1) {
      loud += Math.abs(buffer.getShort()) > 100 ? 1 : 0;
    }
    return loud;
  }

  private static byte[] secret(Visit visit, String what) {
    return visit.bytes(
        path(what), "Range", range(span.startMillis() - 100, span.endMillis() + 100));
  }

  @Test
  void theSecretIsSilentForThoseWhoMayNotHearIt() {
    for (String who : List.of("qa", "supervisor", "admin")) {
      Visit visit = Visit.as(console, who);

      assertThat(loud(secret(visit, "audio?"))).as(who).isZero();
      assertThat(visit.get(path("audio?unmasked=true&")).statusCode()).as(who).isEqualTo(403);
      assertThat(visit.get(path("peaks?unmasked=true&")).statusCode()).as(who).isEqualTo(403);
    }
  }

  @Test
  void theWholeFileAndAnyRangeOfItAreTheSameBytes() {
    Visit visit = Visit.as(console, "qa");
    byte[] whole = visit.bytes(path("audio?"));
    for (long at = span.startMillis() - 700; at < span.endMillis() + 700; at += 333) {
      byte[] part = visit.bytes(path("audio?"), "Range", range(at, at + 250));
      int from = (int) (HEADER_BYTES + at * Recordings.RATE / 1000 * FRAME_BYTES);

      assertThat(part).hasSize(250 * Recordings.RATE / 1000 * FRAME_BYTES);
      assertThat(ByteBuffer.wrap(part))
          .as("at %d ms", at)
          .isEqualTo(ByteBuffer.wrap(whole, from, part.length).slice());
    }
    assertThat(whole.length).isEqualTo(Visit.as(console, "head").bytes(path("audio?")).length);
  }

  @Test
  void soundGoesOnRightBesideTheMargin() {
    Visit visit = Visit.as(console, "qa");
    long end = span.endMillis() + MARGIN_MILLIS;

    assertThat(loud(visit.bytes(path("audio?"), "Range", range(end, end + 5_000)))).isPositive();
  }

  @Test
  void whoMayHearItAsksForItAndIsWrittenDown() {
    Visit visit = Visit.as(console, "head");

    assertThat(loud(secret(visit, "audio?"))).isZero();
    assertThat(loud(secret(visit, "audio?unmasked=true&"))).isPositive();
    assertThat(
            console.query(
                Entry.class,
                "SELECT username, toString(action) AS action FROM audit_log FINAL"
                    + " WHERE subject = {id:String} AND username = 'head' ORDER BY action",
                Map.of("id", span.callId())))
        .contains(new Entry("head", "listened"), new Entry("head", "listened_unmasked"));
  }

  @Test
  void peaksAreFlatWhereItIsMasked() {
    String muted = Visit.as(console, "qa").get(path("peaks?")).body();
    String heard = Visit.as(console, "head").get(path("peaks?unmasked=true&")).body();

    assertThat(Visit.as(console, "head").get(path("peaks?")).body()).isEqualTo(muted);
    assertThat(heard).isNotEqualTo(muted).hasSizeGreaterThan(muted.length());
  }

  @Test
  void aRecordingInWhichNobodyLookedForSecretsIsSilent() {
    String id = console.recordedCall(TestingConsole.OTHER);
    console.execute(
        "ALTER TABLE call_speech DELETE WHERE call_id = {id:String} SETTINGS mutations_sync = 1",
        Map.of("id", id));
    Visit visit = Visit.as(console, "admin");

    assertThat(loud(visit.bytes("/call/audio?id=" + Visit.encode(id)))).isLessThan(60);
  }
}
