package io.branchline.speech.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitRunMaskTest {

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    long at = 0;
    for (String word : text.split(" ", -1)) {
      words.add(new Word(word, at, at + 200, 1));
      at += 300;
    }
    return words;
  }

  private static String masked(String text) {
    return String.join(" ", mask(words(text)).words().stream().map(Word::text).toList());
  }

  private static Masked.Side mask(List<Word> words) {
    return new DigitRunMask().mask(words, List.of()).agent();
  }

  @ParameterizedTest
  @CsvSource({
    "my card is four one one one two two please,my card is # please",
    "it is double four triple one two,it is #",
    "call zero two seven uh five five five one,call #",
    "the number 415555 thanks,the number # thanks",
    "卡号 六二二八 幺三 是的,卡号 # 是的",
    "one two three four five,one two three four five",
    "two hundred twenty five thousand dollars,two hundred twenty five thousand dollars",
    "room one two and three four five six,room one two and three four five six",
    "nothing at all,nothing at all"
  })
  void masksRunsOfSixDigitsOrMore(String spoken, String stored) {
    assertThat(masked(spoken)).isEqualTo(stored.replace("#", "[number]"));
  }

  @Test
  void aLongPauseEndsARun() {
    List<Word> words = new ArrayList<>(words("one two three"));
    words("four five six").forEach(word -> words.add(word.delayedBy(7000)));

    assertThat(mask(words).words()).isEqualTo(words);
  }

  @Test
  void theTokenHasTheTimesOfTheRun() {
    Masked.Side side = mask(words("it is one two three four five six okay"));

    assertThat(side.spans()).containsExactly(new MaskedSpan(SecretKind.NUMBER, 600, 2300, ""));
    assertThat(side.words().get(2)).isEqualTo(new Word("[number]", 600, 2300, 1));
  }
}
