package io.branchline.speech.search;

import io.branchline.speech.search.PlainCall.PlainUnit;
import io.branchline.speech.search.document.CallFacts;
import io.branchline.warehouse.table.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A query as it is meant, with its text, answered by looking at every unit of a call. */
sealed interface PlainQuery {

  /** What the words of a group are held to. */
  record Scope(@Nullable Side side, long from, long to, long last, long exceptLast) {
    static final Scope OPEN =
        new Scope(null, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);

    Scope and(Scope inner) {
      return new Scope(
          inner.side == null ? side : inner.side,
          Math.max(from, inner.from),
          Math.min(to, inner.to),
          Math.min(last, inner.last),
          Math.max(exceptLast, inner.exceptLast));
    }

    Scope anyTime() {
      return new Scope(side, OPEN.from, OPEN.to, OPEN.last, OPEN.exceptLast);
    }

    boolean holds(long start, long duration) {
      return start >= from
          && start < to
          && duration - start <= last
          && duration - start > exceptLast;
    }

    String text() {
      return (side == null ? "" : " side:" + side.name().toLowerCase(Locale.ROOT))
          + (from == OPEN.from ? "" : " after:" + from + "ms")
          + (to == OPEN.to ? "" : " before:" + to + "ms")
          + (last == OPEN.last ? "" : " end-before:" + last + "ms")
          + (exceptLast == OPEN.exceptLast ? "" : " end-after:" + exceptLast + "ms");
    }
  }

  /** A stretch of one side's units, first and last included. */
  record Spot(Side side, int first, int last, long start, long end) implements Comparable<Spot> {
    private static final Comparator<Spot> ORDER =
        Comparator.comparing(Spot::side).thenComparingInt(Spot::first).thenComparingInt(Spot::last);

    @Override
    public int compareTo(Spot other) {
      return ORDER.compare(this, other);
    }
  }

  String text();

  boolean matches(PlainCall call, Scope scope);

  /** The spots of everything that is not negated. */
  Set<Spot> hits(PlainCall call, Scope scope, boolean negated);

  /** Something with spots. */
  sealed interface Words extends PlainQuery {
    Set<Spot> spots(PlainCall call, Scope scope);

    @Override
    default boolean matches(PlainCall call, Scope scope) {
      return !spots(call, scope).isEmpty();
    }

    @Override
    default Set<Spot> hits(PlainCall call, Scope scope, boolean negated) {
      return negated ? Set.of() : spots(call, scope);
    }
  }

  /** One piece of a phrase: fits a unit, or is a gap of up to four units. */
  record Piece(String text, @Nullable Predicate<String> fits) {}

  record Phrase(List<Piece> pieces, boolean turnStart, String text) implements Words {
    @Override
    public Set<Spot> spots(PlainCall call, Scope scope) {
      Set<Spot> spots = new TreeSet<>();
      for (Side side : Side.values()) {
        List<PlainUnit> units = call.units().get(side);
        for (int first = 0; first < units.size(); first++) {
          int last = shortest(units, first, 0);
          boolean held = last >= 0 && (scope.side() == null || scope.side() == side);
          held &=
              !turnStart || first == 0 || units.get(first).line() != units.get(first - 1).line();
          for (int i = first; held && i <= last; i++) {
            held = scope.holds(units.get(i).start(), call.call().facts().durationMillis());
          }
          if (held) {
            spots.add(new Spot(side, first, last, units.get(first).start(), units.get(last).end()));
          }
        }
      }
      return spots;
    }

    /** The last unit of the shortest match of the pieces from here on; -1 without any. */
    private int shortest(List<PlainUnit> units, int at, int piece) {
      if (pieces.get(piece).fits() != null) {
        boolean fits =
            at < units.size()
                && (piece == 0 || !units.get(at).afterPause())
                && pieces.get(piece).fits().test(units.get(at).text());
        return !fits ? -1 : piece == pieces.size() - 1 ? at : shortest(units, at + 1, piece + 1);
      }
      int best = -1;
      for (int skip = 0; skip <= 4; skip++) {
        int last = shortest(units, at + skip, piece + 1);
        best = last >= 0 && (best < 0 || last < best) ? last : best;
        if (at + skip >= units.size() || units.get(at + skip).afterPause()) {
          break;
        }
      }
      return best;
    }
  }

  record AnyOf(List<Words> parts) implements Words {
    @Override
    public String text() {
      return "(" + String.join(" OR ", parts.stream().map(PlainQuery::text).toList()) + ")";
    }

    @Override
    public Set<Spot> spots(PlainCall call, Scope scope) {
      Set<Spot> spots = new TreeSet<>();
      parts.forEach(part -> spots.addAll(part.spots(call, scope)));
      return spots;
    }
  }

