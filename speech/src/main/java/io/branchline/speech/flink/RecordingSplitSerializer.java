package io.branchline.speech.flink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Recordings on their way to readers, and in checkpoints. */
final class RecordingSplitSerializer implements SimpleVersionedSerializer<RecordingSplit> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(RecordingSplit split) {
    return split.line().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public RecordingSplit deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("version " + version + " of a recording is unknown");
    }
    return new RecordingSplit(new String(bytes, StandardCharsets.UTF_8));
  }
}
