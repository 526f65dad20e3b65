package io.branchline.speech.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.branchline.speech.graph.BackoffModel;
import org.junit.jupiter.api.Test;

class MixtureTest {

  private final BackoffModel first =
      TestingModels.model("i lost my card", "my blue card", "the sky");
  private final BackoffModel second = TestingModels.model("the sky is blue", "is the sky blue");

  @Test
  void countsGiveEveryHistoryProbabilitiesThatSumToOne() {
    for (int state = 0; state < first.states(); state++) {
      assertThat(TestingModels.total(first, state))
          .as("state %d", state)
          .isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void aMixtureGivesEveryHistoryProbabilitiesThatSumToOne() {
    BackoffModel mixed = Mixture.of(java.util.List.of(first, second), 0.7, 0.3);

    for (int state = 0; state < mixed.states(); state++) {
      assertThat(TestingModels.total(mixed, state))
          .as("state %d", state)
          .isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void aKnownRunGetsTheWeightedMeanOfBoth() {
    BackoffModel mixed = Mixture.of(java.util.List.of(first, second), 0.7, 0.3);
    int the = TestingModels.labels("the").get(0);
    int sky = TestingModels.labels("sky").get(0);

    double expected =
        0.7 * Math.exp(-first.cost(first.next(BackoffModel.START, the), sky))
            + 0.3 * Math.exp(-second.cost(second.next(BackoffModel.START, the), sky));

    assertThat(Math.exp(-mixed.cost(mixed.next(BackoffModel.START, the), sky)))
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void nothingIsLearntAcrossAWordThatIsNotKnown() {
    BackoffModel model = TestingModels.model("i lost qqqq card");
    int lost = TestingModels.labels("lost").get(0);
    int card = TestingModels.labels("card").get(0);

    assertThat(model.next(BackoffModel.START, lost)).isEqualTo(BackoffModel.UNIGRAM);
    assertThat(model.arc(BackoffModel.UNIGRAM, card)).isNotNegative();
  }

  @Test
  void whatIsSeenOftenerIsLikelier() {
    BackoffModel model = TestingModels.model("my card", "my card", "my sky");
    int my = model.next(BackoffModel.START, TestingModels.labels("my").get(0));

    assertThat(model.cost(my, TestingModels.labels("card").get(0)))
        .isLessThan(model.cost(my, TestingModels.labels("sky").get(0)));
  }
}
