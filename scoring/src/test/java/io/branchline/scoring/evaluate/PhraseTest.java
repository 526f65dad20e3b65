package io.branchline.scoring.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.table.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PhraseTest {

  /** Each word a second after the one before. */
  private static List<Spoken> words(String text) {
    List<Spoken> words = new ArrayList<>();
    for (String token : Tokens.of(text)) {
      long start = words.size() * 1000L;
      words.add(new Spoken(Side.AGENT, token, start, start + 500));
    }
    return words;
  }

  private static Optional<Phrase.Match> find(String phrase, int errors, String text) {
    return new Phrase(phrase, errors).find(words(text), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Test
  void exactPhraseIsFoundWhereItStands() {
    assertThat(find("thank you for calling", 0, "hello and thank you for calling harper valley"))
        .contains(new Phrase.Match(2, 5, 0));
    assertThat(find("thank you for calling", 0, "thank you very much for calling")).isEmpty();
    assertThat(find("calling", 0, "callings")).isEmpty();
  }

  @Test
  void oneWrongLeftOutOrAddedWordIsTolerated() {
    assertThat(find("thank you for calling", 1, "so thank you for colin bye"))
        .hasValueSatisfying(match -> assertThat(match.errors()).isEqualTo(1));
    assertThat(find("thank you for calling", 1, "thank you calling")).isPresent();
    assertThat(find("thank you for calling", 1, "thank you so for calling")).isPresent();
    assertThat(find("thank you for calling", 1, "thank them for colin")).isEmpty();
  }

  @Test
  void shortPhrasesGetNoTolerance() {
    assertThat(find("debit card", 1, "credit card")).isEmpty();
  }

  @Test
  void anExactMatchBeatsAnEarlierNearOne() {
    assertThat(find("thank you for calling", 1, "thank you for coming thank you for calling"))
        .contains(new Phrase.Match(4, 7, 0));
  }

  @Test
  void theWindowLooksAtTheFirstWordsOwnTime() {
    List<Spoken> words = words("one two three");
    assertThat(new Phrase("three", 0).find(words, 0, 2000)).isPresent();
    assertThat(new Phrase("three", 0).find(words, 0, 1999)).isEmpty();
    assertThat(new Phrase("two three", 0).find(words, 1000, 5000)).isPresent();
    assertThat(new Phrase("two three", 0).find(words, 1001, 5000)).isEmpty();
  }

  @Test
  void chineseIsComparedByCharacter() {
    assertThat(Tokens.of("您好，ABC 银行")).containsExactly("您", "好", "abc", "银", "行");
    assertThat(find("很高兴为您服务", 0, "您好 很 高兴 为您 服务")).isPresent();
    assertThat(find("很高兴为您服务", 1, "很高新为您服务")).isPresent();
  }

  @Test
  void punctuationAndApostrophesDoNotMatter() {
    assertThat(find("I'm here", 0, "Im here")).isPresent();
    assertThat(find("...", 0, "Im here")).isEmpty();
  }
}
