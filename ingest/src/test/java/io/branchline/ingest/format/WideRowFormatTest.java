package io.branchline.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.EventType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WideRowFormatTest {

  private static final LineFormat BANK = WideRowFormat.find("anonymous-bank");
  private static final String HEADER =
      "vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit\tvru_time\tq_start\t"
          + "q_exit\tq_time\toutcome\tser_start\tser_exit\tser_time\tserver";

  private static Parsed rows(String... lines) {
    return Parsed.of(BANK, HEADER, lines);
  }

  private static AcdEvent only(Parsed parsed, EventType type) {
    return parsed.events.stream().filter(event -> event.type() == type).findFirst().orElseThrow();
  }

  @Test
  void turnsARowIntoItsEvents() {
    Parsed parsed =
        rows(
            "AA0101\t34539\t23317894\t2\tPS\t990201\t8:09:16\t8:09:22\t6\t8:09:22\t8:09:27\t5\tAGENT\t8:09:26\t8:10:00\t34\tTOVA");
    assertThat(parsed.events)
        .extracting(AcdEvent::type)
        .containsExactly(
            EventType.OFFERED,
            EventType.IVR_ENTERED,
            EventType.IVR_LEFT,
            EventType.QUEUED,
            EventType.ANSWERED,
            EventType.ENDED);
    assertThat(parsed.events).extracting(AcdEvent::callId).containsOnly("990201-AA0101-34539");
    assertThat(parsed.events.get(0).at()).isEqualTo(Instant.parse("1999-02-01T06:09:16Z"));
    assertThat(
            Duration.between(
                only(parsed, EventType.QUEUED).at(), only(parsed, EventType.ANSWERED).at()))
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(only(parsed, EventType.ANSWERED).agent()).isEqualTo("TOVA");
  }

  @Test
  void crossesMidnight() {
    Parsed parsed =
        rows(
            "AA0101\t1\t0\t0\tPS\t990201\t23:59:50\t23:59:55\t5\t23:59:55\t0:00:05\t10\tAGENT\t0:00:04\t0:01:05\t61\tTOVA");
    assertThat(only(parsed, EventType.ENDED).at()).isEqualTo(Instant.parse("1999-02-01T22:01:06Z"));
    assertThat(parsed.events.get(0).flags()).isEmpty();
  }

  @Test
  void queueThatBeginsAtMidnightIsNotTakenForNone() {
    Parsed parsed =
        rows(
            "AA0101\t1\t0\t0\tPS\t990201\t23:59:50\t0:00:00\t10\t0:00:00\t0:00:05\t5\tHANG\t0:00:00\t0:00:00\t0\tNO_SERVER");
    assertThat(only(parsed, EventType.QUEUED).at())
        .isEqualTo(Instant.parse("1999-02-01T22:00:00Z"));
    assertThat(only(parsed, EventType.ABANDONED).at())
        .isEqualTo(Instant.parse("1999-02-01T22:00:05Z"));
  }

  @Test
  void flagsWhatIsOddAndKeepsDurationsAboveZero() {
    Parsed parsed =
        rows(
            "AA0101\t1\t0\t0\tPS\t990201\t8:00:10\t8:00:05\t-5\t0:00:00\t0:00:00\t0\tAGENT\t8:00:04\t8:00:34\t30\tNO_SERVER",
            "AA0101\t2\t0\t0\tPS\t990201\t8:00:10\t8:00:15\t5\t8:00:15\t8:00:20\t5\tHANG\t8:00:20\t8:00:34\t14\tTOVA");
    assertThat(parsed.events.get(0).flags())
        .containsExactly("negative_ivr", "clock_backwards", "no_agent");
    assertThat(parsed.events.get(2).at()).isEqualTo(parsed.events.get(1).at());
    assertThat(parsed.events.get(6).flags()).containsExactly("hung_up_with_service");
  }

  @Test
  void ignoresPhantomsAndRefusesTheRest() {
    String good =
        "AA0101\t1\t0\t0\tPS\t990201\t8:00:00\t8:00:05\t5\t0:00:00\t0:00:00\t0\tHANG\t0:00:00\t0:00:00\t0\tNO_SERVER";
    Parsed parsed =
        rows(
            good.replace("HANG", "PHANTOM"),
            good.replace("HANG", "LOST"),
            good.replace("8:00:00", "8h"),
            good.replace("\t5\t", "\tfive\t"),
            "AA0101\t1");
    assertThat(parsed.ignored).isEqualTo(1);
    assertThat(parsed.deadLetters)
        .containsExactly(
            "unknown_outcome: outcome 'LOST' is not in the mapping",
            "bad_time: vru_entry '8h' is no time of the mapping's kind",
            "malformed: vru_time 'five' is not a number of seconds",
            "malformed: has 2 fields where 17 belong");
  }

  @Test
  void namesTheColumnThatAFileLacks() {
    assertThatThrownBy(() -> BANK.checkHeader("calls.txt", HEADER.replace("q_time", "q_tome")))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(
            "Mapping 'anonymous-bank' names the column 'q_time', which calls.txt lacks. It has: vru+line,");
  }

  @Test
  void readsQuotedFieldsAndFullTimes() {
    Mapping mapping =
        MappingFile.read(
            "mine",
            """
            delimiter: semicolon
            columns: [id, start, end, agent, result]
            zone: Asia/Shanghai
            branch: b7
            call: {columns: [id]}
            time: yyyy-MM-dd HH:mm
            agent: {column: agent}
            service: {start: start, end: end}
            outcome: {column: result, answered: [ok], hung_up: ["no; really"]}
            """);
    Parsed parsed =
        Parsed.of(
            WideRowFormat.of(mapping),
            null,
            "1;2026-03-02 08:00;2026-03-02 08:03;\"O\"\"Neil; Ann\";ok",
            "2;2026-03-02 08:00;2026-03-02 08:03;x;\"no; really\"",
            "3;2026-03-02 08:00;2026-03-02 08:03;\"x;ok");
    assertThat(only(parsed, EventType.ANSWERED).agent()).isEqualTo("O\"Neil; Ann");
    assertThat(only(parsed, EventType.ENDED).at()).isEqualTo(Instant.parse("2026-03-02T00:03:00Z"));
    assertThat(parsed.deadLetters)
        .containsExactly("malformed: field 4 opens a quote and never closes it");
  }

  @Test
  void saysWhatIsWrongWithAMapping() {
    assertThatThrownBy(() -> MappingFile.read("m", "zone: Mars\nbranch: b"))
        .hasMessage(
            "Mapping 'm' names the zone 'Mars', which is not an IANA zone like Asia/Shanghai.");
    assertThatThrownBy(() -> MappingFile.read("m", "colour: red"))
        .hasMessageStartingWith("Mapping 'm' has 'colour' in the mapping, which knows only name,");
    assertThatThrownBy(() -> MappingFile.read("m", "a: [1"))
        .hasMessageStartingWith("Mapping 'm' is not YAML:");
    assertThatThrownBy(() -> MappingFile.find("nowhere.yaml"))
        .hasMessageStartingWith("There is no mapping 'nowhere.yaml'");
  }
}
