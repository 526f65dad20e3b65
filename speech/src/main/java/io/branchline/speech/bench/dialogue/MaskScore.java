package io.branchline.speech.bench.dialogue;

import io.branchline.speech.bench.dialogue.Dialogue.NumberWord;
import io.branchline.speech.bench.dialogue.Dialogue.SpokenNumber;
import io.branchline.speech.mask.Masked;
import io.branchline.speech.mask.MaskedSpan;
import io.branchline.speech.transcript.Word;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Counts what a mask caught and what it took wrongly. A secret counts as caught when no word that
 * said a digit of it is left, or only words of its last four digits where its kind may keep those,
 * and when a token's last four are truly its last four. A harmless number counts as masked as soon
 * as one word of it is.
 */
public final class MaskScore {

  private static final Set<String> MAY_KEEP_LAST_FOUR = Set.of("card", "account", "phone");

  /** How many numbers of a kind were said, and how many of them were masked. */
  public record Count(long said, long masked) {
    private Count plus(boolean one) {
      return new Count(said + 1, masked + (one ? 1 : 0));
    }

    private Count and(Count other) {
      return new Count(said + other.said, masked + other.masked);
    }
  }

  private final Map<String, Count> secrets = new TreeMap<>();
  private final Map<String, Count> harmless = new TreeMap<>();
  private long wrongLastFour;

  /** Compares one call's masked words with its truth; faults go to the consumer. */
  public void add(Dialogue call, Masked masked, BiConsumer<SpokenNumber, Masked> faults) {
    for (SpokenNumber number : call.numbers()) {
      Masked.Side side = number.agent() ? masked.agent() : masked.customer();
      boolean hit;
      if (number.secret()) {
        hit = isCaught(number, side.spans());
        wrongLastFour += hit && !lastFourIsRight(number, side.spans()) ? 1 : 0;
      } else {
        hit = number.words().stream().anyMatch(word -> touches(side.spans(), word.word()));
      }
      if (hit != number.secret()) {
        faults.accept(number, masked);
      }
      (number.secret() ? secrets : harmless)
          .merge(call.language() + " " + number.kind(), new Count(0, 0).plus(hit), Count::and);
    }
  }

  /** Adds what another one counted. */
  public void add(MaskScore other) {
    other.secrets.forEach((kind, count) -> secrets.merge(kind, count, Count::and));
    other.harmless.forEach((kind, count) -> harmless.merge(kind, count, Count::and));
    wrongLastFour += other.wrongLastFour;
  }

  private static boolean isCaught(SpokenNumber number, List<MaskedSpan> spans) {
    int readableFrom =
        MAY_KEEP_LAST_FOUR.contains(number.kind().split(" ", -1)[0])
            ? number.digits().length() - 4
            : number.digits().length();
    return number.words().stream()
        .allMatch(word -> word.firstDigit() >= readableFrom || covers(spans, word.word()));
  }

  private static boolean lastFourIsRight(SpokenNumber number, List<MaskedSpan> spans) {
    String last = number.digits().substring(Math.max(0, number.digits().length() - 4));
    for (MaskedSpan span : spans) {
      for (NumberWord word : number.words()) {
        if (span.startMillis() <= word.word().startMillis()
            && span.endMillis() >= word.word().endMillis()
            && !span.lastFour().isEmpty()
            && !span.lastFour().equals(last)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean covers(List<MaskedSpan> spans, Word word) {
    return spans.stream()
        .anyMatch(
            span ->
                span.startMillis() <= word.startMillis() + 1
                    && span.endMillis() >= word.endMillis() - 1);
  }

  private static boolean touches(List<MaskedSpan> spans, Word word) {
    return spans.stream()
        .anyMatch(
            span -> span.startMillis() < word.endMillis() && span.endMillis() > word.startMillis());
  }

  /** Secrets by language and kind. */
  public Map<String, Count> secrets() {
    return secrets;
  }

  /** Harmless numbers by language and kind. */
  public Map<String, Count> harmless() {
    return harmless;
  }

  /** Secrets that were caught, but whose token shows other digits than their last four. */
  public long wrongLastFour() {
    return wrongLastFour;
  }

  /** The share of all that was masked, 0 to 1. */
  public static double share(Map<String, Count> counts) {
    long said = counts.values().stream().mapToLong(Count::said).sum();
    long masked = counts.values().stream().mapToLong(Count::masked).sum();
    return said == 0 ? 0 : (double) masked / said;
  }
}
