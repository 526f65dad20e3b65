package io.branchline.speech.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.graph.NgramFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighboursTest {

  private static final Neighbours ENGLISH =
      new Neighbours(NgramFile.read(TestingModels.english()).vocabulary().words());

  @ParameterizedTest
  @CsvSource({"fone,phone", "klarna,clara", "kwality,quality", "cashbak,cashback"})
  void whatSoundsAlikeIsNear(String word, String expected) {
    assertThat(ENGLISH.of(word, 4)).contains(expected);
  }

  @Test
  void asManyAsAskedForAndNoMarks() {
    assertThat(new Neighbours(List.of("<eps>", "[unk]", "#0", "a", "b")).of("a", 4))
        .containsExactly("a", "b");
  }
}
