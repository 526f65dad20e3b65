package io.branchline.speech.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.transcript.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldsTest {

  private static final Instant CLOCK = Instant.parse("2026-01-05T10:00:00Z");

  /** Types and seconds on the clock. */
  private static List<Span> holds(Object... typesAndSeconds) {
    List<Holds.Event> events = new ArrayList<>();
    for (int i = 0; i < typesAndSeconds.length; i += 2) {
      events.add(
          new Holds.Event(
              "c",
              "b",
              (String) typesAndSeconds[i],
              CLOCK.plusSeconds((Integer) typesAndSeconds[i + 1])));
    }
    return Holds.of(events, CLOCK);
  }

  @Test
  void eachHoldEndsWhenTheCallerIsBack() {
    assertThat(holds("answered", 0, "held", 5, "retrieved", 9, "held", 20, "retrieved", 21))
        .containsExactly(new Span(5_000, 9_000), new Span(20_000, 21_000));
  }

  @Test
  void transferAnswerAndEndEndAHoldToo() {
    assertThat(holds("held", 5, "transferred", 9, "answered", 15, "held", 20, "ended", 30))
        .containsExactly(new Span(5_000, 9_000), new Span(20_000, 30_000));
  }

  @Test
  void heldTwiceIsHeldOnce() {
    assertThat(holds("held", 5, "held", 6, "retrieved", 9)).containsExactly(new Span(5_000, 9_000));
  }

  @Test
  void whatLiesBeforeTheRecordingIsLeftOut() {
    assertThat(holds("held", -9, "retrieved", -5, "held", -2, "retrieved", 3))
        .containsExactly(new Span(0, 3_000));
  }

  @Test
  void aHoldThatNothingEndsGoesOn() {
    assertThat(holds("held", 5)).hasSize(1).first().matches(hold -> hold.endMillis() > 86_400_000);
  }

  @Test
  void retrievingWithoutAHoldIsNothing() {
    assertThat(holds("retrieved", 5, "ended", 9)).isEmpty();
  }
}
