package io.branchline.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.EventType;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QueueLogFormatTest {

  private static final LineFormat FORMAT = new QueueLogFormat("b", "Asia/Shanghai");

  @Test
  void readsTheOldAndTheNewLayout() {
    Parsed parsed =
        Parsed.of(
            FORMAT,
            null,
            "1266833911|1266833905.2|9000|NONE|ENTERQUEUE||07000000000",
            "1266833912|1266833905.2|9000|Local/2004|CONNECT|1|1266833911.7",
            "1546015425|1546015415.757927|201|Agent 04|CONNECT|10|1546015415.757936|9",
            "1546015547|1546015415.757927|201|Agent 04|COMPLETECALLER|10|122|1");
    assertThat(parsed.events)
        .extracting(AcdEvent::type)
        .containsExactly(
            EventType.QUEUED,
            EventType.ANSWERED,
            EventType.RINGING,
            EventType.ANSWERED,
            EventType.ENDED);
    assertThat(parsed.events.get(2).at()).isEqualTo(Instant.ofEpochSecond(1546015416));
    assertThat(parsed.events).extracting(AcdEvent::customer).containsOnly("");
  }

  @Test
  void readsLocalTimesInTheBranchsZone() {
    Parsed parsed =
        Parsed.of(
            FORMAT, null, "2012-07-04 07:33:23.085718|1341401601.24|q1|Agent/1|CONNECT|2|x|1");
    assertThat(parsed.events.get(1).at()).isEqualTo(Instant.parse("2012-07-03T23:33:23.085Z"));
  }

  @Test
  void givesEqualLinesEqualIdsAndOtherLinesOthers() {
    String line = "1266833911|1266833905.2|9000|NONE|ENTERQUEUE||07000000000";
    Parsed parsed = Parsed.of(FORMAT, null, line, line, line + "|2");
    assertThat(parsed.events.get(0).eventId()).isEqualTo(parsed.events.get(1).eventId());
    assertThat(parsed.events.get(0).eventId()).isNotEqualTo(parsed.events.get(2).eventId());
  }

  @Test
  void ignoresWhatTellsOfNoCallAndRefusesTheRest() {
    Parsed parsed =
        Parsed.of(
            FORMAT,
            null,
            "1266833361|NONE|NONE|NONE|QUEUESTART|",
            "yesterday|1|2|3|CONNECT|1|2",
            "1266833361|NONE|9000|NONE|ENTERQUEUE||x",
            "1266833361|1.2|9000|NONE|DANCED",
            "1266833361|1.2");
    assertThat(parsed.ignored).isEqualTo(1);
    assertThat(parsed.deadLetters)
        .containsExactly(
            "bad_time: time 'yesterday' is neither epoch seconds nor local",
            "missing: 'call' is missing",
            "unknown_type: event 'DANCED' is not one of queue_log's",
            "malformed: has 2 of the 5 fields time|call|queue|agent|event");
  }

  @Test
  void wantsABranch() {
    assertThatThrownBy(() -> new QueueLogFormat("", "UTC"))
        .isInstanceOf(Failure.class)
        .hasMessage("A queue_log does not say which branch it is from. Name it with --branch.");
  }
}
