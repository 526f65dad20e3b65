package io.branchline.speech.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.warehouse.Failure;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasePackTest {

  @Test
  void aSentenceIsWrittenOnceForEachMemberOfItsClass() {
    PhrasePack pack =
        PhrasePack.parse("x", List.of("@day = monday | tuesday", "# a remark", "", "on {day}"));

    assertThat(pack.sentences()).containsExactlyInAnyOrder("on monday", "on tuesday");
  }

  @Test
  void equalFilesGiveEqualSentences() {
    List<String> lines = List.of("@日 = 今天 | 明天 | 后天", "@数 = 一 | 二", "{日}{数}{数}", "好的");

    assertThat(PhrasePack.parse("x", lines)).isEqualTo(PhrasePack.parse("x", lines));
    assertThat(PhrasePack.parse("x", lines).sentences()).hasSize(4);
  }

  @Test
  void aClassThatIsNotDefinedIsNamedWithItsLine() {
    assertThatThrownBy(() -> PhrasePack.parse("my.txt", List.of("hello", "on {dya}")))
        .isInstanceOf(Failure.class)
        .hasMessage("my.txt, line 2: there is no class 'dya'. Define it above: @dya = a | b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void theBankingPhrasesThatShipAreSeveralHundredSentences(String language) {
    PhrasePack pack = PhrasePack.banking(language);

    assertThat(new HashSet<>(pack.sentences())).hasSizeGreaterThan(500);
    assertThat(pack.sentences()).noneMatch(sentence -> sentence.contains("{"));
  }

  @Test
  void aLanguageWithoutPhrasesHasNone() {
    assertThat(PhrasePack.banking("xx").sentences()).isEmpty();
  }

  @Test
  void sentencesThatShareARunOfWordsWithATextCanBeLeftOut() {
    PhrasePack pack =
        new PhrasePack(List.of("is there anything else i can do", "anything else i", "好的请稍等一下"));

    assertThat(pack.without("Well, is there anything else I need?", "en", 4).sentences())
        .containsExactly("anything else i", "好的请稍等一下");
    assertThat(pack.without("请稍等一下", "zh", 5).sentences()).doesNotContain("好的请稍等一下");
  }
}
