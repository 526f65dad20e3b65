package io.branchline.speech.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

  @Test
  void aPauseEndsATurn() {
    List<Turn> turns =
        Turns.of(
            List.of(
                new Word("good", 0, 300, 1),
                new Word("morning", 999, 1200, 0.5),
                new Word("hello", 1900, 2000, 1)));

    assertThat(turns).extracting(turn -> turn.text("en")).containsExactly("good morning", "hello");
    assertThat(turns.get(0).confidence()).isEqualTo(0.75);
    assertThat(turns.get(1).startMillis()).isEqualTo(1900);
  }

  @Test
  void talkWithoutPausesIsCutToReadableLengths() {
    List<Word> words =
        LongStream.range(0, 100)
            .mapToObj(i -> new Word("la", i * 1000, i * 1000 + 900, 1))
            .toList();

    assertThat(Turns.of(words)).hasSize(4).allMatch(t -> t.endMillis() - t.startMillis() <= 30_000);
  }

  @Test
  void chineseIsWrittenWithoutSpaces() {
    Turn turn = new Turn(List.of(new Word("您好", 0, 1, 1), new Word("请讲", 1, 2, 1)));

    assertThat(turn.text("zh")).isEqualTo("您好请讲");
  }
}
