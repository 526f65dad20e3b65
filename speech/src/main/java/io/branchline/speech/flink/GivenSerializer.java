package io.branchline.speech.flink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Which recordings were given to readers, in checkpoints. */
final class GivenSerializer implements SimpleVersionedSerializer<Map<String, Long>> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(Map<String, Long> given) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    out.writeInt(given.size());
    for (Map.Entry<String, Long> entry : given.entrySet()) {
      byte[] origin = entry.getKey().getBytes(StandardCharsets.UTF_8);
      out.writeInt(origin.length);
      out.write(origin);
      out.writeLong(entry.getValue());
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public Map<String, Long> deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("version " + version + " of given recordings is unknown");
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    int count = in.readInt();
    Map<String, Long> given = new HashMap<>();
    for (int i = 0; i < count; i++) {
      byte[] origin = new byte[in.readInt()];
      in.readFully(origin);
      given.put(new String(origin, StandardCharsets.UTF_8), in.readLong());
    }
    return given;
  }
}
