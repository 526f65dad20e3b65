package io.branchline.speech.bench;

import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.table.Side;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * One side of a reference call, recognised.
 *
 * @param human what people heard, in words; Chinese in characters
 * @param words what was recognised
 */
public record Heard(String call, Side side, List<String> human, List<Word> words) {

  /** Copies the lists. */
  public Heard {
    human = List.copyOf(human);
    words = List.copyOf(words);
  }

  /** What is wrong in it. */
  public WordErrors errors() {
    return alignment().errors();
  }

  /** Every recognised word's confidence, and whether it is right. */
  public List<Judged> judged() {
    BitSet right = alignment().right();
    List<Judged> judged = new ArrayList<>();
    int at = 0;
    for (Word word : words) {
      // a recognised word of several characters is right where all of them are
      int parts = ReferenceCorpus.words(word.text()).size();
      if (parts > 0) {
        judged.add(
            new Judged(call, word.confidence(), right.get(at, at + parts).cardinality() == parts));
      }
      at += parts;
    }
    return judged;
  }

  private Alignment alignment() {
    List<String> recognised = new ArrayList<>();
    words.forEach(word -> recognised.addAll(ReferenceCorpus.words(word.text())));
    return Alignment.of(human, recognised);
  }

  /** A recognised word: how sure the recogniser was, 0 to 1, and whether it was right. */
  public record Judged(String call, double confidence, boolean right) {}
}
