package io.branchline.ingest.format;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A line as it lies in a file: a view of bytes that its reader reuses, valid until the reader moves
 * on. Millions pass by, hence no copies and no getters' records.
 */
public final class RawLine {

  /** A longer line is cut: this many bytes of it are read. */
  public static final int MAX_BYTES = 1 << 20;

  /** How much of an unusable line is kept. */
  public static final int MAX_KEPT_BYTES = 64 << 10;

  private byte[] bytes = new byte[0];
  private int offset;
  private int length;
  private boolean cut;
  private long number;
  private String source = "";
  private @Nullable String header;

  /** Points the view at a line, without its line end. */
  public void set(byte[] newBytes, int newOffset, int newLength, long newNumber) {
    this.bytes = requireNonNull(newBytes, "newBytes is null");
    this.offset = newOffset;
    this.length = newLength;
    this.number = newNumber;
    this.cut = false;
  }

  /** Says which file the following lines are from, and its first line if that names columns. */
  public void from(String newSource, @Nullable String newHeader) {
    this.source = requireNonNull(newSource, "newSource is null");
    this.header = newHeader;
  }

  /** Marks the line as only the beginning of a longer one. */
  public void markCut() {
    cut = true;
  }

  /** A line of text, for tests and for sources that hold text. */
  public static RawLine of(String text, String source, long number, @Nullable String header) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    RawLine line = new RawLine();
    line.set(utf8, 0, utf8.length, number);
    line.from(source, header);
    return line;
  }

  /** A copy that stays valid when the reader moves on. */
  public RawLine copy() {
    RawLine line = new RawLine();
    line.set(Arrays.copyOfRange(bytes, offset, offset + length), 0, length, number);
    line.from(source, header);
    line.cut = cut;
    return line;
  }

  byte[] bytes() {
    return bytes;
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }

  /** Whether only the beginning of the line was read. */
  public boolean isCut() {
    return cut;
  }

  /** The line's number in its file, from 1. */
  public long number() {
    return number;
  }

  /** The file that the line is from. */
  public String source() {
    return source;
  }

  /** The file's line of column names, if its format has one. */
  public @Nullable String header() {
    return header;
  }

  boolean isBlank() {
    for (int i = offset; i < offset + length; i++) {
      byte b = bytes[i];
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  boolean hasNul() {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The line's beginning as text, at most {@link #MAX_KEPT_BYTES} of it, undecodable bytes
   * replaced.
   */
  public String kept() {
    return new String(bytes, offset, Math.min(length, MAX_KEPT_BYTES), StandardCharsets.UTF_8);
  }
}
