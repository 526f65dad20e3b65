package io.branchline.ingest.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow: what is written a million times a second is written by hand. */
final class Text {

  private static final int NUMBER_LENGTH = 20;

  private byte[] bytes;
  private int size;

  Text(int capacity) {
    this.bytes = new byte[capacity];
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  Text put(byte[] text) {
    return put(text, 0, text.length);
  }

  Text put(byte[] text, int from, int length) {
    ensure(length);
    System.arraycopy(text, from, bytes, size, length);
    size += length;
    return this;
  }

  Text put(char ascii) {
    ensure(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  Text put(String text) {
    return put(bytes(text));
  }

  /** A decimal number. */
  Text put(long number) {
    ensure(NUMBER_LENGTH);
    long rest = number;
    if (rest < 0) {
      bytes[size++] = '-';
      rest = -rest;
    }
    int digits = 1;
    for (long power = rest; power >= 10; power /= 10) {
      digits++;
    }
    return padded(rest, digits);
  }

  /** A number that is not negative, with leading zeros. */
  Text padded(long number, int digits) {
    ensure(digits);
    long rest = number;
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    return this;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
