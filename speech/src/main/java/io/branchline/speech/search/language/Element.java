package io.branchline.speech.search.language;

import static java.util.Objects.requireNonNull;

/**
 * One piece of a phrase.
 *
 * @param text the unit, or the pattern with * and ?; empty for {@code ANY} and {@code SKIP}
 * @param edits letters that may differ, for {@code LIKE}
 */
public record Element(Kind kind, String text, int edits) {

  /** The most units that * may stand for. */
  public static final int MAX_SKIP = 4;

  /** What a piece stands for. */
  public enum Kind {
    /** This unit. */
    TERM,
    /** A unit of this pattern: * is any letters, ? one. */
    PATTERN,
    /** A unit so much like this one: letters inserted, left out, replaced, or swapped. */
    LIKE,
    /** One unit, whatever it is. */
    ANY,
    /** No unit up to {@link #MAX_SKIP}, whatever they are. */
    SKIP
  }

  /** Checks that nothing is missing. */
  public Element {
    requireNonNull(kind, "kind is null");
    requireNonNull(text, "text is null");
  }

  /** This very unit. */
  public static Element term(String text) {
    return new Element(Kind.TERM, text, 0);
  }
}
