package io.branchline.ingest.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.format.LineFormat;
import io.branchline.ingest.format.LineParser;
import io.branchline.ingest.format.LineSink;
import io.branchline.ingest.format.RawLine;
import io.branchline.warehouse.table.AcdEvent;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkAlignmentParams;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Event time of a topic: each partition has its own, bounded by the lateness, and the slowest one's
 * holds for all. A partition without messages is not waited for; when all are quiet, time catches
 * up with the last event. A partition that is far ahead of the others is not read for a while, so
 * that what waits for them stays small.
 */
final class PartitionTimes implements WatermarkStrategy<RawLine> {

  @Serial private static final long serialVersionUID = 1;

  /** In event time: at the fastest, partitions pass through sixty hours a second. */
  private static final Duration AHEAD = Duration.ofHours(6);

  private static final Duration COMPARE_EVERY = Duration.ofMillis(100);

  private final LineFormat format;
  private final Duration lateness;
  private final Duration quiet;

  /** The partitions of one reader: each reader has a copy of this object, and one thread. */
  private final ArrayList<Generator> partitions = new ArrayList<>();

  PartitionTimes(LineFormat format, Duration lateness, Duration quiet) {
    this.format = requireNonNull(format, "format is null");
    this.lateness = requireNonNull(lateness, "lateness is null");
    this.quiet = requireNonNull(quiet, "quiet is null");
  }

  @Override
  public TimestampAssigner<RawLine> createTimestampAssigner(
      TimestampAssignerSupplier.Context context) {
    LineParser parser = format.open();
    Latest latest = new Latest();
    return (line, before) -> {
      latest.millis = TimestampAssigner.NO_TIMESTAMP;
      parser.parse(line, latest);
      return latest.millis;
    };
  }

  @Override
  public WatermarkGenerator<RawLine> createWatermarkGenerator(
      WatermarkGeneratorSupplier.Context context) {
    Generator generator =
        new Generator(
            partitions, context.getInputActivityClock(), lateness.toMillis(), quiet.toNanos());
    partitions.add(generator);
    return generator;
  }

  @Override
  public WatermarkAlignmentParams getAlignmentParameters() {
    return new WatermarkAlignmentParams(AHEAD.toMillis(), "topic", COMPARE_EVERY.toMillis());
  }

  /** The time of a line's last event. */
  private static final class Latest implements LineSink {
    private long millis;

    @Override
    public void event(AcdEvent event) {
      millis = Math.max(millis, event.at().toEpochMilli());
    }

    @Override
    public void ignored() {}

    @Override
    public void deadLetter(String reason, String detail) {}
  }

  private static final class Generator implements WatermarkGenerator<RawLine> {
    private final List<Generator> all;
    private final RelativeClock clock;
    private final long latenessMillis;
    private final long quietNanos;
    private long latestMillis = Long.MIN_VALUE;
    private long messages;
    private long messagesBefore = -1;
    private long quietSinceNanos;
    private int quietTurns;

    Generator(List<Generator> all, RelativeClock clock, long latenessMillis, long quietNanos) {
      this.all = all;
      this.clock = clock;
      this.latenessMillis = latenessMillis;
      this.quietNanos = quietNanos;
    }

    @Override
    public void onEvent(RawLine line, long timestamp, WatermarkOutput output) {
      latestMillis = Math.max(latestMillis, timestamp);
      messages++;
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      long now = clock.relativeTimeNanos();
      if (messages != messagesBefore) {
        messagesBefore = messages;
        quietSinceNanos = now;
        quietTurns = 0;
      } else if (now - quietSinceNanos >= quietNanos) {
        quietTurns++;
      }
      // Of partitions that fall quiet together, the first one does not know yet of the others, and
      // an idle one is not asked for its time: hence two turns at the full time before idleness.
      if (quietTurns > 2) {
        output.markIdle();
        return;
      }
      long millis = quietTurns == 0 ? latestMillis : reached();
      if (millis != Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(quietTurns == 0 ? millis - latenessMillis : millis));
      }
    }

    /** The last event of this partition; of all of them once all are quiet. */
    private long reached() {
      long millis = latestMillis;
      for (Generator other : all) {
        if (other.quietTurns == 0) {
          return latestMillis;
        }
        millis = Math.max(millis, other.latestMillis);
      }
      return millis;
    }
  }
}
