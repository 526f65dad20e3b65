package io.branchline.speech.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.transcript.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelClockTest {

  private static Word word(long start, long end) {
    return new Word("yes", start, end, 0.9);
  }

  @Test
  void wordsStandWhereTheirPieceStandsInTheChannel() {
    ChannelClock clock = new ChannelClock();
    clock.piece(0, 5000);
    clock.piece(3000, 60_000);

    assertThat(clock.place(List.of(word(100, 400), word(2500, 2900), word(3200, 3600))))
        .containsExactly(word(5100, 5400), word(7500, 7900), word(60_200, 60_600));
  }

  @Test
  void aWordDoesNotLastThroughTheSilenceThatWasLeftOut() {
    ChannelClock clock = new ChannelClock();
    clock.piece(0, 1000);
    clock.piece(3000, 60_000);

    assertThat(clock.place(List.of(word(2800, 3100)))).containsExactly(word(3800, 4000));
  }

  @Test
  void aCutWithoutSilenceIsNone() {
    ChannelClock clock = new ChannelClock();
    clock.piece(0, 1000);
    clock.piece(20_000, 21_000);

    assertThat(clock.place(List.of(word(19_800, 20_300)))).containsExactly(word(20_800, 21_300));
  }

  @Test
  void wordsOfAnEarlierPieceMayComeAfterALaterOneWasHeard() {
    ChannelClock clock = new ChannelClock();
    clock.piece(0, 0);
    assertThat(clock.place(List.of(word(1000, 1500)))).containsExactly(word(1000, 1500));
    clock.piece(4000, 30_000);
    clock.piece(8000, 90_000);

    assertThat(clock.place(List.of(word(3000, 3500), word(5000, 5200))))
        .containsExactly(word(3000, 3500), word(31_000, 31_200));
    assertThat(clock.place(List.of(word(7900, 7950), word(8100, 8200))))
        .containsExactly(word(33_900, 33_950), word(90_100, 90_200));
  }
}
