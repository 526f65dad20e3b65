package io.branchline.warehouse.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of values in ClickHouse's RowBinary form: little endian, lengths as varints. */
final class RowBuffer {

  private byte[] bytes = new byte[1 << 16];
  private int length;

  void writeByte(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
  }

  void writeInt(int value) {
    ensure(4);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  void writeShort(int value) {
    ensure(2);
    bytes[length++] = (byte) value;
    bytes[length++] = (byte) (value >>> 8);
  }

  void writeLong(long value) {
    ensure(8);
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  void writeLength(int value) {
    ensure(5);
    int rest = value;
    while (rest >= 0x80) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  void writeString(String value) {
    int characters = value.length();
    if (characters < 0x80 && writeAscii(value, characters)) {
      return;
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    writeLength(utf8.length);
    ensure(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
  }

  /** Most strings are short and plain: one pass, no copy. Takes back what it wrote if not. */
  private boolean writeAscii(String value, int characters) {
    ensure(characters + 1);
    int position = length;
    bytes[position++] = (byte) characters;
    for (int i = 0; i < characters; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      bytes[position++] = (byte) c;
    }
    length = position;
    return true;
  }

  int length() {
    return length;
  }

  void copyTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
