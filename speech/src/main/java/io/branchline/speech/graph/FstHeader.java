package io.branchline.speech.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What every file of OpenFst's begins with. Layout: OpenFst 1.8, {@code fst.h}; little-endian.
 *
 * @param type how the states are laid out, such as {@code const}
 * @param flags whether tables of symbols follow (1, 2), and whether parts begin at multiples of 16
 *     bytes (4)
 * @param start the state in which every path starts
 */
record FstHeader(
    String type, int version, int flags, long properties, long start, long states, long arcs) {

  static final int MAGIC = 2125659606;
  static final int ALIGNED = 4;
  static final int ALIGNMENT = 16;

  private static final String ARC = "standard";

  static FstHeader read(ByteBuffer in) throws IOException {
    if (in.getInt() != MAGIC) {
      throw new IOException("it does not begin as an FST");
    }
    String type = string(in);
    String arc = string(in);
    if (!arc.equals(ARC)) {
      throw new IOException("its arcs are '" + arc + "'");
    }
    return new FstHeader(
        type, in.getInt(), in.getInt(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
  }

  void write(ByteBuffer out) {
    out.putInt(MAGIC);
    putString(out, type);
    putString(out, ARC);
    out.putInt(version).putInt(flags).putLong(properties);
    out.putLong(start).putLong(states).putLong(arcs);
  }

  boolean hasSymbols() {
    return (flags & 3) != 0;
  }

  static String string(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static void putString(ByteBuffer out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.putInt(bytes.length).put(bytes);
  }
}
