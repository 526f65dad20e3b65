package io.branchline.speech.search;

import io.branchline.warehouse.table.Side;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed query: what a call must hold. */
sealed interface QueryNode {

  /**
   * Words in this order, spoken by one side, every one of them starting in the window.
   *
   * @param column where it stands in the query, 1 is the first character
   * @param side null: either side
   * @param afterMillis the first moment of the window, on the call's clock
   * @param beforeMillis the end of the window, not included
   */
  record Phrase(String text, int column, @Nullable Side side, long afterMillis, long beforeMillis)
      implements QueryNode {}

  /** Every part holds in the call. */
  record And(List<QueryNode> parts) implements QueryNode {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part holds in the call. */
  record Or(List<QueryNode> parts) implements QueryNode {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold in the call. */
  record Not(QueryNode part) implements QueryNode {}

  /** The call's own branch, queue, agent, language or id. */
  record CallIs(String field, String value) implements QueryNode {}

  /**
   * The call started on one of these days, in its branch's zone.
   *
   * @param from null: since ever
   * @param to the last day, included; null: until ever
   */
  record CallDate(@Nullable LocalDate from, @Nullable LocalDate to) implements QueryNode {}
}
