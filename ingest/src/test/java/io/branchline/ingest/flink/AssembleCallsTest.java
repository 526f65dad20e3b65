package io.branchline.ingest.flink;

import static io.branchline.warehouse.table.EventType.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.ingest.assemble.Story;
import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssembleCallsTest {

  private static final long START = Story.START.toEpochMilli();

  private KeyedOneInputStreamOperatorTestHarness<Long, AcdEvent, Record> harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  private static KeyedOneInputStreamOperatorTestHarness<Long, AcdEvent, Record> harness()
      throws Exception {
    KeyedOneInputStreamOperatorTestHarness<Long, AcdEvent, Record> made =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new AssembleCalls(Duration.ofHours(4), Duration.ofHours(1))),
            Keys::of,
            Types.LONG);
    made.setup(new ChainedSerializer<>(Record.class));
    return made;
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static List<AcdEvent> answered() {
    return new Story("c")
        .at(0, QUEUED, "q", "")
        .at(10, ANSWERED, "q", "a")
        .at(70, ENDED, "q", "a")
        .events();
  }

  private void take(List<AcdEvent> events) throws Exception {
    for (AcdEvent event : events) {
      harness.processElement(event, event.at().toEpochMilli());
    }
  }

  private void watermark(double second) throws Exception {
    harness.processWatermark(START + Math.round(second * 1000));
  }

  private List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (Object element : harness.getOutput()) {
      if (element instanceof StreamRecord<?> row && row.getValue() instanceof Call call) {
        calls.add(call);
      }
    }
    return calls;
  }

  private long events() {
    return harness.getOutput().stream()
        .filter(e -> e instanceof StreamRecord<?> row && row.getValue() instanceof AcdEvent)
        .count();
  }

  @Test
  void writesACallOnceWhicheverWayItsEventsCome() throws Exception {
    for (boolean backwards : new boolean[] {false, true}) {
      List<AcdEvent> events = answered();
      if (backwards) {
        Collections.reverse(events);
        close();
        open();
      }
      take(events);
      assertThat(calls()).isEmpty();
      watermark(71);
      assertThat(calls())
          .singleElement()
          .matches(call -> call.version() == 3 && call.talkMillis() == 60_000);
    }
  }

  @Test
  void dropsDuplicates() throws Exception {
    take(answered());
    take(answered());
    watermark(71);
    take(answered());
    watermark(72);
    assertThat(calls()).hasSize(1);
    assertThat(events()).isEqualTo(3);
  }

  @Test
  void aLateEventCorrectsTheRowByAHigherVersion() throws Exception {
    List<AcdEvent> events = answered();
    take(List.of(events.get(0), events.get(2)));
    watermark(71);
    take(List.of(events.get(1)));
    watermark(72);
    assertThat(calls()).extracting(Call::version).containsExactly(2L, 3L);
    assertThat(calls())
        .extracting(Call::outcome)
        .containsExactly(CallOutcome.ABANDONED, CallOutcome.ANSWERED);
  }

  @Test
  void aLateEventIsWrittenThoughTimeStandsStill() throws Exception {
    List<AcdEvent> events = answered();
    take(List.of(events.get(0), events.get(2)));
    watermark(71);
    take(List.of(events.get(1)));
    harness.setProcessingTime(10_000);
    assertThat(calls()).extracting(Call::version).containsExactly(2L, 3L);
  }

  @Test
  void anEarlierStartOnAnotherDayTakesTheOldRowBack() throws Exception {
    List<AcdEvent> events =
        new Story("c")
            .at(-7200, OFFERED, "", "")
            .at(0, QUEUED, "q", "")
            .at(5, ABANDONED, "q", "")
            .events();
    take(events.subList(1, 3));
    watermark(6);
    take(events.subList(0, 1));
    watermark(7);
    assertThat(calls()).extracting(Call::isDeleted).containsExactly(false, false, true);
    assertThat(calls().get(2).startedAt()).isEqualTo(calls().get(0).startedAt());
    assertThat(calls().get(2).version()).isEqualTo(3);
  }

  @Test
  void aCallThatNeverEndsIsOpenAfterTheLimitAndLeavesNoState() throws Exception {
    take(new Story("c").at(0, QUEUED, "q", "").events());
    watermark(4 * 3600 - 1);
    assertThat(calls()).isEmpty();
    watermark(4 * 3600);
    assertThat(calls()).extracting(Call::outcome).containsExactly(CallOutcome.OPEN);
    watermark(6 * 3600);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void stateGoesWhenTheCallIsOverAndNothingLateIsExpected() throws Exception {
    take(answered());
    take(new Story("s").at(0, LOGGED_IN, "", "a").events());
    watermark(71);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
    watermark(2 * 3600);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void goesOnFromASnapshot() throws Exception {
    List<AcdEvent> events = answered();
    take(events.subList(0, 2));
    var snapshot = harness.snapshot(1, 1);
    close();
    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
    take(events.subList(1, 3));
    watermark(71);
    assertThat(calls()).singleElement().matches(call -> call.version() == 3);
  }
}
