package io.branchline.speech.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordErrorsTest {

  private static List<String> words(String text) {
    return text == null ? List.of() : List.of(text.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "a b c,a b c,0,0,0",
    "a b c,a c,0,1,0",
    "a b c,a x b c,1,0,0",
    "a b c,a x c,0,0,1",
    "a b c,,0,3,0",
    ",a b,2,0,0",
    "i lost my debit card,i lost mid that card,0,0,2"
  })
  void countsTheFewestErrors(String human, String heard, int ins, int del, int sub) {
    assertThat(WordErrors.between(words(human), words(heard)))
        .isEqualTo(new WordErrors(words(human).size(), ins, del, sub));
  }

  @Test
  void textsAreComparedWithoutTagsCaseAndPunctuation() {
    assertThat(ReferenceCorpus.words("[noise] Okay, <unk> that's fine!"))
        .containsExactly("okay", "that's", "fine");
  }
}
