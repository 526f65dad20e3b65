package io.branchline.ingest.flink;

import io.branchline.ingest.format.NameTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes and reads the fields of records: numbers of variable length, texts as UTF-8. */
final class FieldCodec {

  private final NameTable names = new NameTable();
  private byte[] scratch = new byte[256];

  void writeLong(long value, DataOutputView out) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  long readLong(DataInputView in) throws IOException {
    long value = 0;
    int shift = 0;
    while (true) {
      byte b = in.readByte();
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
      shift += 7;
    }
  }

  void writeText(String text, DataOutputView out) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeLong(utf8.length, out);
    out.write(utf8, 0, utf8.length);
  }

  String readText(DataInputView in) throws IOException {
    int length = fill(in);
    return length == 0 ? "" : new String(scratch, 0, length, StandardCharsets.UTF_8);
  }

  /** A text that is likely to be among those read before. */
  String readName(DataInputView in) throws IOException {
    int length = fill(in);
    if (length == 0) {
      return "";
    }
    String known = names.find(scratch, 0, length);
    if (known != null) {
      return known;
    }
    String name = new String(scratch, 0, length, StandardCharsets.UTF_8);
    names.put(scratch, 0, length, name);
    return name;
  }

  /** Copies a text without making it. */
  void copyText(DataInputView in, DataOutputView out) throws IOException {
    int length = fill(in);
    writeLong(length, out);
    out.write(scratch, 0, length);
  }

  void copyTexts(int count, DataInputView in, DataOutputView out) throws IOException {
    for (int i = 0; i < count; i++) {
      copyText(in, out);
    }
  }

  long copyLong(DataInputView in, DataOutputView out) throws IOException {
    long value = readLong(in);
    writeLong(value, out);
    return value;
  }

  /** An enum's constant by its place: checkpoints are read by the program that wrote them. */
  @SuppressWarnings("EnumOrdinal")
  void writeEnum(@Nullable Enum<?> value, DataOutputView out) throws IOException {
    out.writeByte(value == null ? -1 : value.ordinal());
  }

  /** The constant, or none. */
  <E extends Enum<E>> @Nullable E readEnum(E[] values, DataInputView in) throws IOException {
    int place = in.readByte();
    return place < 0 ? null : values[place];
  }

  private int fill(DataInputView in) throws IOException {
    int length = (int) readLong(in);
    if (length > scratch.length) {
      scratch = new byte[Math.max(length, scratch.length * 2)];
    }
    in.readFully(scratch, 0, length);
    return length;
  }
}
