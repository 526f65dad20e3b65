package io.branchline.speech.mask;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a bank wants masked. docs/masking.md is its reference.
 *
 * @param name lower-case letters, digits and hyphens
 * @param version 1 or more
 * @param kinds a rule for every kind
 * @param longRun a run of so many digits is masked whatever was asked; 6 to 19
 * @param digitByDigit the same for digits that were spoken one at a time; 4 to 19
 * @param patterns numbers of this bank's own
 * @param words phrases that ask for a kind, beyond the built-in ones
 * @param harmlessWords phrases that ask for something harmless
 * @param keep numbers that are never masked, such as the bank's own hotline; digits only
 * @param audio how sound is muted
 */
public record MaskPolicy(
    String name,
    int version,
    Map<SecretKind, KindRule> kinds,
    int longRun,
    int digitByDigit,
    List<NumberPattern> patterns,
    Map<SecretKind, List<String>> words,
    List<String> harmlessWords,
    Set<String> keep,
    Audio audio) {

  /** Checks that every kind has a rule, and copies. */
  public MaskPolicy {
    requireNonNull(name, "name is null");
    requireNonNull(audio, "audio is null");
    kinds = Map.copyOf(kinds);
    for (SecretKind kind : SecretKind.values()) {
      requireNonNull(kinds.get(kind), () -> "no rule for " + kind.id());
    }
    patterns = List.copyOf(patterns);
    words = Map.copyOf(words);
    harmlessWords = List.copyOf(harmlessWords);
    keep = Set.copyOf(keep);
  }

  /**
   * What is done with one kind.
   *
   * @param masked false leaves it as it was heard
   * @param lastFour whether its last four digits stay readable where they are known for certain
   * @param minDigits the fewest digits that are taken for one after somebody asked for it
   */
  public record KindRule(boolean masked, boolean lastFour, int minDigits) {}

  /**
   * Numbers that are this kind whatever was asked.
   *
   * @param digits matches all digits of the run
   */
  public record NumberPattern(SecretKind kind, Pattern digits) {}

  /**
   * How sound is muted.
   *
   * @param marginMillis before and after a masked stretch, 0 to 2000
   * @param bothSides whether the other side's channel is muted with it: it may carry an echo
   * @param playUntranscribed whether a recording without a transcript, in which nobody has looked
   *     for secrets, is played; silence otherwise
   */
  public record Audio(long marginMillis, boolean bothSides, boolean playUntranscribed) {}

  /** The rule for a kind. */
  public KindRule rule(SecretKind kind) {
    return requireNonNull(kinds.get(kind));
  }

  /** How transcripts and spans name it: {@code default-1}. */
  public String id() {
    return name + "-" + version;
  }
}
