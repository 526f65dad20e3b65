package io.branchline.speech.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.branchline.speech.adapt.TestingModels;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NgramFileTest {

  @TempDir Path scratch;

  @Test
  void thePublishedModelIsReadWhole() {
    NgramFile file = NgramFile.read(TestingModels.english());
    BackoffModel model = file.model();

    assertThat(file.vocabulary().size()).isEqualTo(152_217);
    assertThat(model.states()).isEqualTo(196_557);
    assertThat(model.arcs()).isEqualTo(1_999_275);
    for (int state : new int[] {0, 1, 2, 1000, 52_000, 196_556}) {
      assertThat(TestingModels.total(model, state))
          .as("state %d", state)
          .isCloseTo(1, within(1e-4));
    }
    int thank = file.vocabulary().label("thank");
    int you = file.vocabulary().label("you");
    assertThat(model.cost(model.next(BackoffModel.UNIGRAM, thank), you))
        .isLessThan(model.cost(BackoffModel.UNIGRAM, you) - 3);
  }

  @Test
  void writtenAgainItIsTheSameFileToTheByte() throws IOException {
    Path copy = scratch.resolve("Gr.fst");

    NgramFile.read(TestingModels.english()).write(copy);

    assertThat(Files.mismatch(copy, TestingModels.english())).isEqualTo(-1);
  }

  @Test
  void aModelOfOurOwnSurvivesTheFile() throws IOException {
    BackoffModel model = TestingModels.model("i lost my card", "i lost my blue card", "my card");
    Path path = scratch.resolve("Gr.fst");
    NgramFile.of(TestingModels.vocabulary(), model).write(path);

    NgramFile read = NgramFile.read(path);

    assertThat(read.vocabulary().words()).isEqualTo(TestingModels.vocabulary().words());
    assertThat(read.model().states()).isEqualTo(model.states());
    int[] sentence =
        TestingModels.labels("i lost my card").stream().mapToInt(Integer::intValue).toArray();
    assertThat(read.model().logProbability(sentence)).isEqualTo(model.logProbability(sentence));
  }

  @Test
  void whatIsNoModelSaysSoInOneLine() throws IOException {
    Path path = Files.writeString(scratch.resolve("Gr.fst"), "no FST", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> NgramFile.read(path))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("Gr.fst is not a language model of OpenFst's type 'ngram'")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aFileCutShortSaysSoInOneLine() throws IOException {
    Path whole = scratch.resolve("whole.fst");
    NgramFile.of(TestingModels.vocabulary(), TestingModels.model("i lost my card")).write(whole);
    byte[] bytes = Files.readAllBytes(whole);
    Path path =
        Files.write(scratch.resolve("cut.fst"), java.util.Arrays.copyOf(bytes, bytes.length - 40));

    assertThatThrownBy(() -> NgramFile.read(path))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("it is cut short");
  }

  @Test
  void theWordsAreReadWithoutTheModelBehindThem() throws IOException {
    Path whole = scratch.resolve("words.fst");
    NgramFile.of(TestingModels.vocabulary(), TestingModels.model("i lost my card")).write(whole);
    byte[] bytes = Files.readAllBytes(whole);
    Path path =
        Files.write(scratch.resolve("cut.fst"), java.util.Arrays.copyOf(bytes, bytes.length - 40));

    assertThat(NgramFile.readVocabulary(path).entries())
        .isEqualTo(TestingModels.vocabulary().entries());
  }
}
