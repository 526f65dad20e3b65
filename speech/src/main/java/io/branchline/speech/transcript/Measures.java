package io.branchline.speech.transcript;

import io.branchline.speech.transcript.Circumstances.Voices;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a call's two voices, taken from where they speak; docs/measures.md has them in
 * words.
 *
 * <p>A side speaks where its audio holds speech, understood or not; pauses shorter than {@value
 * #JOIN_MILLIS} ms between two stretches of the same side belong to its speech. What lies within a
 * hold, music or a word to a colleague, is hold and nothing else. Silence is where neither side
 * speaks, overtalk where both do, so that talk of both + silence + hold − overtalk = duration.
 *
 * @param durationMillis the call's audio, delays included
 * @param agentTalkMillis where both voices share a channel: everybody's
 * @param silenceMillis both sides quiet, holds left out
 * @param longestSilenceStartMillis 0 where there is no silence
 * @param overtalkMillis both sides speak; 0 and without meaning where the voices share a channel
 * @param agentWords words (Chinese: characters), outside of holds
 * @param agentWordsPerMinute words (Chinese: characters) a minute of the side's own speech; null
 *     when it never spoke, and where the voices share a channel
 * @param deadAirMillis the silences of at least the threshold, together
 * @param deadAirs how many those are
 * @param overtalkMeasurable false where both voices share a channel
 * @param agentInterruptions how often the agent interrupts the customer, see {@link Interruptions};
 *     null where overtalk cannot be measured
 * @param agentTalkShare the talk ratio: the agent's part of both sides' talk, 0 to 1; null when
 *     nobody spoke, and where the voices share a channel
 * @param holdMillis by the ACD's events, as far as the audio goes
 * @param agentSpeech where the agent speaks, pauses closed, holds left out
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
    @Nullable Double customerWordsPerMinute,
    long deadAirMillis,
    int deadAirs,
    boolean overtalkMeasurable,
    @Nullable Integer agentInterruptions,
    @Nullable Integer customerInterruptions,
    @Nullable Double agentTalkShare,
    long holdMillis,
    List<Span> holds,
    List<Span> agentSpeech,
    List<Span> customerSpeech) {

  /** A pause of one side that is shorter than this belongs to its speech. */
  public static final long JOIN_MILLIS = 500;

  /** Copies the lists. */
  public Measures {
    holds = List.copyOf(holds);
    agentSpeech = List.copyOf(agentSpeech);
    customerSpeech = List.copyOf(customerSpeech);
  }

  /** Measures two channels without holds, each on the call's clock. */
  public static Measures of(Recognition agent, Recognition customer, String language) {
    return of(agent, customer, Circumstances.of(language));
  }

  /**
   * Measures both sides, each on the call's clock.
   *
   * @param agent where both voices share a channel: that channel, and the customer's is empty
   */
  public static Measures of(Recognition agent, Recognition customer, Circumstances circumstances) {
    long duration = Math.max(0, Math.max(end(agent), end(customer)));
    Spans holds = Spans.of(circumstances.holds()).within(duration);
    Spans agentTalk = talk(agent, holds, duration);
    Spans customerTalk = talk(customer, holds, duration);
    Spans either = agentTalk.union(customerTalk);
    Spans silence = either.union(holds).gaps(duration);
    Spans deadAir = silence.atLeast(circumstances.deadAirMillis());
    Span longest = silence.longest();
    int agentCount = count(agent.words(), holds, circumstances.language());
    int customerCount = count(customer.words(), holds, circumstances.language());
    boolean apart = circumstances.voices() == Voices.APART;
    long talk = agentTalk.millis() + customerTalk.millis();
    return new Measures(
        duration,
        agentTalk.millis(),
        customerTalk.millis(),
        silence.millis(),
        longest.millis(),
        longest.startMillis(),
        talk - either.millis(),
        agentCount,
        customerCount,
        apart ? perMinute(agentCount, agentTalk.millis()) : null,
        apart ? perMinute(customerCount, customerTalk.millis()) : null,
        deadAir.millis(),
        deadAir.list().size(),
        apart,
        apart ? Interruptions.count(agentTalk, customerTalk) : null,
        apart ? Interruptions.count(customerTalk, agentTalk) : null,
        apart && talk > 0 ? (Double) ((double) agentTalk.millis() / talk) : null,
        holds.millis(),
        holds.list(),
        agentTalk.list(),
        customerTalk.list());
  }

  private static Spans talk(Recognition side, Spans holds, long duration) {
    return Spans.of(side.speech()).joined(JOIN_MILLIS).without(holds).within(duration);
  }

  private static long end(Recognition side) {
    List<Span> speech = side.speech();
    long spoken = speech.isEmpty() ? 0 : speech.get(speech.size() - 1).endMillis();
    return Math.max(side.endMillis(), spoken);
  }

  private static int count(List<Word> words, Spans holds, String language) {
    boolean characters = Turn.isChinese(language);
    return words.stream()
        .filter(word -> !holds.contains((word.startMillis() + word.endMillis()) / 2))
        .mapToInt(word -> characters ? word.text().codePointCount(0, word.text().length()) : 1)
        .sum();
  }

  private static @Nullable Double perMinute(int count, long talkMillis) {
    return talkMillis == 0 ? null : count * 60_000.0 / talkMillis;
  }
}
