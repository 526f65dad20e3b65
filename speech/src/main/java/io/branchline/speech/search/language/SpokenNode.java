package io.branchline.speech.search.language;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words that are spoken at places: a place is a stretch of one side's units. */
public sealed interface SpokenNode {

  /**
   * Units in this order, next to one another.
   *
   * @param elements by characters and words, as everything is found; at least one of them a literal
   * @param exact the words as smartcn cuts them; empty: the elements hold
   * @param start whether the first one has to start a turn
   * @param side null: either side
   * @param window when every unit of it has to start
   */
  record Phrase(
      List<Element> elements, String exact, Start start, @Nullable Side side, Window window)
      implements SpokenNode {
    /** Copies the elements. */
    public Phrase {
      elements = List.copyOf(elements);
      requireNonNull(exact, "exact is null");
      requireNonNull(start, "start is null");
      requireNonNull(window, "window is null");
    }
  }

  /** Where a phrase may start. */
  enum Start {
    /** Anywhere. */
    ANYWHERE,
    /** With the first unit of a turn. */
    TURN
  }

  /** The places of all parts. */
  record AnyOf(List<SpokenNode> parts) implements SpokenNode {
    /** Copies the parts. */
    public AnyOf {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A place of each part in the same turn of the same side, in any order, not overlapping, with at
   * most so many units between; the place is from the first one's start to the second one's end.
   */
  record Near(int between, SpokenNode left, SpokenNode right) implements SpokenNode {}

  /** Places of the part that lie within no place of the other, which is looked for at any time. */
  record NotIn(SpokenNode part, SpokenNode outside) implements SpokenNode {}
}
