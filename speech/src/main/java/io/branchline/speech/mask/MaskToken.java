package io.branchline.speech.mask;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one word that stands where a secret was: {@code [card]}, or {@code [card …1111]} where the
 * last four digits may stay. It is looked for by {@link #term}, whatever its digits.
 *
 * @param lastFour four digits, or empty
 */
public record MaskToken(SecretKind kind, String lastFour) {

  private static final Pattern FORM = Pattern.compile("\\[([a-z-]+)(?: …([0-9]{4}))?]");

  /** Checks the digits. */
  public MaskToken {
    requireNonNull(kind, "kind is null");
    if (!lastFour.isEmpty() && !lastFour.matches("[0-9]{4}")) {
      throw new IllegalArgumentException("last four digits expected");
    }
  }

  /** The token that a word is; empty for every other word. */
  public static Optional<MaskToken> of(String word) {
    Matcher form = FORM.matcher(word);
    if (!form.matches()) {
      return Optional.empty();
    }
    String lastFour = form.group(2) == null ? "" : form.group(2);
    return SecretKind.of(form.group(1)).map(kind -> new MaskToken(kind, lastFour));
  }

  /** As it stands in a text. */
  public String text() {
    return "[" + kind.id() + (lastFour.isEmpty() ? "" : " …" + lastFour) + "]";
  }

  /** The index's term for it: {@code [card]}. */
  public String term() {
    return "[" + kind.id() + "]";
  }
}
