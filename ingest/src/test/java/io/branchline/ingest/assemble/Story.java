package io.branchline.ingest.assemble;

import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events of one call, told second by second. */
public final class Story {

  /** When stories begin. */
  public static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private final String call;
  private final List<AcdEvent> events = new ArrayList<>();

  /** A call that has not begun. */
  public Story(String call) {
    this.call = call;
  }

  /** What happens at a second, in a queue, with an agent. */
  public Story at(double second, EventType type, String queue, String agent) {
    events.add(
        new AcdEvent(
            call + "-" + (events.size() + 1),
            type.isAgentState() ? "" : call,
            "b1",
            type,
            START.plusMillis(Math.round(second * 1000)),
            queue,
            agent,
            "",
            0,
            "",
            List.of(),
            "story",
            events.size() + 1L));
    return this;
  }

  /** The events in the order in which they were told. */
  public List<AcdEvent> events() {
    return new ArrayList<>(events);
  }
}
