package io.branchline.ingest.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.ingest.format.CanonicalFormat;
import io.branchline.ingest.format.RawLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class PartitionTimesTest {

  private static final RawLine LINE = RawLine.of("", "kafka:t/0", 0, null);

  private final ManualClock clock = new ManualClock();
  private final PartitionTimes times =
      new PartitionTimes(
          new CanonicalFormat("", "UTC"), Duration.ofMillis(10), Duration.ofSeconds(5));

  /** What a partition says of its time, as Flink's source hears it. */
  private final class Partition implements WatermarkOutput {
    private final WatermarkGenerator<RawLine> generator =
        times.createWatermarkGenerator(
            new WatermarkGeneratorSupplier.Context() {
              @Override
              public MetricGroup getMetricGroup() {
                return new UnregisteredMetricsGroup();
              }

              @Override
              public RelativeClock getInputActivityClock() {
                return clock;
              }
            });
    private final List<String> said = new ArrayList<>();

    void event(long millis) {
      generator.onEvent(LINE, millis, this);
    }

    String turn() {
      said.clear();
      generator.onPeriodicEmit(this);
      return String.join(" ", said);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      said.add(Long.toString(watermark.getTimestamp()));
    }

    @Override
    public void markIdle() {
      said.add("idle");
    }

    @Override
    public void markActive() {
      said.add("active");
    }
  }

  @Test
  void aPartitionWithoutMessagesIsNotWaitedFor() {
    Partition empty = new Partition();
    assertThat(empty.turn()).isEmpty();
    clock.advanceTime(Duration.ofSeconds(5));
    assertThat(List.of(empty.turn(), empty.turn(), empty.turn())).containsExactly("", "", "idle");
  }

  @Test
  void whenAllAreQuietTheLastEventOfAllCounts() {
    Partition first = new Partition();
    Partition second = new Partition();
    first.event(100);
    second.event(200);
    assertThat(first.turn()).isEqualTo("90");
    assertThat(second.turn()).isEqualTo("190");
    clock.advanceTime(Duration.ofSeconds(5));
    assertThat(first.turn()).isEqualTo("100");
    assertThat(second.turn()).isEqualTo("200");
    assertThat(first.turn()).isEqualTo("200");
    assertThat(second.turn()).isEqualTo("200");
    assertThat(first.turn()).isEqualTo("idle");
    assertThat(second.turn()).isEqualTo("idle");
  }

  @Test
  void oneThatIsQuietDoesNotPassTheOthers() {
    Partition quiet = new Partition();
    Partition busy = new Partition();
    quiet.event(100);
    busy.event(50);
    quiet.turn();
    busy.turn();
    clock.advanceTime(Duration.ofSeconds(5));
    busy.event(60);
    assertThat(busy.turn()).isEqualTo("50");
    assertThat(quiet.turn()).isEqualTo("100");
    quiet.turn();
    assertThat(quiet.turn()).isEqualTo("idle");
    quiet.event(110);
    assertThat(quiet.turn()).isEqualTo("100");
  }

  @Test
  void aLineHasTheTimeOfItsEvent() {
    TimestampAssigner<RawLine> assigner =
        times.createTimestampAssigner(UnregisteredMetricsGroup::new);
    RawLine line =
        RawLine.of(
            "{\"id\":\"1\",\"type\":\"queued\",\"at\":\"2026-03-02T09:00:00Z\",\"branch\":\"b\",\"call\":\"c\",\"queue\":\"q\"}",
            "kafka:t/0",
            0,
            null);
    assertThat(assigner.extractTimestamp(line, 7))
        .isEqualTo(Instant.parse("2026-03-02T09:00:00Z").toEpochMilli());
    assertThat(assigner.extractTimestamp(LINE, 7)).isEqualTo(TimestampAssigner.NO_TIMESTAMP);
  }
}
