package io.branchline.speech.search.document;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * When the unit at each position of one side of a call was spoken.
 *
 * <p>A document's bytes hold, for each unit in order: the time since the unit before ended
 * (zigzag), shifted left by four bits, with bits for "starts a turn", "starts the next word",
 * "starts a later word, whose distance follows", "a position before it is empty"; then the unit's
 * length. All are variable-length integers of 7 bits a byte, in milliseconds: speech takes about
 * three bytes a word. Reading goes as far as it is asked for, from the start. A reader is for one
 * thread.
 */
public final class Clock {

  private static final int TURN = 1;
  private static final int NEXT_WORD = 2;
  private static final int LATER_WORD = 4;
  private static final int HOLE = 8;
  private static final int FLAG_BITS = 4;
  private static final int LONGEST_ENTRY = 26;

  private byte[] bytes = {};
  private int at;
  private int end;
  private int read;
  private long lastEnd;
  private int lastTurn;
  private int lastWord;
  private long[] starts = new long[256];
  private long[] ends = new long[256];
  private int[] turns = new int[256];
  private int[] words = new int[256];

  /** Encodes one side. */
  static BytesRef encode(List<SideUnits.PlacedUnit> units) {
    byte[] out = new byte[units.size() * 4 + LONGEST_ENTRY];
    int length = 0;
    SideUnits.PlacedUnit before = new SideUnits.PlacedUnit("", -1, 0, 0, -1, -1);
    for (SideUnits.PlacedUnit unit : units) {
      if (length + LONGEST_ENTRY > out.length) {
        out = Arrays.copyOf(out, out.length * 2);
      }
      long gap = unit.startMillis() - before.endMillis();
      int words = unit.word() - before.word();
      long flags =
          (unit.line() == before.line() ? 0 : TURN)
              | (words == 0 ? 0 : words == 1 ? NEXT_WORD : LATER_WORD)
              | (unit.position() == before.position() + 1 ? 0 : HOLE);
      length = write(out, length, (((gap << 1) ^ (gap >> 63)) << FLAG_BITS) | flags);
      if (words > 1) {
        length = write(out, length, words);
      }
      length = write(out, length, unit.endMillis() - unit.startMillis());
      before = unit;
    }
    return new BytesRef(out, 0, length);
  }

  private static int write(byte[] out, int at, long value) {
    long left = value;
    int to = at;
    while ((left & ~0x7FL) != 0) {
      out[to++] = (byte) ((left & 0x7F) | 0x80);
      left >>>= 7;
    }
    out[to++] = (byte) left;
    return to;
  }

  /** Begins to read a side. The bytes are not copied. */
  public void reset(BytesRef stored) {
    bytes = stored.bytes;
    at = stored.offset;
    end = stored.offset + stored.length;
    read = 0;
    lastEnd = 0;
    lastTurn = -1;
    lastWord = -1;
  }

  /** Whether a unit was spoken at this position; false for holes and beyond the end. */
  public boolean has(int position) {
    while (read <= position && at < end) {
      readOne();
    }
    return position >= 0 && position < read && turns[position] >= 0;
  }

  /** How many positions there are, holes included; reads to the end. */
  public int size() {
    while (at < end) {
      readOne();
    }
    return read;
  }

  /** When the unit starts, of a position that {@link #has} one. */
  public long startMillis(int position) {
    return starts[position];
  }

  /** When the unit ends. */
  public long endMillis(int position) {
    return ends[position];
  }

  /** The number of its turn, from 0. */
  public int turn(int position) {
    return turns[position];
  }

  /** The number of the word that it belongs to, from 0. */
  public int word(int position) {
    return words[position];
  }

  private void readOne() {
    if (read + 2 > starts.length) {
      int length = starts.length * 2;
      starts = Arrays.copyOf(starts, length);
      ends = Arrays.copyOf(ends, length);
      turns = Arrays.copyOf(turns, length);
      words = Arrays.copyOf(words, length);
    }
    long head = readLong();
    if ((head & HOLE) != 0) {
      turns[read++] = -1;
    }
    if ((head & TURN) != 0) {
      lastTurn++;
    }
    if ((head & NEXT_WORD) != 0) {
      lastWord++;
    } else if ((head & LATER_WORD) != 0) {
      lastWord += (int) readLong();
    }
    long zigzag = head >>> FLAG_BITS;
    long start = lastEnd + ((zigzag >>> 1) ^ -(zigzag & 1));
    lastEnd = start + readLong();
    starts[read] = start;
    ends[read] = lastEnd;
    turns[read] = lastTurn;
    words[read] = lastWord;
    read++;
  }

  private long readLong() {
    byte one = bytes[at++];
    long value = one & 0x7F;
    for (int shift = 7; one < 0; shift += 7) {
      one = bytes[at++];
      value |= (one & 0x7FL) << shift;
    }
    return value;
  }
}
