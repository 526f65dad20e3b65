package io.branchline.ingest.flink;

import io.branchline.ingest.assemble.AgentMove;
import io.branchline.ingest.assemble.AgentTimeline;
import io.branchline.warehouse.table.AgentState;
import io.branchline.warehouse.table.AgentStatus;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The agents of one key, in checkpoints. */
final class AgentTimelinesSerializer extends FieldSerializer<List<AgentTimeline>> {

  @Serial private static final long serialVersionUID = 1;

  private static final AgentStatus[] STATUSES = AgentStatus.values();

  @Override
  public TypeSerializer<List<AgentTimeline>> duplicate() {
    return new AgentTimelinesSerializer();
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public List<AgentTimeline> createInstance() {
    return new ArrayList<>(1);
  }

  @Override
  public List<AgentTimeline> copy(List<AgentTimeline> from) {
    List<AgentTimeline> copies = new ArrayList<>(from.size());
    for (AgentTimeline agent : from) {
      AgentTimeline copy = new AgentTimeline(agent.branch(), agent.agent());
      copy.restore(agent.before(), agent.moves(), agent.written());
      copies.add(copy);
    }
    return copies;
  }

  @Override
  public void serialize(List<AgentTimeline> agents, DataOutputView out) throws IOException {
    FieldCodec codec = codec();
    codec.writeLong(agents.size(), out);
    for (AgentTimeline agent : agents) {
      codec.writeText(agent.branch(), out);
      codec.writeText(agent.agent(), out);
      writeState(agent.before().own(), out);
      writeState(agent.before().current(), out);
      out.writeLong(agent.before().sinceMillis());
      codec.writeLong(agent.moves().size(), out);
      for (AgentMove move : agent.moves()) {
        AgentMoveSerializer.write(move, codec, out);
      }
      codec.writeLong(agent.written().size(), out);
      for (AgentState row : agent.written()) {
        writeState(new AgentTimeline.State(row.state(), row.reason(), row.callId()), out);
        out.writeLong(row.startedAt().toEpochMilli());
        Instant end = row.endedAt();
        out.writeLong(end == null ? Long.MIN_VALUE : end.toEpochMilli());
        out.writeLong(row.version());
        out.writeBoolean(row.isDeleted());
      }
    }
  }

  private void writeState(AgentTimeline.@Nullable State state, DataOutputView out)
      throws IOException {
    codec().writeEnum(state == null ? null : state.status(), out);
    if (state != null) {
      codec().writeText(state.reason(), out);
      codec().writeText(state.callId(), out);
    }
  }

  private AgentTimeline.@Nullable State readState(DataInputView in) throws IOException {
    AgentStatus status = codec().readEnum(STATUSES, in);
    return status == null
        ? null
        : new AgentTimeline.State(status, codec().readName(in), codec().readText(in));
  }

  @Override
  public List<AgentTimeline> deserialize(DataInputView in) throws IOException {
    FieldCodec codec = codec();
    int agentCount = (int) codec.readLong(in);
    List<AgentTimeline> agents = new ArrayList<>(agentCount);
    for (int i = 0; i < agentCount; i++) {
      AgentTimeline agent = new AgentTimeline(codec.readName(in), codec.readName(in));
      AgentTimeline.State own = readState(in);
      AgentTimeline.State current = readState(in);
      AgentTimeline.Standing before = new AgentTimeline.Standing(own, current, in.readLong());
      int moveCount = (int) codec.readLong(in);
      List<AgentMove> moves = new ArrayList<>(moveCount);
      for (int j = 0; j < moveCount; j++) {
        moves.add(AgentMoveSerializer.read(codec, in));
      }
      int rowCount = (int) codec.readLong(in);
      List<AgentState> rows = new ArrayList<>(rowCount);
      for (int j = 0; j < rowCount; j++) {
        rows.add(readRow(agent, in));
      }
      agent.restore(before, moves, rows);
      agents.add(agent);
    }
    return agents;
  }

  private AgentState readRow(AgentTimeline agent, DataInputView in) throws IOException {
    AgentTimeline.State state = readState(in);
    if (state == null) {
      throw new IOException("a row of " + agent.agent() + " has no state");
    }
    Instant start = Instant.ofEpochMilli(in.readLong());
    long end = in.readLong();
    return new AgentState(
        agent.branch(),
        agent.agent(),
        state.status(),
        state.reason(),
        state.callId(),
        start,
        end == Long.MIN_VALUE ? null : Instant.ofEpochMilli(end),
        in.readLong(),
        in.readBoolean());
  }

  @Override
  public TypeSerializerSnapshot<List<AgentTimeline>> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<List<AgentTimeline>> {
    /** For Flink. */
    public Snapshot() {
      super(AgentTimelinesSerializer::new);
    }
  }
}
