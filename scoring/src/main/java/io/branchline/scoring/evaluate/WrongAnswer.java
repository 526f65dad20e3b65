package io.branchline.scoring.evaluate;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import java.util.List;
import java.util.Locale;

/**
 * An answer that the form does not have. The message is for logs; a page has a text of its own for
 * each {@link Kind}, in its reader's language.
 */
public final class WrongAnswer extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** What is wrong with it. */
  public enum Kind {
    /** The form has no such question; arguments: form, question. */
    UNKNOWN_QUESTION,
    /** The question has to be answered; arguments: form, question, its answers. */
    NOT_APPLICABLE,
    /** The question has no such answer; arguments: form, question, its answers, the answer. */
    UNKNOWN_ANSWER;

    /** The name in message keys. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Kind kind;

  @SuppressWarnings("serial") // an unmodifiable list of strings
  private final List<String> arguments;

  WrongAnswer(Kind kind, String... arguments) {
    super(kind.id() + ": " + String.join(", ", arguments));
    this.kind = requireNonNull(kind, "kind is null");
    this.arguments = List.of(arguments);
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** What the text names, in the order that the kind says. */
  public List<String> arguments() {
    return arguments;
  }
}
