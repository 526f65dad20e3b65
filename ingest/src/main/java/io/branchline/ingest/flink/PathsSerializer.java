package io.branchline.ingest.flink;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Which files are known, in checkpoints. */
final class PathsSerializer implements SimpleVersionedSerializer<Set<String>> {

  private static final int VERSION = 1;

  private final FieldCodec codec = new FieldCodec();

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(Set<String> paths) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    out.writeInt(paths.size());
    for (String path : paths) {
      codec.writeText(path, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public Set<String> deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("version " + version + " of known files is unknown");
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    int count = in.readInt();
    Set<String> paths = new HashSet<>();
    for (int i = 0; i < count; i++) {
      paths.add(codec.readText(in));
    }
    return paths;
  }
}
