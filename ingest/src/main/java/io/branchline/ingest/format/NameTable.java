package io.branchline.ingest.format;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Remembers texts by their bytes, forgetting some: for names that come again and again. */
public final class NameTable {

  private static final int SLOTS = 1 << 13;

  private final byte[][] keys = new byte[SLOTS][];
  private final String[] values = new String[SLOTS];

  /** The text of these bytes, if it is remembered. */
  public @Nullable String find(byte[] bytes, int offset, int length) {
    int slot = slot(bytes, offset, length);
    byte[] key = keys[slot];
    return key != null && Arrays.equals(key, 0, key.length, bytes, offset, offset + length)
        ? values[slot]
        : null;
  }

  /** Remembers a text. */
  public void put(byte[] bytes, int offset, int length, String value) {
    int slot = slot(bytes, offset, length);
    keys[slot] = Arrays.copyOfRange(bytes, offset, offset + length);
    values[slot] = value;
  }

  private static int slot(byte[] bytes, int offset, int length) {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
