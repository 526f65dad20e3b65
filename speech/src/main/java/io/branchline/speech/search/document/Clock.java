package io.branchline.speech.search.document;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * When the unit at each position of one side of a call was spoken.
 *
 * <p>A document's bytes hold an entry a position. A hole is the one byte 0. A unit has the time
 * since the unit before ended (zigzag), shifted left by four bits, with bits for "starts a turn",
 * "starts the next word", "starts a later word, whose distance follows", and one that is always
 * set; then its length. All are variable-length integers of 7 bits a byte, in milliseconds: speech
 * takes about three bytes a word.
 *
 * <p>Before the entries stand how many there are and, for every {@value #BLOCK} of them but the
 * first, where they begin and when the last unit before them ended: a time is found by reading at
 * most {@value #BLOCK} entries, wherever in the call it is. Words are counted from the start, when
 * they are asked for. A reader is for one thread.
 */
public final class Clock {

  /** Entries from one place where reading can begin to the next. */
  static final int BLOCK = 16;

  private static final int TURN = 1;
  private static final int NEXT_WORD = 2;
  private static final int LATER_WORD = 4;
  private static final int UNIT = 8;
  private static final int FLAG_BITS = 4;
  private static final int LONGEST_ENTRY = 26;
  private static final int NARROW = 6;
  private static final int WIDE = 8;

  private byte[] bytes = {};
  private int at;
  private int table;
  private int entryBytes;
  private int data;
  private int size;
  private int counted;

  /** Of each block: how many of its entries are read, and where the next one begins. */
  private int[] read = new int[16];

  private int[] next = new int[16];
  private long[] lastEnd = new long[16];

  private long[] starts = new long[256];
  private long[] ends = new long[256];
  private byte[] flags = new byte[256];

  /** How many words later a unit's word is than the unit's before; when counted: its word. */
  private int[] words = new int[256];

  /** Encodes one side. */
  static BytesRef encode(List<SideUnits.PlacedUnit> units) {
    int size = units.isEmpty() ? 0 : units.get(units.size() - 1).position() + 1;
    byte[] out = new byte[units.size() * 4 + LONGEST_ENTRY];
    int length = 0;
    int[] begins = new int[size / BLOCK + 1];
    long[] ended = new long[size / BLOCK + 1];
    SideUnits.PlacedUnit before = new SideUnits.PlacedUnit("", -1, 0, 0, -1, -1);
    int position = 0;
    for (SideUnits.PlacedUnit unit : units) {
      while (position <= unit.position()) {
        if (length + LONGEST_ENTRY > out.length) {
          out = Arrays.copyOf(out, out.length * 2);
        }
        if (position % BLOCK == 0) {
          begins[position / BLOCK] = length;
          ended[position / BLOCK] = before.endMillis();
        }
        length =
            position < unit.position() ? write(out, length, 0) : entry(out, length, unit, before);
        position++;
      }
      before = unit;
    }
    return assemble(size, begins, ended, out, length);
  }

  private static int entry(
      byte[] out, int length, SideUnits.PlacedUnit unit, SideUnits.PlacedUnit before) {
    long gap = unit.startMillis() - before.endMillis();
    int words = unit.word() - before.word();
    long flags =
        UNIT
            | (unit.line() == before.line() ? 0 : TURN)
            | (words == 0 ? 0 : words == 1 ? NEXT_WORD : LATER_WORD);
    int to = write(out, length, (((gap << 1) ^ (gap >> 63)) << FLAG_BITS) | flags);
    if (words > 1) {
      to = write(out, to, words);
    }
    return write(out, to, unit.endMillis() - unit.startMillis());
  }

  private static BytesRef assemble(
      int size, int[] begins, long[] ended, byte[] entries, int length) {
    int blocks = (size + BLOCK - 1) / BLOCK;
    boolean narrow = length <= 0xFFFF;
    byte[] all = new byte[LONGEST_ENTRY + blocks * WIDE + length];
    int to = write(all, 0, ((long) size << 1) | (narrow ? 0 : 1));
    for (int block = 1; block < blocks; block++) {
      to = fixed(all, to, begins[block], narrow ? NARROW - Integer.BYTES : Integer.BYTES);
      to = fixed(all, to, (int) ended[block], Integer.BYTES);
    }
    System.arraycopy(entries, 0, all, to, length);
    return new BytesRef(all, 0, to + length);
  }

  private static int fixed(byte[] out, int at, int value, int length) {
    for (int i = 0; i < length; i++) {
      out[at + i] = (byte) (value >>> (8 * i));
    }
    return at + length;
  }

  private int fixed(int from, int length) {
    int value = 0;
    for (int i = 0; i < length; i++) {
      value |= (bytes[from + i] & 0xFF) << (8 * i);
    }
    return value;
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
    long head = readLong();
    size = (int) (head >>> 1);
    table = at;
    entryBytes = (head & 1) == 0 ? NARROW : WIDE;
    int blocks = (size + BLOCK - 1) / BLOCK;
    data = table + Math.max(0, blocks - 1) * entryBytes;
    counted = 0;
    if (blocks > read.length) {
      grow(blocks);
    } else {
      Arrays.fill(read, 0, blocks, 0);
    }
  }

  private void grow(int blocks) {
    int room = Math.max(blocks, read.length * 2);
    read = new int[room];
    next = new int[room];
    lastEnd = new long[room];
    starts = new long[room * BLOCK];
    ends = new long[room * BLOCK];
    flags = new byte[room * BLOCK];
    words = new int[room * BLOCK];
  }

  /** How many positions there are, holes included. */
  public int size() {
    return size;
  }

  /** Whether a unit was spoken at this position; false for holes and beyond the end. */
  public boolean has(int position) {
    if (position < 0 || position >= size) {
      return false;
    }
    read(position);
    return flags[position] != 0;
  }

  /** When the unit starts, of a position that {@link #has} one. */
  public long startMillis(int position) {
    read(position);
    return starts[position];
  }

  /** When the unit ends. */
  public long endMillis(int position) {
    read(position);
    return ends[position];
  }

  /** Whether the unit is the first of its turn. */
  public boolean startsTurn(int position) {
    read(position);
    return (flags[position] & TURN) != 0;
  }

  /** Whether no turn starts after one position and up to another, later one. */
  public boolean sameTurn(int first, int last) {
    for (int position = first + 1; position <= last; position++) {
      if (startsTurn(position)) {
        return false;
      }
    }
    return true;
  }

  /** The number of the word that it belongs to, from 0. */
  public int word(int position) {
    count(position);
    return words[position];
  }

  private void count(int position) {
    while (counted <= position) {
      read(counted);
      words[counted] += counted == 0 ? -1 : words[counted - 1];
      counted++;
    }
  }

  private void read(int position) {
    int block = position / BLOCK;
    if (position - block * BLOCK >= read[block]) {
      readTo(position, block);
    }
  }

  private void readTo(int position, int block) {
    int from = block * BLOCK + read[block];
    long end = lastEnd[block];
    at = next[block];
    if (read[block] == 0) {
      int entry = table + (block - 1) * entryBytes;
      int offset = entryBytes - Integer.BYTES;
      at = block == 0 ? data : data + fixed(entry, offset);
      end = block == 0 ? 0 : fixed(entry + offset, Integer.BYTES);
    }
    for (int to = from; to <= position; to++) {
      end = readOne(to, end);
    }
    read[block] = position + 1 - block * BLOCK;
    next[block] = at;
    lastEnd[block] = end;
  }

  private long readOne(int position, long before) {
    long head = readLong();
    flags[position] = (byte) (head & 0xF);
    words[position] = 0;
    if (head == 0) {
      return before;
    }
    if ((head & NEXT_WORD) != 0) {
      words[position] = 1;
    } else if ((head & LATER_WORD) != 0) {
      words[position] = (int) readLong();
    }
    long zigzag = head >>> FLAG_BITS;
    long start = before + ((zigzag >>> 1) ^ -(zigzag & 1));
    starts[position] = start;
    ends[position] = start + readLong();
    return ends[position];
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
