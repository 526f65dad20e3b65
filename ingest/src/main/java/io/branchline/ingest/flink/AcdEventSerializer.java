package io.branchline.ingest.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.EventType;
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

/** Events on the wire and in state: about a hundred bytes. */
final class AcdEventSerializer extends FieldSerializer<AcdEvent> {

  @Serial private static final long serialVersionUID = 1;

  private static final EventType[] TYPES = EventType.values();

  @Override
  public TypeSerializer<AcdEvent> duplicate() {
    return new AcdEventSerializer();
  }

  @Override
  public AcdEvent createInstance() {
    return new AcdEvent(
        "?", "", "?", EventType.OFFERED, Instant.EPOCH, "", "", "", 0, "", List.of(), "", 0);
  }

  @Override
  public void serialize(AcdEvent event, DataOutputView out) throws IOException {
    write(event, codec(), out);
  }

  @Override
  public AcdEvent deserialize(DataInputView in) throws IOException {
    return read(codec(), in);
  }

  /** Sorting copies every event to disk and back: byte by byte, as {@link #write} lays it out. */
  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    FieldCodec codec = codec();
    codec.copyTexts(3, in, out);
    out.writeByte(in.readByte());
    out.writeLong(in.readLong());
    codec.copyTexts(3, in, out);
    out.writeInt(in.readInt());
    codec.copyText(in, out);
    codec.copyTexts((int) codec.copyLong(in, out), in, out);
    codec.copyText(in, out);
    codec.copyLong(in, out);
  }

  static void write(AcdEvent event, FieldCodec codec, DataOutputView out) throws IOException {
    codec.writeText(event.eventId(), out);
    codec.writeText(event.callId(), out);
    codec.writeText(event.branch(), out);
    codec.writeEnum(event.type(), out);
    out.writeLong(event.at().toEpochMilli());
    codec.writeText(event.queue(), out);
    codec.writeText(event.agent(), out);
    codec.writeText(event.customer(), out);
    out.writeInt(event.priority());
    codec.writeText(event.reason(), out);
    codec.writeLong(event.flags().size(), out);
    for (String flag : event.flags()) {
      codec.writeText(flag, out);
    }
    codec.writeText(event.source(), out);
    codec.writeLong(event.line(), out);
  }

  static AcdEvent read(FieldCodec codec, DataInputView in) throws IOException {
    String eventId = codec.readText(in);
    String callId = codec.readText(in);
    String branch = codec.readName(in);
    EventType type = requireNonNull(codec.readEnum(TYPES, in), "type is null");
    Instant at = Instant.ofEpochMilli(in.readLong());
    String queue = codec.readName(in);
    String agent = codec.readName(in);
    String customer = codec.readText(in);
    int priority = in.readInt();
    String reason = codec.readName(in);
    int flagCount = (int) codec.readLong(in);
    List<String> flags = List.of();
    if (flagCount > 0) {
      flags = new ArrayList<>(flagCount);
      for (int i = 0; i < flagCount; i++) {
        flags.add(codec.readName(in));
      }
    }
    String source = codec.readName(in);
    long line = codec.readLong(in);
    return new AcdEvent(
        eventId, callId, branch, type, at, queue, agent, customer, priority, reason, flags, source,
        line);
  }

  @Override
  public TypeSerializerSnapshot<AcdEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AcdEvent> {
    /** For Flink. */
    public Snapshot() {
      super(AcdEventSerializer::new);
    }
  }
}
