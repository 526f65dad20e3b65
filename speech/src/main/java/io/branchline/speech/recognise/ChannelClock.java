package io.branchline.speech.recognise;

import io.branchline.speech.transcript.Word;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells where in a channel something was heard, of which a recogniser was given only pieces: its
 * own clock counts what it was given.
 */
final class ChannelClock {

  /** By the recogniser's moment at which a piece starts: how much later it is in the channel. */
  private final TreeMap<Long, Long> delays = new TreeMap<>();

  /**
   * A piece follows the one before.
   *
   * @param heardMillis on the recogniser's clock
   * @param channelMillis where it starts in the channel
   */
  void piece(long heardMillis, long channelMillis) {
    delays.put(heardMillis, channelMillis - heardMillis);
  }

  /**
   * Puts words, which come in order, on the channel's clock. One that lasts into the next piece
   * ends where the silence between them was left out.
   */
  List<Word> place(List<Word> words) {
    List<Word> placed = words.stream().map(this::place).toList();
    if (!words.isEmpty()) {
      Long current = delays.floorKey(words.get(words.size() - 1).startMillis());
      if (current != null) {
        delays.headMap(current).clear(); // however long the channel, a few pieces are kept
      }
    }
    return placed;
  }

  private Word place(Word word) {
    Map.Entry<Long, Long> piece = delays.floorEntry(word.startMillis());
    if (piece == null) {
      return word;
    }
    Map.Entry<Long, Long> next = delays.higherEntry(word.startMillis());
    Word whole =
        next == null
                || next.getValue().equals(piece.getValue())
                || word.endMillis() <= next.getKey()
            ? word
            : new Word(word.text(), word.startMillis(), next.getKey(), word.confidence());
    return whole.delayedBy(piece.getValue());
  }
}
