package io.branchline.speech.search;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * When the word at each position of a field was spoken: three big-endian integers a position (start
 * and end in milliseconds on the call's clock, index among the side's words), so that a position is
 * looked up without reading the others.
 */
final class PositionTimes {

  private static final int ENTRY_BYTES = 3 * Integer.BYTES;

  private final ByteBuffer bytes;

  PositionTimes(BytesRef stored) {
    this.bytes = ByteBuffer.wrap(stored.bytes, stored.offset, stored.length).slice();
  }

  /** Encodes the positions in order; positions without a term are holes in the tokens. */
  static BytesRef encode(List<SpokenToken> tokens) {
    int positions = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).position() + 1;
    ByteBuffer out = ByteBuffer.allocate(positions * ENTRY_BYTES);
    for (SpokenToken token : tokens) {
      out.putInt(token.position() * ENTRY_BYTES, Math.toIntExact(token.startMillis()));
      out.putInt(token.position() * ENTRY_BYTES + 4, Math.toIntExact(token.endMillis()));
      out.putInt(token.position() * ENTRY_BYTES + 8, token.word());
    }
    return new BytesRef(out.array());
  }

  long startMillis(int position) {
    return bytes.getInt(position * ENTRY_BYTES);
  }

  long endMillis(int position) {
    return bytes.getInt(position * ENTRY_BYTES + 4);
  }

  int word(int position) {
    return bytes.getInt(position * ENTRY_BYTES + 8);
  }
}
