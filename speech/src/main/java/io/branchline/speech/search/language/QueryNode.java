package io.branchline.speech.search.language;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a call must hold. */
public sealed interface QueryNode {

  /** Every part holds in the call. */
  record And(List<QueryNode> parts) implements QueryNode {
    /** Copies the parts. */
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part holds in the call. */
  record Or(List<QueryNode> parts) implements QueryNode {
    /** Copies the parts. */
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold in the call. */
  record Not(QueryNode part) implements QueryNode {
    /** Checks the part. */
    public Not {
      requireNonNull(part, "part is null");
    }
  }

  /** These words are spoken somewhere. */
  record Spoken(SpokenNode words) implements QueryNode {
    /** Checks the words. */
    public Spoken {
      requireNonNull(words, "words is null");
    }
  }

  /**
   * The parts are spoken in this order, by whichever side: between a part's end and the next one's
   * start lies the gap's time.
   *
   * @param gaps one fewer than the parts
   */
  record Then(List<SpokenNode> parts, List<Gap> gaps) implements QueryNode {
    /** Copies both. */
    public Then {
      parts = List.copyOf(parts);
      gaps = List.copyOf(gaps);
      if (gaps.size() != parts.size() - 1) {
        throw new IllegalArgumentException(parts.size() + " parts and " + gaps.size() + " gaps");
      }
    }
  }

  /** A stretch of time, both ends included. */
  record Gap(long minMillis, long maxMillis) {}

  /** The call's own field has one of these values. */
  record Is(CallField field, List<String> values) implements QueryNode {
    /** Copies the values. */
    public Is {
      values = List.copyOf(values);
    }
  }

  /**
   * A measure of the call lies between two values, both included; calls without it do not match.
   */
  record Between(Measure measure, double from, double to) implements QueryNode {}

  /**
   * The call started on one of these days, in its branch's zone.
   *
   * @param from null: since ever
   * @param to the last day, included; null: until ever
   */
  record Days(@Nullable LocalDate from, @Nullable LocalDate to) implements QueryNode {}

  /** The call is about this. */
  record InCategory(String category, int column) implements QueryNode {}
}
