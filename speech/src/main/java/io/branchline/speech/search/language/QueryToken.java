package io.branchline.speech.search.language;

/**
 * One piece of a query.
 *
 * @param text the words, the phrase without its quotes, the field's name in lower case, the
 *     operator as written, or the number of NEAR
 * @param value a field's value, the likeness behind ~ (with it), else empty
 * @param column where it starts, 1 is the first character
 * @param valueColumn where a field's value starts
 */
record QueryToken(Kind kind, String text, String value, int column, int valueColumn) {

  enum Kind {
    WORD,
    PHRASE,
    FIELD,
    AND,
    OR,
    NOT,
    NEAR,
    THEN,
    NOTIN,
    TURN_START,
    EXACT,
    OPEN,
    CLOSE,
    END
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
