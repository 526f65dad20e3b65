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

  /** Keeps words that only sound like digits out of a number in figures: nobody misheard them. */
  private static final long BESIDE_FIGURES_MILLIS = 650;

  private TypedText() {}

  /** The text itself, with tokens where something secret stood in it. */
  public static String masked(Mask mask, String text) {
    String visible = TypedWords.visible(text);
    List<Place> places = TypedWords.places(visible, language(visible));
    List<MaskedSpan> spans = spans(mask, places);
    if (spans.isEmpty()) {
      return text.strip();
    }
    List<Word> words = words(places);
    StringBuilder masked = new StringBuilder();
    int end = 0;
    for (MaskedSpan span : spans) {
      int first = 0;
      while (words.get(first).endMillis() <= span.startMillis()) {
        first++;
      }
      int last = first;
      while (last + 1 < words.size() && words.get(last + 1).startMillis() < span.endMillis()) {
        last++;
      }
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
    return mask.mask(words(places), List.of()).agent().spans();
  }

  private static List<Word> words(List<Place> places) {
    List<Word> words = new ArrayList<>();
    long start = 0;
    boolean figures = false;
    for (Place place : places) {
      boolean next =
          place.word().equalsIgnoreCase("x")
              || place.word().codePoints().anyMatch(Character::isDigit);
      start += !words.isEmpty() && next != figures ? BESIDE_FIGURES_MILLIS : 0;
      words.add(new Word(place.word(), start, start + MILLIS_A_WORD, 1));
      start += MILLIS_A_WORD;
      figures = next;
    }
    return words;
  }
}
