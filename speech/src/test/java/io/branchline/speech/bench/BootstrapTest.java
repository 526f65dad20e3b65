package io.branchline.speech.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final List<WordErrors> CALLS =
      List.of(
          new WordErrors(100, 5, 5, 10),
          new WordErrors(80, 0, 4, 4),
          new WordErrors(120, 10, 10, 40),
          new WordErrors(100, 1, 2, 17));

  @Test
  void theIntervalHoldsTheRateAndIsTheSameEveryTime() {
    Bootstrap.Interval interval = Bootstrap.rate(CALLS);

    assertThat(interval).isEqualTo(Bootstrap.rate(CALLS));
    assertThat(interval.low()).isLessThan(0.27).isGreaterThanOrEqualTo(0.1);
    assertThat(interval.high()).isGreaterThan(0.27).isLessThanOrEqualTo(0.5);
  }

  @Test
  void callsThatAreAllAlikeLeaveNoDoubt() {
    Bootstrap.Interval interval =
        Bootstrap.rate(Collections.nCopies(6, new WordErrors(50, 2, 3, 5)));

    assertThat(interval.low()).isEqualTo(interval.high()).isEqualTo(0.2);
  }

  @Test
  void aDifferenceThatEveryCallSharesIsCertainThoughTheRatesAreNot() {
    List<WordErrors> worse =
        CALLS.stream().map(e -> e.plus(new WordErrors(0, e.words() / 10, 0, 0))).toList();

    Bootstrap.Interval difference = Bootstrap.difference(worse, CALLS);

    assertThat(difference.low()).isCloseTo(0.1, within(1e-9));
    assertThat(difference.high()).isCloseTo(0.1, within(1e-9));
  }
}
