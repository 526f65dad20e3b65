package io.branchline.ingest.flink;

import io.branchline.warehouse.table.AcdEvent;
import java.io.Serial;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of a stream: bounded lateness while events come; when none has come for a while,
 * nothing is waited for and time catches up with the last event.
 */
final class EventTimes implements WatermarkStrategy<AcdEvent> {

  @Serial private static final long serialVersionUID = 1;

  private final Duration lateness;
  private final Duration quiet;

  EventTimes(Duration lateness, Duration quiet) {
    this.lateness = lateness;
    this.quiet = quiet;
  }

  @Override
  public TimestampAssigner<AcdEvent> createTimestampAssigner(
      TimestampAssignerSupplier.Context context) {
    return (event, before) -> event.at().toEpochMilli();
  }

  @Override
  public WatermarkGenerator<AcdEvent> createWatermarkGenerator(
      WatermarkGeneratorSupplier.Context context) {
    return new Generator(lateness.toMillis(), quiet.toNanos());
  }

  private static final class Generator implements WatermarkGenerator<AcdEvent> {
    private final long latenessMillis;
    private final long quietNanos;
    private long latestMillis = Long.MIN_VALUE;
    private long eventCount;
    private long countBefore = -1;
    private long quietSinceNanos;
    private boolean isIdle;

    Generator(long latenessMillis, long quietNanos) {
      this.latenessMillis = latenessMillis;
      this.quietNanos = quietNanos;
    }

    @Override
    public void onEvent(AcdEvent event, long timestamp, WatermarkOutput output) {
      latestMillis = Math.max(latestMillis, timestamp);
      eventCount++;
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      long now = System.nanoTime();
      if (eventCount != countBefore) {
        countBefore = eventCount;
        quietSinceNanos = now;
        isIdle = false;
      }
      if (isIdle) {
        return;
      }
      boolean isQuiet = now - quietSinceNanos >= quietNanos;
      if (latestMillis != Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(isQuiet ? latestMillis : latestMillis - latenessMillis));
      }
      if (isQuiet) {
        // a reader without events must not hold back the time of the others
        output.markIdle();
        isIdle = true;
      }
    }
  }
}
