package io.branchline.ingest.flink;

import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.CallOutcome;
import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The calls of one key, in checkpoints. */
final class CallsInProgressSerializer extends FieldSerializer<List<CallInProgress>> {

  @Serial private static final long serialVersionUID = 1;

  private static final CallOutcome[] OUTCOMES = CallOutcome.values();

  @Override
  public TypeSerializer<List<CallInProgress>> duplicate() {
    return new CallsInProgressSerializer();
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public List<CallInProgress> createInstance() {
    return new ArrayList<>(1);
  }

  @Override
  public List<CallInProgress> copy(List<CallInProgress> from) {
    List<CallInProgress> copy = new ArrayList<>(from.size());
    for (CallInProgress call : from) {
      copy.add(call.copy());
    }
    return copy;
  }

  @Override
  public void serialize(List<CallInProgress> calls, DataOutputView out) throws IOException {
    codec().writeLong(calls.size(), out);
    for (CallInProgress call : calls) {
      codec().writeLong(call.events.size(), out);
      for (AcdEvent event : call.events) {
        AcdEventSerializer.write(event, codec(), out);
      }
      out.writeLong(call.dueMillis);
      out.writeBoolean(call.isLate);
      codec().writeLong(call.writtenVersion, out);
      out.writeLong(call.writtenStartMillis);
      codec().writeLong(call.writtenLegs, out);
      codec().writeEnum(call.writtenOutcome, out);
    }
  }

  @Override
  public List<CallInProgress> deserialize(DataInputView in) throws IOException {
    int callCount = (int) codec().readLong(in);
    List<CallInProgress> calls = new ArrayList<>(callCount);
    for (int i = 0; i < callCount; i++) {
      int eventCount = (int) codec().readLong(in);
      List<AcdEvent> events = new ArrayList<>(eventCount);
      for (int j = 0; j < eventCount; j++) {
        events.add(AcdEventSerializer.read(codec(), in));
      }
      CallInProgress call = new CallInProgress(events);
      call.dueMillis = in.readLong();
      call.isLate = in.readBoolean();
      call.writtenVersion = codec().readLong(in);
      call.writtenStartMillis = in.readLong();
      call.writtenLegs = (int) codec().readLong(in);
      call.writtenOutcome = codec().readEnum(OUTCOMES, in);
      calls.add(call);
    }
    return calls;
  }

  @Override
  public TypeSerializerSnapshot<List<CallInProgress>> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<List<CallInProgress>> {
    /** For Flink. */
    public Snapshot() {
      super(CallsInProgressSerializer::new);
    }
  }
}
