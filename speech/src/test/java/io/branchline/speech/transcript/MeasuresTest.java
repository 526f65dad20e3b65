package io.branchline.speech.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

      Measures m = Measures.of(side(60_000, agent), side(60_000, customer), "en");

      assertThat(
              m.agentTalkMillis() + m.customerTalkMillis() - m.overtalkMillis() + m.silenceMillis())
          .as("seed %d, round %d", seed, round)
          .isEqualTo(m.durationMillis());
    }
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
