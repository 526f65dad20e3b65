package io.branchline.speech.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.bench.dialogue.Dialogue;
import io.branchline.speech.bench.dialogue.DialogueGenerator;
import io.branchline.speech.bench.dialogue.MaskScore;
import io.branchline.speech.mask.MaskToken;
import io.branchline.speech.mask.Masked;
import io.branchline.speech.mask.MaskedSpan;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.transcript.Word;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every call, on generated ones; the seed is in every failure's text. */
class MaskPropertiesTest {

  private static final int CALLS = 200;
  private final SecretMask mask = new SecretMask(Policies.shipped());
  private final DialogueGenerator generator = new DialogueGenerator();

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void tokensAndSpansAreTheSameAndEverythingElseStaysAsItWas(String language) {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < CALLS; i++) {
      List<String> sets = generator.sets(language);
      Dialogue call = generator.next(language, sets.get(i % sets.size()), random);
      Masked masked = mask.mask(call.agent(), call.customer());
      check("seed " + seed + " call " + i, call.agent(), masked.agent());
      check("seed " + seed + " call " + i, call.customer(), masked.customer());
      assertThat(mask.mask(call.agent(), call.customer())).isEqualTo(masked);
    }
  }

  private static void check(String where, List<Word> said, Masked.Side masked) {
    List<MaskedSpan> tokens =
        masked.words().stream()
            .filter(word -> MaskToken.of(word.text()).isPresent())
            .map(
                word -> {
                  MaskToken token = MaskToken.of(word.text()).orElseThrow();
                  return new MaskedSpan(
                      token.kind(), word.startMillis(), word.endMillis(), token.lastFour());
                })
            .toList();
    assertThat(tokens).as(where).isEqualTo(masked.spans());
    String before = text(said);
    long end = 0;
    for (Word word : masked.words()) {
      assertThat(word.startMillis()).as(where).isGreaterThanOrEqualTo(end);
      end = word.endMillis();
      if (MaskToken.of(word.text()).isEmpty()) {
        assertThat(before).as(where).contains(word.text());
      }
    }
  }

  private static String text(List<Word> words) {
    return String.join(" ", words.stream().map(Word::text).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void almostEverySecretIsCaughtAndAlmostNothingElse(String language) {
    long seed = 20260105;
    for (String set : generator.sets(language)) {
      SplittableRandom random = new SplittableRandom(seed);
      MaskScore score = new MaskScore();
      for (int i = 0; i < CALLS; i++) {
        Dialogue call = generator.next(language, set, random);
        score.add(call, mask.mask(call.agent(), call.customer()), (number, masked) -> {});
      }
      double least = set.startsWith("unseen") ? 0.95 : 0.98;
      assertThat(MaskScore.share(score.secrets())).as("seed %d %s", seed, set).isGreaterThan(least);
      assertThat(MaskScore.share(score.harmless())).as("seed %d %s", seed, set).isLessThan(0.02);
    }
  }
}
