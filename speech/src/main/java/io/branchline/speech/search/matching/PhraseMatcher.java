package io.branchline.speech.search.matching;

import io.branchline.speech.search.document.Clock;
import io.branchline.speech.search.language.Element;
import io.branchline.speech.search.language.SpokenNode;
import io.branchline.speech.search.language.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** The pieces where all stand at fixed places, the one in fewest calls first; else empty. */
  private final Fixed[] fixed;

  private final int length;
  private int[] begins = new int[16];

  /**
   * One piece of the phrase.
   *
   * @param positions null for pieces that stand for any unit
   * @param units how many units it takes
   */
  record Piece(Element.Kind kind, @Nullable Positions positions, int units) {}

  /** A piece that stands so far from the phrase's start. */
  private record Fixed(Positions positions, int offset) {}

  PhraseMatcher(List<Piece> pieces, SpokenNode.Start start, Window window, SideClock clock) {
    this.pieces = List.copyOf(pieces);
    this.start = start;
    this.window = window;
    this.anyTime = start == SpokenNode.Start.ANYWHERE && window.isAlways();
    this.clock = clock;
    this.fixed = fixed(pieces);
    this.length = pieces.stream().mapToInt(Piece::units).sum();
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

  private static Fixed[] fixed(List<Piece> pieces) {
    List<Fixed> fixed = new ArrayList<>();
    int offset = 0;
    for (Piece piece : pieces) {
      if (piece.positions() == null) {
        return new Fixed[0];
      }
      fixed.add(new Fixed(piece.positions(), offset));
      offset += piece.units();
    }
    fixed.sort(Comparator.comparingLong(one -> one.positions().docs().cost()));
    return fixed.toArray(Fixed[]::new);
  }

  @Override
  boolean any(int doc) throws IOException {
    if (anyTime) {
      return !places(doc).isEmpty(); // no times to be read: what is found may be asked for next
    }
    probe.clear();
    find(doc, probe, 1);
    return !probe.isEmpty();
  }

  @Override
  void find(int doc, PlaceList out) throws IOException {
    find(doc, out, Integer.MAX_VALUE);
  }

  private void find(int doc, PlaceList out, int most) throws IOException {
    if (fixed.length > 0) {
      findFixed(doc, out, most);
      return;
    }
    for (Piece piece : pieces) {
      if (piece.positions() != null && !piece.positions().at(doc)) {
        return;
      }
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

  /** Reads a piece's positions only where the pieces before it leave a place. */
  private void findFixed(int doc, PlaceList out, int most) throws IOException {
    int left = -1;
    for (Fixed piece : fixed) {
      if (!piece.positions().at(doc)) {
        return;
      }
      left = left < 0 ? begin(piece) : keep(piece, left);
      if (left == 0) {
        return;
      }
    }
    for (int i = 0; i < left && out.size() < most; i++) {
      int last = begins[i] + length - 1;
      if (counts(doc, begins[i], last)) {
        out.add(begins[i], last);
      }
    }
  }

  /** Where the phrase would begin by one piece's positions; how many there are. */
  private int begin(Fixed piece) {
    Positions positions = piece.positions();
    int size = positions.size();
    if (size > begins.length) {
      begins = new int[size * 2];
    }
    for (int i = 0; i < size; i++) {
      begins[i] = positions.get(i) - piece.offset();
    }
    return size;
  }

  /** Keeps the beginnings that another piece agrees with; both are in rising order. */
  private int keep(Fixed piece, int size) {
    Positions positions = piece.positions();
    int kept = 0;
    int at = 0;
    for (int i = 0; i < size; i++) {
      int wanted = begins[i] + piece.offset();
      while (at < positions.size() && positions.get(at) < wanted) {
        at++;
      }
      if (at < positions.size() && positions.get(at) == wanted) {
        begins[kept++] = begins[i];
      }
    }
    return kept;
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
