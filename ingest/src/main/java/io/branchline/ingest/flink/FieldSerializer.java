package io.branchline.ingest.flink;

import java.io.IOException;
import java.io.Serial;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What this module's serializers share: a codec for each copy, and values that are replaced rather
 * than changed.
 */
abstract class FieldSerializer<T> extends TypeSerializer<T> {

  @Serial private static final long serialVersionUID = 1;

  private transient @Nullable FieldCodec codec;

  final FieldCodec codec() {
    FieldCodec known = codec;
    if (known == null) {
      known = new FieldCodec();
      codec = known;
    }
    return known;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public final T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public final int getLength() {
    return -1;
  }

  @Override
  public final T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  /** Serializers without settings are equal when they are of one class. */
  @Override
  @SuppressWarnings("EqualsGetClass")
  public final boolean equals(@Nullable Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public final int hashCode() {
    return getClass().hashCode();
  }
}
