package io.branchline.ingest.simulate;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.EventType;
import java.util.EnumMap;
import java.util.Map;

/** Events of calls, as lines; counts them with the call. */
final class CallLines {

  private final EventLines lines;
  private final Map<QueueKind, byte[]> queueIds = new EnumMap<>(QueueKind.class);

  CallLines(EventLines lines) {
    this.lines = lines;
    for (QueueKind queue : QueueKind.values()) {
      queueIds.put(queue, Text.bytes(queue.id()));
    }
  }

  EventLines begin(EventType type, SimulatedCall call, long now) {
    call.events++;
    return lines.begin(type, now).call(call.id);
  }

  EventLines queueEvent(EventType type, SimulatedCall call, long now) {
    return begin(type, call, now).queue(queueId(requireNonNull(call.leg().queue, "no queue")));
  }

  void wrapUpEvent(EventType type, SimulatedCall call, SimulatedAgent agent, long now) {
    QueueKind queue = requireNonNull(call.legs[agent.leg].queue, "no queue");
    begin(type, call, now).queue(queueId(queue)).agent(agent).end();
  }

  byte[] queueId(QueueKind queue) {
    return requireNonNull(queueIds.get(queue), "no such queue");
  }
}
