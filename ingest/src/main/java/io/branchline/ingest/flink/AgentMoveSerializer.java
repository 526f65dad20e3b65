package io.branchline.ingest.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.assemble.AgentMove;
import io.branchline.warehouse.table.EventType;
import java.io.IOException;
import java.io.Serial;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Agents' moves on the wire. */
final class AgentMoveSerializer extends FieldSerializer<AgentMove> {

  @Serial private static final long serialVersionUID = 1;

  private static final EventType[] TYPES = EventType.values();

  @Override
  public TypeSerializer<AgentMove> duplicate() {
    return new AgentMoveSerializer();
  }

  @Override
  public AgentMove createInstance() {
    return new AgentMove("", "", "", EventType.READY, 0, "");
  }

  @Override
  public void serialize(AgentMove move, DataOutputView out) throws IOException {
    write(move, codec(), out);
  }

  @Override
  public AgentMove deserialize(DataInputView in) throws IOException {
    return read(codec(), in);
  }

  /** As {@link #write} lays it out. */
  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    FieldCodec codec = codec();
    codec.copyTexts(3, in, out);
    out.writeByte(in.readByte());
    out.writeLong(in.readLong());
    codec.copyText(in, out);
  }

  static void write(AgentMove move, FieldCodec codec, DataOutputView out) throws IOException {
    codec.writeText(move.branch(), out);
    codec.writeText(move.agent(), out);
    codec.writeText(move.callId(), out);
    codec.writeEnum(move.type(), out);
    out.writeLong(move.atMillis());
    codec.writeText(move.reason(), out);
  }

  static AgentMove read(FieldCodec codec, DataInputView in) throws IOException {
    return new AgentMove(
        codec.readName(in),
        codec.readName(in),
        codec.readText(in),
        requireNonNull(codec.readEnum(TYPES, in), "type is null"),
        in.readLong(),
        codec.readName(in));
  }

  @Override
  public TypeSerializerSnapshot<AgentMove> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AgentMove> {
    /** For Flink. */
    public Snapshot() {
      super(AgentMoveSerializer::new);
    }
  }
}
