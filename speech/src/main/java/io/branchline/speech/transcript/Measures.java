package io.branchline.speech.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a call's two voices, taken from the words' times.
 *
 * <p>A side speaks from a word's start to its end; pauses shorter than {@value #JOIN_MILLIS} ms
 * between two words of the same side belong to its speech. Silence is where neither side speaks,
 * overtalk where both do, so that talk of both + silence − overtalk = duration (of a call whose
 * words all lie within it).
 *
 * @param durationMillis the call's audio, delays included
 * @param silenceMillis both sides quiet
 * @param longestSilenceStartMillis 0 where there is no silence
 * @param overtalkMillis both sides speak
 * @param agentWordsPerMinute words (Chinese: characters) a minute of the side's own speech; null
 *     when it never spoke
 */
public record Measures(
    long durationMillis,
    long agentTalkMillis,
    long customerTalkMillis,
    long silenceMillis,
    long longestSilenceMillis,
    long longestSilenceStartMillis,
    long overtalkMillis,
    int agentWords,
    int customerWords,
    @Nullable Double agentWordsPerMinute,
    @Nullable Double customerWordsPerMinute) {

  /** A pause between two words of one side that is shorter than this belongs to its speech. */
  public static final long JOIN_MILLIS = 500;

  /** Measures both sides' words, each in order of time on the call's clock. */
  public static Measures of(
      List<Word> agent, List<Word> customer, long audioMillis, String language) {
    long duration = Math.max(audioMillis, Math.max(end(agent), end(customer)));
    Spans agentTalk = Spans.ofWords(agent, JOIN_MILLIS);
    Spans customerTalk = Spans.ofWords(customer, JOIN_MILLIS);
    Spans either = agentTalk.union(customerTalk);
    Spans silence = either.gaps(duration);
    Spans.Span longest = silence.longest();
    int agentCount = count(agent, language);
    int customerCount = count(customer, language);
    return new Measures(
        duration,
        agentTalk.millis(),
        customerTalk.millis(),
        silence.millis(),
        longest.millis(),
        longest.startMillis(),
        agentTalk.millis() + customerTalk.millis() - either.millis(),
        agentCount,
        customerCount,
        perMinute(agentCount, agentTalk.millis()),
        perMinute(customerCount, customerTalk.millis()));
  }

  private static long end(List<Word> words) {
    return words.stream().mapToLong(Word::endMillis).max().orElse(0);
  }

  private static int count(List<Word> words, String language) {
    return Turn.isChinese(language)
        ? words.stream().mapToInt(word -> word.text().codePointCount(0, word.text().length())).sum()
        : words.size();
  }

  private static @Nullable Double perMinute(int count, long talkMillis) {
    return talkMillis == 0 ? null : count * 60_000.0 / talkMillis;
  }
}
