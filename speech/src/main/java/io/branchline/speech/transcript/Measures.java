package io.branchline.speech.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a call's two voices, taken from where they speak.
 *
 * <p>A side speaks where its audio holds speech, understood or not; pauses shorter than {@value
 * #JOIN_MILLIS} ms between two stretches of the same side belong to its speech. Silence is where
 * neither side speaks, overtalk where both do, so that talk of both + silence − overtalk =
 * duration.
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

  /** A pause of one side that is shorter than this belongs to its speech. */
  public static final long JOIN_MILLIS = 500;

  /** Measures both sides, each on the call's clock. */
  public static Measures of(Recognition agent, Recognition customer, String language) {
    long duration = Math.max(end(agent), end(customer));
    Spans agentTalk = Spans.of(agent.speech()).joined(JOIN_MILLIS);
    Spans customerTalk = Spans.of(customer.speech()).joined(JOIN_MILLIS);
    Spans either = agentTalk.union(customerTalk);
    Spans silence = either.gaps(duration);
    Span longest = silence.longest();
    int agentCount = count(agent.words(), language);
    int customerCount = count(customer.words(), language);
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

  private static long end(Recognition side) {
    List<Span> speech = side.speech();
    long spoken = speech.isEmpty() ? 0 : speech.get(speech.size() - 1).endMillis();
    return Math.max(side.endMillis(), spoken);
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
