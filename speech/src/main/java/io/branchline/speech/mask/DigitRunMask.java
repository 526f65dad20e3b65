package io.branchline.speech.mask;

import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Masks runs of six or more digits, whether recognised as figures or as English or Chinese digit
 * words: card, account, identity and telephone numbers are all at least that long when spoken in
 * one go. Hesitations within a run are masked with it; a pause of more than {@value
 * #MAX_PAUSE_MILLIS} ms ends it. Amounts ("two hundred thousand") end a run, because nobody reads a
 * number out that way.
 */
public final class DigitRunMask implements Mask {

  /** The shortest run that is masked, in digits. */
  public static final int MIN_DIGITS = 6;

  static final long MAX_PAUSE_MILLIS = 5000;

  private static final Map<String, Integer> ENGLISH =
      Map.ofEntries(
          Map.entry("zero", 1),
          Map.entry("oh", 1),
          Map.entry("o", 1),
          Map.entry("nought", 1),
          Map.entry("one", 1),
          Map.entry("two", 1),
          Map.entry("three", 1),
          Map.entry("four", 1),
          Map.entry("five", 1),
          Map.entry("six", 1),
          Map.entry("seven", 1),
          Map.entry("eight", 1),
          Map.entry("nine", 1),
          // "double four" is two digits: one here, one with the word that follows
          Map.entry("double", 1),
          Map.entry("triple", 2),
          Map.entry("ten", 2),
          Map.entry("eleven", 2),
          Map.entry("twelve", 2),
          Map.entry("thirteen", 2),
          Map.entry("fourteen", 2),
          Map.entry("fifteen", 2),
          Map.entry("sixteen", 2),
          Map.entry("seventeen", 2),
          Map.entry("eighteen", 2),
          Map.entry("nineteen", 2),
          // "twenty five" is two digits, "twenty" alone two: counted low, so that amounts stay
          Map.entry("twenty", 1),
          Map.entry("thirty", 1),
          Map.entry("forty", 1),
          Map.entry("fifty", 1),
          Map.entry("sixty", 1),
          Map.entry("seventy", 1),
          Map.entry("eighty", 1),
          Map.entry("ninety", 1));

  private static final String CHINESE = "零〇一幺二两三四五六七八九双";
  private static final Set<String> HESITATIONS =
      Set.of("uh", "um", "er", "erm", "hm", "mm", "huh", "嗯", "呃", "啊", "哦");

  @Override
  public Masked mask(List<Word> agent, List<Word> customer) {
    return new Masked(side(agent), side(customer), "runs-1");
  }

  private static Masked.Side side(List<Word> words) {
    List<Word> masked = new ArrayList<>();
    List<MaskedSpan> spans = new ArrayList<>();
    List<Word> run = new ArrayList<>();
    int digits = 0;
    for (Word word : words) {
      int count = digits(word.text());
      boolean paused = !run.isEmpty() && gap(run.get(run.size() - 1), word) > MAX_PAUSE_MILLIS;
      if (paused || (count == 0 && !isHesitation(word.text()))) {
        close(run, digits, masked, spans);
        digits = 0;
      }
      if (count > 0 || !run.isEmpty()) {
        run.add(word);
        digits += count;
      } else {
        masked.add(word);
      }
    }
    close(run, digits, masked, spans);
    return new Masked.Side(masked, spans);
  }

  private static void close(List<Word> run, int digits, List<Word> masked, List<MaskedSpan> spans) {
    int end = run.size();
    while (end > 0 && digits(run.get(end - 1).text()) == 0) {
      end--;
    }
    if (digits < MIN_DIGITS) {
      masked.addAll(run);
    } else {
      Word first = run.get(0);
      long endMillis = run.get(end - 1).endMillis();
      MaskedSpan span = new MaskedSpan(SecretKind.NUMBER, first.startMillis(), endMillis, "");
      spans.add(span);
      masked.add(new Word(span.token().text(), first.startMillis(), endMillis, first.confidence()));
      masked.addAll(run.subList(end, run.size()));
    }
    run.clear();
  }

  private static long gap(Word before, Word after) {
    return after.startMillis() - before.endMillis();
  }

  private static boolean isHesitation(String text) {
    return HESITATIONS.contains(text.toLowerCase(Locale.ROOT));
  }

  /** How many digits a word stands for; 0 when it is no number word. */
  private static int digits(String text) {
    Integer english = ENGLISH.get(text.toLowerCase(Locale.ROOT));
    if (english != null) {
      return english;
    }
    int count = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.isDigit(c) || CHINESE.indexOf(c) >= 0) {
        count++;
      } else if (c != '-' && c != ' ') {
        return 0;
      }
    }
    return count;
  }
}
