package io.branchline.ingest.flink;

import io.branchline.ingest.assemble.AgentMove;
import io.branchline.ingest.assemble.AgentTimeline;
import io.branchline.warehouse.table.AgentState;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Agents' moves to their states: rows are written when the watermark has passed the moves. Moves
 * are remembered for a while, so that a late one corrects the rows around it.
 */
final class AssembleAgentStates extends KeyedProcessFunction<Long, AgentMove, Record> {

  @Serial private static final long serialVersionUID = 1;

  private final long memoryMillis;
  private transient ValueState<List<AgentTimeline>> state;

  @SuppressWarnings("NullAway.Init")
  AssembleAgentStates(Duration memory) {
    this.memoryMillis = memory.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("agents", new AgentTimelinesSerializer()));
  }

  @Override
  public void processElement(AgentMove move, Context context, Collector<Record> out)
      throws Exception {
    List<AgentTimeline> agents = state.value();
    if (agents == null) {
      agents = new ArrayList<>(1);
    }
    AgentTimeline agent = of(agents, move);
    if (!agent.add(move)) {
      return;
    }
    state.update(agents);
    TimerService timers = context.timerService();
    long watermark = timers.currentWatermark();
    if (move.atMillis() <= watermark) {
      timers.registerEventTimeTimer(watermark + 1);
      timers.registerProcessingTimeTimer(timers.currentProcessingTime() + 2_000);
    } else {
      timers.registerEventTimeTimer(move.atMillis());
    }
  }

  private static AgentTimeline of(List<AgentTimeline> agents, AgentMove move) {
    for (AgentTimeline agent : agents) {
      if (agent.branch().equals(move.branch()) && agent.agent().equals(move.agent())) {
        return agent;
      }
    }
    AgentTimeline agent = new AgentTimeline(move.branch(), move.agent());
    agents.add(agent);
    return agent;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Record> out)
      throws Exception {
    List<AgentTimeline> agents = state.value();
    if (agents == null) {
      return;
    }
    TimerService timers = context.timerService();
    long watermark = timers.currentWatermark();
    for (AgentTimeline agent : agents) {
      if (!agent.hasNews()) {
        continue;
      }
      for (AgentState row : agent.changes(watermark)) {
        out.collect(row);
      }
      if (watermark < Long.MAX_VALUE) {
        agent.forgetBefore(watermark - memoryMillis);
      }
    }
    if (watermark == Long.MAX_VALUE) {
      state.clear();
    } else {
      state.update(agents);
    }
  }
}