  record Near(int between, Words left, Words right) implements Words {
    @Override
    public String text() {
      return "(" + left.text() + " NEAR/" + between + " " + right.text() + ")";
    }

    @Override
    public Set<Spot> spots(PlainCall call, Scope scope) {
      Set<Spot> spots = new TreeSet<>();
      for (Spot a : left.spots(call, scope)) {
        for (Spot b : right.spots(call, scope)) {
          Spot first = a.first() <= b.first() ? a : b;
          Spot second = a.first() <= b.first() ? b : a;
          List<PlainUnit> units = call.units().get(a.side());
          if (a.side() == b.side()
              && second.first() > first.last()
              && second.first() - first.last() - 1 <= between
              && units.get(first.first()).line() == units.get(second.last()).line()) {
            spots.add(
                new Spot(a.side(), first.first(), second.last(), first.start(), second.end()));
          }
        }
      }
      return spots;
    }
  }

  record NotIn(Words part, Words outside) implements Words {
    @Override
    public String text() {
      return "(" + part.text() + " NOTIN " + outside.text() + ")";
    }

    @Override
    public Set<Spot> spots(PlainCall call, Scope scope) {
      Set<Spot> others = outside.spots(call, scope.anyTime());
      Set<Spot> spots = new TreeSet<>();
      for (Spot spot : part.spots(call, scope)) {
        if (others.stream()
            .noneMatch(
                other ->
                    other.side() == spot.side()
                        && other.first() <= spot.first()
                        && other.last() >= spot.last())) {
          spots.add(spot);
        }
      }
      return spots;
    }
  }

  /** Words that are written in another way. */
  record Named(Words part, String text) implements Words {
    @Override
    public Set<Spot> spots(PlainCall call, Scope scope) {
      return part.spots(call, scope);
    }
  }

  record Held(Words part, Scope own) implements Words {
    @Override
    public String text() {
      return "(" + part.text() + own.text() + ")";
    }

    @Override
    public Set<Spot> spots(PlainCall call, Scope scope) {
      return part.spots(call, scope.and(own));
    }
  }

  record Then(Words first, Words second, long min, long max) implements PlainQuery {
    @Override
    public String text() {
      return "("
          + first.text()
          + " THEN "
          + second.text()
          + (min == 0 ? " within " + max + "ms" : " within:" + min + "ms.." + max + "ms")
          + ")";
    }

    @Override
    public boolean matches(PlainCall call, Scope scope) {
      return !hits(call, scope, false).isEmpty();
    }

    @Override
    public Set<Spot> hits(PlainCall call, Scope scope, boolean negated) {
      Set<Spot> hits = new TreeSet<>();
      for (Spot a : negated ? Set.<Spot>of() : first.spots(call, scope)) {
        for (Spot b : second.spots(call, scope)) {
          if (b.start() - a.end() >= min && b.start() - a.end() <= max) {
            hits.add(a);
            hits.add(b);
          }
        }
      }
      return hits;
    }
  }

  record Fact(String text, Predicate<CallFacts> holds) implements PlainQuery {
    @Override
    public boolean matches(PlainCall call, Scope scope) {
      return holds.test(call.call().facts());
    }

    @Override
    public Set<Spot> hits(PlainCall call, Scope scope, boolean negated) {
      return Set.of();
    }
  }

  record Not(PlainQuery part) implements PlainQuery {
    @Override
    public String text() {
      return "(NOT " + part.text() + ")";
    }

    @Override
    public boolean matches(PlainCall call, Scope scope) {
      return !part.matches(call, scope);
    }

    @Override
    public Set<Spot> hits(PlainCall call, Scope scope, boolean negated) {
      return part.hits(call, scope, !negated);
    }
  }

  record Both(List<PlainQuery> parts, String operator) implements PlainQuery {
    @Override
    public String text() {
      return "(" + String.join(operator, parts.stream().map(PlainQuery::text).toList()) + ")";
    }

    @Override
    public boolean matches(PlainCall call, Scope scope) {
      return operator.equals(" OR ")
          ? parts.stream().anyMatch(part -> part.matches(call, scope))
          : parts.stream().allMatch(part -> part.matches(call, scope));
    }

    @Override
    public Set<Spot> hits(PlainCall call, Scope scope, boolean negated) {
      Set<Spot> hits = new TreeSet<>();
      parts.forEach(part -> hits.addAll(part.hits(call, scope, negated)));
      return hits;
    }
  }

  /** The places that a page would show: each stretch of time of a side once. */
  static List<String> shown(Set<Spot> spots) {
    List<String> shown = new ArrayList<>();
    spots.forEach(spot -> shown.add(spot.side() + " " + spot.start() + "-" + spot.end()));
    return shown.stream().sorted().toList();
  }
}
