package io.branchline.speech.correct;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RetimingTest {

  /** Words of 300 ms with a pause of 100 ms between them. */
  private static List<Word> heard(String... words) {
    List<Word> heard = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      heard.add(new Word(words[i], 400L * i, 400L * i + 300, 0.5));
    }
    return heard;
  }

  private static Word word(String text, long start, long end) {
    return new Word(text, start, end, 1);
  }

  @Test
  void wordsThatStayedKeepTheirTimesAndConfidence() {
    List<Word> heard = heard("hello", "i", "lost", "my", "card");
    assertThat(Retiming.of(heard, "Hello, I lost my card.", "en"))
        .containsExactly(
            new Word("Hello", 0, 300, 0.5),
            new Word("I", 400, 700, 0.5),
            heard.get(2),
            heard.get(3),
            heard.get(4));
  }

  @Test
  void misheardWordsTakeTheTimesOneByOne() {
    assertThat(Retiming.of(heard("my", "dead", "it", "card"), "my new debit card", "en"))
        .extracting(Word::startMillis)
        .containsExactly(0L, 400L, 800L, 1200L);
  }

  @Test
  void oneWordForTwoLastsAsLongAsBoth() {
    assertThat(Retiming.of(heard("a", "count", "please"), "account please", "en"))
        .containsExactly(word("account", 0, 700), heard("a", "count", "please").get(2));
  }

  @Test
  void twoWordsForOneShareItsTimeByTheirLength() {
    assertThat(Retiming.of(heard("the", "debited", "today"), "the debit it today", "en"))
        .containsSequence(word("debit", 400, 614), word("it", 614, 700));
  }

  @Test
  void sharedTimeLeavesPausesOut() {
    List<Word> heard =
        List.of(word("so", 0, 200), word("far", 5_000, 5_200), word("x", 5_200, 5_400));
    assertThat(Retiming.of(heard, "sofa farther", "en"))
        .containsExactly(word("sofa", 0, 5_018), word("farther", 5_018, 5_400));
  }

  @Test
  void forgottenWordStandsInThePause() {
    List<Word> heard = List.of(word("yes", 0, 300), word("sir", 2_300, 2_600));
    assertThat(Retiming.of(heard, "yes dear sir", "en"))
        .containsExactly(heard.get(0), word("dear", 300, 780), heard.get(1));
  }

  @Test
  void forgottenWordWithoutAPauseTakesHalfOfItsNeighbour() {
    List<Word> heard = List.of(word("yes", 0, 300), word("sir", 300, 600));
    assertThat(Retiming.of(heard, "yes dear sir", "en"))
        .containsExactly(word("yes", 0, 150), word("dear", 150, 300), heard.get(1));
    assertThat(Retiming.of(heard, "oh yes sir", "en"))
        .containsExactly(word("oh", 0, 150), word("yes", 150, 300), heard.get(1));
    assertThat(Retiming.of(heard, "yes sir please", "en"))
        .containsExactly(heard.get(0), word("sir", 300, 450), word("please", 450, 600));
  }

  @Test
  void wordsThatNobodySaidGo() {
    assertThat(Retiming.of(heard("uh", "my", "uh", "card"), "my card", "en"))
        .extracting(Word::text)
        .containsExactly("my", "card");
    assertThat(Retiming.of(heard("uh"), " … !", "en")).isEmpty();
  }

  @Test
  void chineseIsAlignedByCharactersAndWholeWordsStayWhole() {
    List<Word> heard = List.of(word("我想", 0, 400), word("查询", 400, 800), word("额度", 900, 1300));
    assertThat(Retiming.of(heard, "我想咨询额度。", "zh"))
        .containsExactly(heard.get(0), word("咨", 400, 600), word("询", 600, 800), heard.get(2));
  }

  @Test
  void maskedPlacesStayWhereTheyAre() {
    List<Word> heard = List.of(word("is", 0, 200), word("[card …1111]", 200, 5_000));
    assertThat(Retiming.of(heard, "it's [card …1111]", "en"))
        .containsExactly(word("it's", 0, 200), heard.get(1));
  }

  @Test
  void longDigitsStandAloneWhateverTheyAreTypedNextTo() {
    assertThat(TypedWords.of("card4111111111111111,ok 1\u200b2\u200b3\u200b4\u200b5", "en"))
        .containsExactly("card", "4111111111111111", "ok", "12345");
    assertThat(TypedWords.of("4111-1111-1111-1111 or 4,111,111,111,111,111", "en"))
        .doesNotContain("4,111,111,111,111,111")
        .contains("4111", "1111");
    assertThat(TypedWords.of("1,200.50 on the 1st, 3.5%", "en"))
        .containsExactly("1,200.50", "on", "the", "1st", "3.5%");
    assertThat(TypedWords.of("卡号是6222021234567890123，ATM机", "zh"))
        .containsExactly("卡", "号", "是", "6222021234567890123", "ATM", "机");
  }

  @Test
  void anyCorrectionIsInOrderAndWithinTheTurn() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    String[] vocabulary = {"a", "card", "debit", "lost", "the", "yesterday"};
    for (int round = 0; round < 2_000; round++) {
      List<Word> heard = new ArrayList<>();
      long at = random.nextInt(1_000);
      for (int i = 0; i <= random.nextInt(8); i++) {
        long end = at + 1 + random.nextInt(400);
        heard.add(word(vocabulary[random.nextInt(vocabulary.length)], at, end));
        at = end + (random.nextBoolean() ? 0 : random.nextInt(600));
      }
      StringBuilder text = new StringBuilder();
      for (int i = 0; i <= random.nextInt(8); i++) {
        text.append(vocabulary[random.nextInt(vocabulary.length)]).append(' ');
      }
      List<Word> words = Retiming.of(heard, text.toString(), "en");
      String about = "seed " + seed + " round " + round + ": " + heard + " as " + text;
      assertThat(words)
          .as(about)
          .extracting(Word::text)
          .containsExactly(text.toString().split(" "));
      long start = heard.get(0).startMillis();
      for (Word word : words) {
        assertThat(word.startMillis()).as(about).isGreaterThanOrEqualTo(start);
        start = word.startMillis();
      }
      assertThat(words.get(words.size() - 1).endMillis())
          .as(about)
          .isLessThanOrEqualTo(heard.get(heard.size() - 1).endMillis());
    }
  }
}
