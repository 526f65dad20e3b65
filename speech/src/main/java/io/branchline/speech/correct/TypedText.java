package io.branchline.speech.correct;

import io.branchline.speech.correct.TypedWords.Place;
import io.branchline.speech.mask.Mask;
import io.branchline.speech.mask.MaskedSpan;
import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.List;

/** What somebody typed, such as a comment, a reason or a query, as it may be stored. */
public final class TypedText {

  private static final long MILLIS_A_WORD = 200;

  private TypedText() {}

  /** The text itself, with tokens where something secret stood in it. */
  public static String masked(Mask mask, String text) {
    String visible = TypedWords.visible(text);
    List<Place> places = TypedWords.places(visible, language(visible));
    List<MaskedSpan> spans = spans(mask, places);
    if (spans.isEmpty()) {
      return text.strip();
    }
    StringBuilder masked = new StringBuilder();
    int end = 0;
    for (MaskedSpan span : spans) {
      int first = (int) (span.startMillis() / MILLIS_A_WORD);
      int last = (int) ((span.endMillis() - 1) / MILLIS_A_WORD);
      int from = Math.max(end, places.get(first).from());
      masked.append(visible, end, from).append(span.token().text());
      end = places.get(last).to();
    }
    return masked.append(visible.substring(end)).toString().strip();
  }

  /** Whether something secret stands in it. */
  public static boolean holdsSecret(Mask mask, String text) {
    String visible = TypedWords.visible(text);
    return !spans(mask, TypedWords.places(visible, language(visible))).isEmpty();
  }

  /** Each Chinese character by itself: a number may stand within a run of them. */
  private static String language(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic) ? "zh" : "en";
  }

  private static List<MaskedSpan> spans(Mask mask, List<Place> places) {
    List<Word> words = new ArrayList<>();
    for (Place place : places) {
      long start = MILLIS_A_WORD * words.size();
      words.add(new Word(place.word(), start, start + MILLIS_A_WORD, 1));
    }
    return mask.mask(words, List.of()).agent().spans();
  }
}
