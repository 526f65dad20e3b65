package io.branchline.speech.search.matching;

import io.branchline.speech.search.document.Clock;
import io.branchline.speech.search.language.Element;
import io.branchline.speech.search.language.SpokenNode;
import io.branchline.speech.search.language.Window;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/** Units next to one another, in a window of time. */
final class PhraseMatcher extends SideMatcher {

  private static final int NONE = -1;

  private final List<Piece> pieces;
  private final SpokenNode.Start start;
  private final Window window;
  private final boolean anyTime;
  private final SideClock clock;
  private final DocIdSetIterator candidates;
  private final PlaceList probe = new PlaceList();

  /** How far from the phrase's start each piece stands; empty where that is not always the same. */
  private final int[] offsets;

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
    this.anyTime = start == SpokenNode.Start.ANYWHERE && window.isAlways();
    this.clock = clock;
    this.offsets = offsets(pieces);
    List<DocIdSetIterator> literals =
        pieces.stream()
            .map(Piece::positions)
            .filter(Objects::nonNull)
            .map(Positions::docs)
            .toList();
    this.candidates =
        literals.size() == 1 ? literals.get(0) : ConjunctionUtils.intersectIterators(literals);
  }

  @Override
  DocIdSetIterator candidates() {
    return candidates;
  }

  private static int[] offsets(List<Piece> pieces) {
    int[] offsets = new int[pieces.size()];
    int offset = 0;
    for (int i = 0; i < offsets.length; i++) {
      if (pieces.get(i).positions() == null) {
        return new int[0];
      }
      offsets[i] = offset;
      offset += pieces.get(i).units();
    }
    return offsets;
  }

  @Override
  boolean any(int doc) throws IOException {
    probe.clear();
    find(doc, probe, 1);
    return !probe.isEmpty();
  }

  @Override
  void find(int doc, PlaceList out) throws IOException {
    find(doc, out, Integer.MAX_VALUE);
  }

  private void find(int doc, PlaceList out, int most) throws IOException {
    for (Piece piece : pieces) {
      if (piece.positions() != null && !piece.positions().at(doc)) {
        return;
      }
    }
    if (offsets.length > 0) {
      findFixed(doc, out, most);
      return;
    }
    Positions first = pieces.get(0).positions();
    int tries = first == null ? clock.at(doc).size() : first.size();
    for (int i = 0; i < tries && out.size() < most; i++) {
      int from = first == null ? i : first.get(i);
      int last = end(doc, 0, from);
      if (last != NONE && counts(doc, from, last)) {
        out.add(from, last);
      }
    }
  }

  /** Starts from the piece that is said least often in this call. */
  private void findFixed(int doc, PlaceList out, int most) throws IOException {
    int rarest = 0;
    for (int i = 1; i < offsets.length; i++) {
      rarest = positions(i).size() < positions(rarest).size() ? i : rarest;
    }
    int length = offsets[offsets.length - 1] + pieces.get(offsets.length - 1).units();
    Positions places = positions(rarest);
    for (int i = 0; i < places.size() && out.size() < most; i++) {
      int from = places.get(i) - offsets[rarest];
      if (stands(from, rarest) && counts(doc, from, from + length - 1)) {
        out.add(from, from + length - 1);
      }
    }
  }

  private boolean stands(int from, int known) {
    for (int i = 0; i < offsets.length; i++) {
      if (i != known && !positions(i).contains(from + offsets[i])) {
        return false;
      }
    }
    return true;
  }

  private Positions positions(int piece) {
    return Objects.requireNonNull(pieces.get(piece).positions());
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
    if (anyTime) {
      return true;
    }
    Clock times = clock.at(doc);
    if (start == SpokenNode.Start.TURN && !times.startsTurn(first)) {
      return false;
    }
    long duration = window.isFromEnd() ? clock.durationMillis(doc) : 0;
    for (int i = first; i <= last; i++) {
      if (!window.holds(times.startMillis(i), duration)) {
        return false;
      }
    }
    return true;
  }
}
