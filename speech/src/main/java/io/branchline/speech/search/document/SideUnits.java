package io.branchline.speech.search.document;

import io.branchline.speech.search.language.Units;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.table.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One side of a call in units, in order of time. A unit's time is its share of the word's: a word's
 * time is divided evenly among its characters. A pause of {@value #PHRASE_PAUSE_MILLIS} ms between
 * two turns leaves a position empty, so that no phrase runs across it.
 *
 * @param units in order of position
 * @param lines the words that they were cut from
 */
record SideUnits(List<PlacedUnit> units, List<List<Word>> lines) {

  /** A pause of this length keeps a phrase from running across it. */
  static final long PHRASE_PAUSE_MILLIS = 3000;

  /**
   * A unit where it stands.
   *
   * @param position among the side's units, holes counted
   * @param line the turn's number, from 0
   * @param word the number of the word that it was cut from, among all the side's words
   */
  record PlacedUnit(
      String text, int position, long startMillis, long endMillis, int line, int word) {}

  static SideUnits of(IndexedCall call, Side side) {
    List<List<Word>> lines =
        call.lines().stream()
            .filter(line -> line.side() == side && !line.words().isEmpty())
            .map(IndexedCall.Line::words)
            .sorted(Comparator.comparingLong(words -> words.get(0).startMillis()))
            .toList();
    List<PlacedUnit> units = new ArrayList<>();
    int word = 0;
    int position = -1;
    long lastEnd = Long.MAX_VALUE;
    for (int i = 0; i < lines.size(); i++) {
      List<Word> line = lines.get(i);
      if (line.get(0).startMillis() - lastEnd >= PHRASE_PAUSE_MILLIS && position >= 0) {
        position++;
      }
      for (Word one : line) {
        for (Units.Unit unit : Units.of(one.text())) {
          position++;
          units.add(
              new PlacedUnit(
                  unit.text(), position, at(one, unit.start()), at(one, unit.end()), i, word));
        }
        word++;
      }
      lastEnd = line.get(line.size() - 1).endMillis();
    }
    return new SideUnits(units, lines);
  }

  private static long at(Word word, int offset) {
    int length = Math.max(1, word.text().length());
    return word.startMillis() + (word.endMillis() - word.startMillis()) * offset / length;
  }
}
