package io.branchline.ingest.flink;

import io.branchline.ingest.read.FileBlock;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Blocks of files on their way to readers, and in checkpoints. */
final class LineSplitSerializer implements SimpleVersionedSerializer<LineSplit> {

  private static final int VERSION = 1;

  private final FieldCodec codec = new FieldCodec();

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(LineSplit split) throws IOException {
    FileBlock block = split.block();
    DataOutputSerializer out = new DataOutputSerializer(256);
    codec.writeText(block.path(), out);
    codec.writeText(block.fileKey(), out);
    out.writeLong(block.offset());
    out.writeLong(block.end());
    out.writeLong(block.nextLine());
    out.writeBoolean(block.isSkipping());
    String header = block.header();
    out.writeBoolean(header != null);
    codec.writeText(header == null ? "" : header, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public LineSplit deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("version " + version + " of a block is unknown");
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    String path = codec.readText(in);
    String fileKey = codec.readText(in);
    long offset = in.readLong();
    long end = in.readLong();
    long nextLine = in.readLong();
    boolean isSkipping = in.readBoolean();
    boolean hasHeader = in.readBoolean();
    String header = codec.readText(in);
    return new LineSplit(
        new FileBlock(path, fileKey, offset, end, nextLine, isSkipping, hasHeader ? header : null));
  }
}
