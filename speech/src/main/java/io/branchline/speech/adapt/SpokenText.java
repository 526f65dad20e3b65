package io.branchline.speech.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Written text as it is spoken: sentences of lower-case words without punctuation, figures as
 * words. A Chinese character is a word of its own here; {@link Segmenter} joins them.
 *
 * @param numbers how the language says figures
 */
record SpokenText(SpokenNumbers numbers) {

  // a full stop within a figure or an abbreviation has no space after it
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?;:…]+(?=\\s|$)|[。！？；：…]+|\\R");
  private static final Pattern SPEAKER =
      Pattern.compile(
          "^\\s*(agent|customer|caller|client|坐席|客户|客服)\\s*[:：]", Pattern.CASE_INSENSITIVE);
  private static final Pattern MARK = Pattern.compile("\\[[^]]*]|<[^>]*>");
  private static final Pattern FIGURE =
      Pattern.compile("[$¥￥€£]?\\d[\\d,]*(?::\\d\\d|\\.\\d+)?(?:st|nd|rd|th)?[%％]?");
  private static final Pattern WORD =
      Pattern.compile("\\p{IsHan}|[\\p{L}\\p{M}&&[^\\p{IsHan}]]['\\p{L}\\p{M}&&[^\\p{IsHan}]]*");

  static SpokenText of(String language) {
    return new SpokenText(
        language.startsWith("zh") || language.startsWith("cn")
            ? new ChineseNumbers()
            : new EnglishNumbers());
  }

  /** The sentences of a text, none of them empty. */
  List<List<String>> sentences(String text) {
    List<List<String>> sentences = new ArrayList<>();
    for (String line : text.split("\\R", -1)) {
      String spoken = SPEAKER.matcher(line).replaceFirst("");
      for (String sentence : SENTENCE_END.split(spoken, -1)) {
        List<String> words = words(sentence);
        if (!words.isEmpty()) {
          sentences.add(words);
        }
      }
    }
    return sentences;
  }

  /** The words of one sentence. */
  List<String> words(String sentence) {
    // an unintelligible word leaves a gap that no vocabulary has
    String plain = MARK.matcher(sentence.replace('’', '\'')).replaceAll(" ");
    String spelt =
        FIGURE
            .matcher(plain)
            .replaceAll(
                figure -> Matcher.quoteReplacement(" " + numbers.spoken(figure.group()) + " "));
    return WORD.matcher(spelt.toLowerCase(Locale.ROOT))
        .results()
        .map(word -> word.group().replaceFirst("'+$", ""))
        .toList();
  }
}
