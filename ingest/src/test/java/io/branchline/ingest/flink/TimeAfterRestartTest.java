package io.branchline.ingest.flink;

import static io.branchline.warehouse.table.EventType.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.ingest.assemble.Story;
import io.branchline.warehouse.table.AcdEvent;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class TimeAfterRestartTest {

  private static final AcdEvent EVENT = new Story("c").at(60, QUEUED, "q", "").events().get(0);
  private static final Watermark REACHED = new Watermark(EVENT.at().toEpochMilli());

  private static OneInputStreamOperatorTestHarness<AcdEvent, AcdEvent> harness() throws Exception {
    return new OneInputStreamOperatorTestHarness<>(new TimeAfterRestart(Duration.ofSeconds(5)));
  }

  private static OperatorSubtaskState before() throws Exception {
    try (OneInputStreamOperatorTestHarness<AcdEvent, AcdEvent> harness = harness()) {
      harness.open();
      harness.processElement(EVENT, EVENT.at().toEpochMilli());
      harness.setProcessingTime(60_000);
      assertThat(harness.getOutput()).hasSize(1);
      return harness.snapshot(1, 1);
    }
  }

  @Test
  void withoutMessagesTimeGoesOnToWhereItWas() throws Exception {
    try (OneInputStreamOperatorTestHarness<AcdEvent, AcdEvent> harness = harness()) {
      harness.initializeState(before());
      harness.open();
      harness.processWatermarkStatus(WatermarkStatus.IDLE);
      harness.setProcessingTime(4_000);
      assertThat(harness.getOutput()).containsExactly(WatermarkStatus.IDLE);
      harness.setProcessingTime(6_000);
      assertThat(List.copyOf(harness.getOutput()))
          .isEqualTo(
              List.of(WatermarkStatus.IDLE, WatermarkStatus.ACTIVE, REACHED, WatermarkStatus.IDLE));
    }
  }

  @Test
  void withMessagesTimeIsTheirs() throws Exception {
    try (OneInputStreamOperatorTestHarness<AcdEvent, AcdEvent> harness = harness()) {
      harness.initializeState(before());
      harness.open();
      harness.processElement(EVENT, EVENT.at().toEpochMilli());
      harness.setProcessingTime(60_000);
      assertThat(harness.getOutput()).doesNotContain(REACHED);
    }
  }
}
