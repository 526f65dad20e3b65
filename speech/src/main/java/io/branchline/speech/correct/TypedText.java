package io.branchline.speech.correct;

import io.branchline.speech.mask.Mask;
import io.branchline.speech.mask.Masked;
import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.List;

/** One line that somebody typed, such as a reason or a query, as it may be stored. */
public final class TypedText {

  private static final long MILLIS_A_WORD = 200;

  private TypedText() {}

  /** The line itself, or its words without what is secret among them. */
  public static String masked(Mask mask, String text) {
    List<Word> words = new ArrayList<>();
    for (String typed : TypedWords.of(text, "en")) {
      long start = MILLIS_A_WORD * words.size();
      words.add(new Word(typed, start, start + MILLIS_A_WORD, 1));
    }
    Masked masked = mask.mask(words, List.of());
    return masked.agent().spans().isEmpty()
        ? text.strip()
        : String.join(" ", masked.agent().words().stream().map(Word::text).toList());
  }
}
