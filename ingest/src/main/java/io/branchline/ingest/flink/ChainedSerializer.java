package io.branchline.ingest.flink;

import java.io.Serial;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Stands where Flink wants a serializer that nothing may ever need: fails if something does. */
final class ChainedSerializer<T> extends FieldSerializer<T> {

  @Serial private static final long serialVersionUID = 1;

  private final Class<T> type;

  ChainedSerializer(Class<T> type) {
    this.type = type;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public T createInstance() {
    throw broken();
  }

  @Override
  public void serialize(T value, DataOutputView out) {
    throw broken();
  }

  @Override
  public T deserialize(DataInputView in) {
    throw broken();
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    throw broken();
  }

  private IllegalStateException broken() {
    return new IllegalStateException(
        type.getSimpleName() + " left its operator chain: the job graph is wrong");
  }
}
