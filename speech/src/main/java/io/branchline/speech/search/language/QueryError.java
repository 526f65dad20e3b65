package io.branchline.speech.search.language;

import static java.util.Objects.requireNonNull;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What is wrong with a query, where, and what was expected there.
 *
 * @param column where it is, in characters (code points), 1 is the first
 * @param code which mistake
 * @param arguments what the message names, such as the word that was not understood
 */
public record QueryError(int column, Code code, List<String> arguments) implements Parsed {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** The mistakes; each has its text in every language, which a test sees to. */
  public enum Code {
    /** The query is empty. */
    EMPTY,
    /** Argument: the most characters. */
    TOO_LONG,
    /** Argument: the most brackets within brackets. */
    TOO_DEEP,
    /** A quotation mark without its partner. */
    UNCLOSED_QUOTE,
    /** Nothing between two quotation marks. */
    EMPTY_QUOTE,
    /** An opening bracket without its partner. */
    UNCLOSED_BRACKET,
    /** A closing bracket without its partner. */
    UNOPENED_BRACKET,
    /** The query ends where more was expected. */
    UNEXPECTED_END,
    /** Argument: an operator that stands where a word was expected. */
    UNEXPECTED,
    /** Argument: words that hold no letter, digit or character. */
    NO_WORD,
    /** Argument: a pattern with too few letters. */
    TOO_VAGUE,
    /** Argument: what stands after the tilde. */
    BAD_FUZZY,
    /** Argument: the words that = cannot take. */
    BAD_EXACT,
    /** Argument: a field that there is not. */
    UNKNOWN_FIELD,
    /** Argument: a field without a value. */
    EMPTY_VALUE,
    /** Argument: what is no side. */
    BAD_SIDE,
    /** Argument: what is no time. */
    BAD_TIME,
    /** Argument: what is no day. */
    BAD_DAY,
    /** Argument: what is no number. */
    BAD_NUMBER,
    /** Argument: a range whose end lies before its start. */
    EMPTY_RANGE,
    /** Argument: an order that there is not. */
    BAD_SORT,
    /** A second sort: in one query. */
    SECOND_SORT,
    /** Argument: a qualifier such as side: without words that it could hold for. */
    QUALIFIER_ALONE,
    /** Argument: a qualifier after NOT. */
    NOT_QUALIFIER,
    /** Argument: an operator beside which only words may stand. */
    WORDS_EXPECTED,
    /** NEAR without its number of words. */
    NEAR_NUMBER,
    /** within that does not follow THEN. */
    WITHIN_ALONE,
    /** Argument: a category that there is not. */
    UNKNOWN_CATEGORY,
    /** A category's rule names a category. */
    CATEGORY_IN_RULE
  }

  /** Copies the arguments. */
  public QueryError {
    requireNonNull(code, "code is null");
    arguments = List.copyOf(arguments);
    if (column < 1) {
      throw new IllegalArgumentException("column is " + column);
    }
  }

  /** One line for a person: the column and what was expected. English where the language is not. */
  public String text(Locale locale) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "io.branchline.speech.search.language.query",
            locale.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH,
            NO_FALLBACK);
    String what =
        new MessageFormat(bundle.getString(code.name()), locale).format(arguments.toArray());
    return new MessageFormat(bundle.getString("COLUMN"), Locale.ROOT)
        .format(new Object[] {Integer.toString(column), what});
  }
}
