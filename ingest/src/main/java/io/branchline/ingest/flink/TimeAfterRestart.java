package io.branchline.ingest.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.AcdEvent;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Passes events on, and remembers in checkpoints the time that they reached. Watermarks are not in
 * checkpoints: a job that is started again after its last message, and gets no other, would never
 * write the calls that it still holds. So, if nothing comes for a while, time goes on to where it
 * was.
 */
final class TimeAfterRestart extends AbstractStreamOperator<AcdEvent>
    implements OneInputStreamOperator<AcdEvent, AcdEvent>, ProcessingTimeCallback {

  @Serial private static final long serialVersionUID = 1;

  private final long quietMillis;
  private transient ListState<Long> state;
  private transient long latestMillis;
  private transient @Nullable ScheduledFuture<?> waiting;
  private transient boolean isNews;
  private transient boolean isIdle;

  @SuppressWarnings("NullAway.Init")
  TimeAfterRestart(Duration quiet) {
    this.quietMillis = requireNonNull(quiet, "quiet is null").toMillis();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    latestMillis = Long.MIN_VALUE;
    state =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("latest", Types.LONG));
    for (long millis : state.get()) {
      latestMillis = Math.max(latestMillis, millis);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    if (latestMillis != Long.MIN_VALUE) {
      long now = getProcessingTimeService().getCurrentProcessingTime();
      waiting = getProcessingTimeService().registerTimer(now + quietMillis, this);
    }
  }

  @Override
  public void close() throws Exception {
    ScheduledFuture<?> timer = waiting;
    if (timer != null) {
      timer.cancel(false);
    }
    super.close();
  }

  @Override
  public void processElement(StreamRecord<AcdEvent> element) {
    isNews = true;
    latestMillis = Math.max(latestMillis, element.getValue().at().toEpochMilli());
    output.collect(element);
  }

  @Override
  public void onProcessingTime(long timestamp) {
    if (isNews) {
      return; // from the events on, time goes on by itself
    }
    // a channel that is idle is not heard
    output.emitWatermarkStatus(WatermarkStatus.ACTIVE);
    output.emitWatermark(new Watermark(latestMillis));
    if (isIdle) {
      output.emitWatermarkStatus(WatermarkStatus.IDLE);
    }
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    isIdle = status.isIdle();
    super.processWatermarkStatus(status);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(latestMillis == Long.MIN_VALUE ? List.of() : List.of(latestMillis));
  }
}
