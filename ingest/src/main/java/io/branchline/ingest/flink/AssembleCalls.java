package io.branchline.ingest.flink;

import io.branchline.ingest.assemble.AgentMove;
import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.CallOutcome;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Events to calls: drops what is known, writes each new event, and the call's row as soon as the
 * watermark has passed its end; again, by a higher version, when a late event comes. A call that
 * does not end is written as open when nothing came for the limit. State goes when that is done,
 * and the time in which late events are expected is over.
 */
final class AssembleCalls extends KeyedProcessFunction<Long, AcdEvent, Record> {

  @Serial private static final long serialVersionUID = 1;

  static final OutputTag<AgentMove> MOVES =
      new OutputTag<>("moves", new SerializerType<>(AgentMove.class, new AgentMoveSerializer()));

  /** How long, by the clock on the wall, a call that came long after its time gathers events. */
  private static final long LATE_PAUSE_MILLIS = 2_000;

  private final long openLimitMillis;
  private final long retentionMillis;
  private transient ValueState<List<CallInProgress>> state;
  private transient LongCounter newLines;
  private transient LongCounter events;
  private transient Map<CallOutcome, LongCounter> outcomes;

  @SuppressWarnings("NullAway.Init")
  AssembleCalls(Duration openLimit, Duration retention) {
    this.openLimitMillis = openLimit.toMillis();
    this.retentionMillis = retention.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("calls", new CallsInProgressSerializer()));
    newLines = Tally.counter(getRuntimeContext(), Tally.NEW_LINES);
    events = Tally.counter(getRuntimeContext(), Tally.EVENTS);
    outcomes = new EnumMap<>(CallOutcome.class);
    for (CallOutcome outcome : CallOutcome.values()) {
      outcomes.put(outcome, Tally.counter(getRuntimeContext(), Tally.outcome(outcome)));
    }
  }

  @Override
  public void processElement(AcdEvent event, Context context, Collector<Record> out)
      throws Exception {
    List<CallInProgress> calls = state.value();
    if (calls == null) {
      calls = new ArrayList<>(1);
    }
    CallInProgress call = find(calls, event);
    if (call == null) {
      call = new CallInProgress();
      call.isLate = event.at().toEpochMilli() <= context.timerService().currentWatermark();
      calls.add(call);
      newLines.add(1L);
    } else if (call.contains(event)) {
      return;
    } else if (!call.containsLineOf(event)) {
      newLines.add(1L);
    }
    call.add(event);
    events.add(1L);
    out.collect(event);
    if (AgentMove.isMove(event)) {
      context.output(MOVES, AgentMove.of(event));
    }
    schedule(call, context.timerService(), calls.size() == 1);
    state.update(calls);
  }

  private static @Nullable CallInProgress find(List<CallInProgress> calls, AcdEvent event) {
    for (CallInProgress call : calls) {
      if (call.isOf(event)) {
        return call;
      }
    }
    return null;
  }

  /** Sets the timer to when the call can be written, or its state can go. */
  private void schedule(CallInProgress call, TimerService timers, boolean isAlone) {
    long watermark = timers.currentWatermark();
    long due = dueMillis(call);
    if (due <= watermark) {
      due = watermark + 1;
      timers.registerProcessingTimeTimer(timers.currentProcessingTime() + LATE_PAUSE_MILLIS);
    }
    if (due != call.dueMillis) {
      if (isAlone && call.dueMillis != Long.MAX_VALUE) {
        timers.deleteEventTimeTimer(call.dueMillis);
      }
      call.dueMillis = due;
      timers.registerEventTimeTimer(due);
    }
  }

  private long dueMillis(CallInProgress call) {
    long last = call.lastMillis();
    if (call.isAgentsOwn()) {
      return last + retentionMillis;
    }
    if (call.isWritten()) {
      return last + retentionMillis;
    }
    return call.isOver() ? last : last + openLimitMillis;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Record> out)
      throws Exception {
    List<CallInProgress> calls = state.value();
    if (calls == null) {
      return;
    }
    TimerService timers = context.timerService();
    long watermark = timers.currentWatermark();
    boolean onTheWall = context.timeDomain() == TimeDomain.PROCESSING_TIME;
    List<CallInProgress> kept = new ArrayList<>(calls.size());
    for (CallInProgress call : calls) {
      boolean due = onTheWall ? dueMillis(call) <= watermark : call.dueMillis <= timestamp;
      if (!due) {
        kept.add(call);
      } else if (!call.isAgentsOwn() && !call.isWritten()) {
        write(call, out);
        if (watermark == Long.MAX_VALUE) {
          // the input is over: nothing can correct the call
          continue;
        }
        call.dueMillis = Math.max(call.lastMillis(), watermark) + retentionMillis;
        timers.registerEventTimeTimer(call.dueMillis);
        kept.add(call);
      } else if (onTheWall) {
        kept.add(call);
      }
    }
    if (kept.isEmpty()) {
      state.clear();
    } else {
      state.update(kept);
    }
  }

  private void write(CallInProgress call, Collector<Record> out) {
    CallOutcome before = call.writtenOutcome;
    for (Record row : call.rows()) {
      out.collect(row);
    }
    if (call.isLate) {
      out.collect(LateCall.of(call.events.get(0)));
    }
    if (before != null) {
      count(before, -1);
    }
    CallOutcome now = call.writtenOutcome;
    if (now != null) {
      count(now, 1);
    }
  }

  private void count(CallOutcome outcome, long calls) {
    LongCounter counter = outcomes.get(outcome);
    if (counter != null) {
      counter.add(calls);
    }
  }
}
