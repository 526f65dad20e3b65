package io.branchline.speech.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.table.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AlignmentTest {

  @Test
  void rightWordsAreMarked() {
    Alignment alignment =
        Alignment.of(List.of("i", "lost", "my", "card"), List.of("i", "last", "my", "my", "card"));

    assertThat(alignment.errors()).isEqualTo(new WordErrors(4, 1, 0, 1));
    assertThat(alignment.right().cardinality()).isEqualTo(3);
    assertThat(alignment.right().get(0)).isTrue();
    assertThat(alignment.right().get(1)).isFalse();
    assertThat(alignment.right().get(4)).isTrue();
  }

  @Test
  void everyWordIsRightWrongOrInserted() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 500; round++) {
      List<String> human = text(random);
      List<String> heard = text(random);
      Alignment alignment = Alignment.of(human, heard);
      WordErrors errors = alignment.errors();
      int right = alignment.right().cardinality();

      assertThat(right + errors.substitutions() + errors.insertions()).isEqualTo(heard.size());
      assertThat(right + errors.substitutions() + errors.deletions()).isEqualTo(human.size());
    }
  }

  private static List<String> text(SplittableRandom random) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      words.add(String.valueOf((char) ('a' + random.nextInt(4))));
    }
    return words;
  }

  @Test
  void chineseIsCountedByCharacters() {
    Heard heard =
        new Heard(
            "c1",
            Side.CUSTOMER,
            ReferenceCorpus.words("我的信用卡丢了，怎么办？"),
            List.of(
                new Word("我", 0, 100, 1),
                new Word("的", 100, 200, 1),
                new Word("信用", 200, 400, 0.9),
                new Word("卡丢", 400, 600, 0.4),
                new Word("啦", 600, 700, 0.5),
                new Word("怎么办", 700, 1000, 1)));

    assertThat(heard.errors()).isEqualTo(new WordErrors(10, 0, 0, 1));
    assertThat(heard.errors().rate()).isEqualTo(0.1);
    assertThat(heard.judged())
        .extracting(Heard.Judged::right)
        .containsExactly(true, true, true, true, false, true);
  }

  @Test
  void chineseAndLatinMixed() {
    assertThat(ReferenceCorpus.words("请打开APP，点“我的”。"))
        .containsExactly("请", "打", "开", "app", "点", "我", "的");
  }
}
