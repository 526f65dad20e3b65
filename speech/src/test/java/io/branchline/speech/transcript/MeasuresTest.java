package io.branchline.speech.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeasuresTest {

  private static Word word(long start, long end) {
    return new Word("word", start, end, 1);
  }

  private static Recognition side(long millis, List<Word> words) {
    return new Recognition(words, Spans.ofWords(words, 1).list(), millis);
  }

  @Test
  void measuresTalkSilenceAndOvertalk() {
    List<Word> agent = List.of(word(1000, 1500), word(1800, 3000), word(9000, 10_000));
    List<Word> customer = List.of(word(2500, 4000));

    Measures measures = Measures.of(side(12_000, agent), side(12_000, customer), "en");

    // the agent's pause of 300 ms belongs to its speech
    assertThat(measures.agentTalkMillis()).isEqualTo(3000);
    assertThat(measures.customerTalkMillis()).isEqualTo(1500);
    assertThat(measures.overtalkMillis()).isEqualTo(500);
    assertThat(measures.silenceMillis()).isEqualTo(1000 + 5000 + 2000);
    assertThat(measures.longestSilenceMillis()).isEqualTo(5000);
    assertThat(measures.longestSilenceStartMillis()).isEqualTo(4000);
    assertThat(measures.agentWordsPerMinute()).isEqualTo(60);
    assertThat(measures.customerWordsPerMinute()).isEqualTo(40);
  }

  private static Recognition speaking(Span... spans) {
    return new Recognition(List.of(), List.of(spans), 60_000);
  }

  @Test
  void deadAirIsSilenceOfAtLeastTheThresholdAndHoldIsNone() {
    Circumstances held =
        new Circumstances(
            "en", Circumstances.Voices.APART, List.of(new Span(30_000, 45_000)), 5000);

    // silent: 10-14.999, 20-25, 29-30 | hold with music 30-45 | 45-51, 55-60
    Recognition agent =
        speaking(
            new Span(0, 10_000),
            new Span(14_999, 20_000),
            new Span(25_000, 29_000),
            new Span(51_000, 55_000));
    Recognition music = speaking(new Span(31_000, 44_000));
    Measures measures = Measures.of(agent, music, held);

    assertThat(measures.deadAirs()).isEqualTo(3);
    assertThat(measures.deadAirMillis()).isEqualTo(5000 + 6000 + 5000);
    assertThat(measures.longestSilenceMillis()).isEqualTo(6000);
    assertThat(measures.longestSilenceStartMillis()).isEqualTo(45_000);
    assertThat(measures.holdMillis()).isEqualTo(15_000);
    assertThat(measures.customerTalkMillis()).isZero();
    assertThat(measures.silenceMillis()).isEqualTo(4999 + 5000 + 1000 + 6000 + 5000);
  }

  @Test
  void wordsOnHoldDoNotCountForTheRate() {
    Circumstances held =
        new Circumstances("en", Circumstances.Voices.APART, List.of(new Span(2000, 9000)), 5000);
    List<Word> words = List.of(word(0, 1000), word(3000, 4000), word(9500, 10_500));

    Measures measures = Measures.of(side(12_000, words), side(12_000, List.of()), held);

    assertThat(measures.agentWords()).isEqualTo(2);
    assertThat(measures.agentWordsPerMinute()).isEqualTo(60);
  }

  @Test
  void interruptionIsOverlapThatIsFollowedThrough() {
    Span agent = new Span(0, 10_000);

    // starts 0.5 s before the agent yields, goes on 1 s
    assertThat(interruptions(agent, new Span(9500, 11_000))).isEqualTo(1);
    assertThat(interruptions(agent, new Span(9501, 11_000))).isZero();
    assertThat(interruptions(agent, new Span(9500, 10_999))).isZero();
    // "mm", and an attempt that the agent talks down
    assertThat(interruptions(agent, new Span(5000, 5300))).isZero();
    assertThat(interruptions(agent, new Span(5000, 9900))).isZero();
    // answers, and both at once
    assertThat(interruptions(agent, new Span(10_200, 14_000))).isZero();
    assertThat(interruptions(agent, new Span(0, 14_000))).isZero();
  }

  private static int interruptions(Span agent, Span customer) {
    Measures measures = Measures.of(speaking(agent), speaking(customer), "en");
    assertThat(measures.agentInterruptions()).isZero();
    return Objects.requireNonNull(measures.customerInterruptions());
  }

  @Test
  void talkRatioIsTheAgentsPartOfBoth() {
    Measures measures =
        Measures.of(speaking(new Span(0, 3000)), speaking(new Span(3000, 4000)), "en");

    assertThat(measures.agentTalkShare()).isEqualTo(0.75);
    assertThat(Measures.of(speaking(), speaking(), "en").agentTalkShare()).isNull();
  }

  @Test
  void ofVoicesInOneChannelNothingIsSaidThatCannotBeHeard() {
    Circumstances mono = new Circumstances("en", Circumstances.Voices.TOGETHER, List.of(), 5000);

    Measures measures = Measures.of(speaking(new Span(0, 3000)), speaking(), mono);

    assertThat(measures.overtalkMeasurable()).isFalse();
    assertThat(measures.agentInterruptions()).isNull();
    assertThat(measures.customerInterruptions()).isNull();
    assertThat(measures.agentTalkShare()).isNull();
    assertThat(measures.silenceMillis()).isEqualTo(57_000);
  }

  @Test
  void audioThatStartsBeforeTheCallCountsFromTheCall() {
    Measures measures =
        Measures.of(
            speaking(new Span(0, 3000)).delayedBy(-1000),
            speaking(new Span(10_000, 12_000)).delayedBy(-1000),
            "en");

    assertThat(measures.durationMillis()).isEqualTo(59_000);
    assertThat(measures.agentTalkMillis()).isEqualTo(2000);
    assertThat(measures.silenceMillis()).isEqualTo(59_000 - 4000);
  }

  @Test
  void aSideThatNeverSpeaksHasNoRate() {
    Measures measures = Measures.of(side(5000, List.of()), side(5000, List.of()), "en");

    assertThat(measures.agentWordsPerMinute()).isNull();
    assertThat(measures.silenceMillis()).isEqualTo(5000);
    assertThat(measures.longestSilenceMillis()).isEqualTo(5000);
  }

  @Test
  void chineseRatesCountCharacters() {
    List<Word> agent = List.of(new Word("您好", 0, 500, 1), new Word("请问", 500, 1000, 1));

    assertThat(Measures.of(side(1000, agent), side(1000, List.of()), "zh-CN").agentWordsPerMinute())
        .isEqualTo(240);
  }

  @Test
  void talkOfBothAndSilenceMakeUpTheCall() {
    long seed = 20260105;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 500; round++) {
      List<Word> agent = randomWords(random);
      List<Word> customer = randomWords(random);

      Measures m = Measures.of(side(60_000, agent), side(60_000, customer), randomHolds(random));

      assertThat(
              m.agentTalkMillis()
                  + m.customerTalkMillis()
                  - m.overtalkMillis()
                  + m.silenceMillis()
                  + m.holdMillis())
          .as("seed %d, round %d", seed, round)
          .isEqualTo(m.durationMillis());
    }
  }

  private static Circumstances randomHolds(SplittableRandom random) {
    List<Span> holds = new ArrayList<>();
    for (long at = random.nextInt(30_000); at < 60_000; at += 1 + random.nextInt(30_000)) {
      long end = at + random.nextInt(20_000);
      holds.add(new Span(at, end));
      at = end;
    }
    return new Circumstances("en", Circumstances.Voices.APART, holds, 5000);
  }

  private static List<Word> randomWords(SplittableRandom random) {
    List<Word> words = new ArrayList<>();
    long at = random.nextInt(3000);
    while (at < 58_000) {
      long end = at + 50 + random.nextInt(900);
      words.add(word(at, end));
      at = end + random.nextInt(random.nextInt(10) == 0 ? 8000 : 400);
    }
    return words;
  }
}
