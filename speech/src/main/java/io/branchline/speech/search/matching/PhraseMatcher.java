package io.branchline.speech.search.matching;

import io.branchline.speech.search.document.Clock;
import io.branchline.speech.search.language.Element;
import io.branchline.speech.search.language.SpokenNode;
import io.branchline.speech.search.language.Window;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/** Units next to one another, in a window of time. */
final class PhraseMatcher extends SideMatcher {

  private static final int NONE = -1;

  private final List<Piece> pieces;
  private final SpokenNode.Start start;
  private final Window window;
  private final SideClock clock;
  private final DocIdSetIterator candidates;

  /**
   * One piece of the phrase.
   *
   * @param positions null for pieces that stand for any unit
   * @param units how many units it takes
   */
  record Piece(Element.Kind kind, @Nullable Positions positions, int units) {}

  PhraseMatcher(List<Piece> pieces, SpokenNode.Start start, Window window, SideClock clock) {
    this.pieces = List.copyOf(pieces);
    this.start = start;
    this.window = window;
    this.clock = clock;
    List<DocIdSetIterator> literals =
        pieces.stream()
            .map(Piece::positions)
            .filter(java.util.Objects::nonNull)
            .map(Positions::docs)
            .toList();
    this.candidates =
        literals.size() == 1 ? literals.get(0) : ConjunctionUtils.intersectIterators(literals);
  }

  @Override
  DocIdSetIterator candidates() {
    return candidates;
  }

  @Override
  void find(int doc, PlaceList out) throws IOException {
    for (Piece piece : pieces) {
      if (piece.positions() != null && !piece.positions().at(doc)) {
        return;
      }
    }
    Positions first = pieces.get(0).positions();
    int tries = first == null ? clock.at(doc).size() : first.size();
    for (int i = 0; i < tries; i++) {
      int from = first == null ? i : first.get(i);
      int last = end(doc, 0, from);
      if (last != NONE && counts(doc, from, last)) {
        out.add(from, last);
      }
    }
  }

  /** The last position of the shortest match of the pieces from one on; NONE without any. */
  private int end(int doc, int piece, int position) throws IOException {
    Piece one = pieces.get(piece);
    if (one.kind() == Element.Kind.SKIP) {
      return skip(doc, piece, position);
    }
    boolean there =
        one.positions() == null ? clock.at(doc).has(position) : one.positions().contains(position);
    if (!there) {
      return NONE;
    }
    int last = position + one.units() - 1;
    return piece == pieces.size() - 1 ? last : end(doc, piece + 1, last + 1);
  }

  private int skip(int doc, int piece, int position) throws IOException {
    int best = NONE;
    for (int skipped = 0; skipped <= Element.MAX_SKIP; skipped++) {
      int last = end(doc, piece + 1, position + skipped);
      if (last != NONE && (best == NONE || last < best)) {
        best = last;
      }
      if (!clock.at(doc).has(position + skipped)) {
        break;
      }
    }
    return best;
  }

  /** Whether the place starts where it should, and every unit of it in the window. */
  private boolean counts(int doc, int first, int last) throws IOException {
    if (start == SpokenNode.Start.ANYWHERE && window.isAlways()) {
      return true;
    }
    Clock times = clock.at(doc);
    times.has(last);
    if (start == SpokenNode.Start.TURN
        && times.has(first - 1)
        && times.turn(first - 1) == times.turn(first)) {
      return false;
    }
    long duration = window.isAlways() ? 0 : clock.durationMillis(doc);
    for (int i = first; i <= last; i++) {
      if (!window.holds(times.startMillis(i), duration)) {
        return false;
      }
    }
    return true;
  }
}
