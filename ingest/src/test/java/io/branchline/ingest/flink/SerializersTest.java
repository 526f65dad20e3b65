package io.branchline.ingest.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.ingest.assemble.AgentMove;
import io.branchline.ingest.assemble.AgentTimeline;
import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.EventType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class SerializersTest {

  private static final AcdEvent EVENT =
      new AcdEvent(
          "e-张",
          "c",
          "b1",
          EventType.HELD,
          Instant.parse("2026-03-02T01:02:03.456Z"),
          "q",
          "a",
          "x".repeat(400),
          -7,
          "r",
          List.of("no_end", "odd"),
          "/f",
          1L << 40);

  private static final AgentMove MOVE = new AgentMove("b", "a", "", EventType.READY, -5, "r");

  private static <T> T throughBytes(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    serializer.serialize(value, out);
    DataOutputSerializer copied = new DataOutputSerializer(16);
    serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copied);
    assertThat(copied.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
    DataInputDeserializer in = new DataInputDeserializer(copied.getCopyOfBuffer());
    T read = serializer.duplicate().deserialize(in);
    assertThat(in.available()).isZero();
    return read;
  }

  @Test
  void eventsAndMovesComeBackAsTheyWent() throws IOException {
    assertThat(throughBytes(new AcdEventSerializer(), EVENT)).isEqualTo(EVENT);
    assertThat(throughBytes(new AgentMoveSerializer(), MOVE)).isEqualTo(MOVE);
  }

  @Test
  void statesComeBackAsTheyWent() throws IOException {
    AgentTimeline agent = new AgentTimeline("b", "a");
    agent.add(new AgentMove("b", "a", "", EventType.READY, 5, ""));
    agent.add(new AgentMove("b", "a", "c", EventType.ANSWERED, 10, ""));
    agent.changes(7);
    AgentTimeline read = throughBytes(new AgentTimelinesSerializer(), List.of(agent)).get(0);
    assertThat(read.changes(20)).isEqualTo(agent.changes(20));
    CallInProgress call = new CallInProgress();
    call.add(EVENT);
    call.rows();
    CallInProgress back = throughBytes(new CallsInProgressSerializer(), List.of(call)).get(0);
    assertThat(back.events).containsExactly(EVENT);
    assertThat(back.isWritten()).isTrue();
    assertThat(back.writtenOutcome).isEqualTo(call.writtenOutcome);
  }
}
