package io.branchline.forecasting.erlang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** The traps of sections 8 and 10 of the published pairs: doubles round where decimals do not. */
class ShrinkageTest {

  @Test
  void rostersThePublishedNumbers() {
    assertThat(Shrinkage.parse("30%").scheduled(21)).isEqualTo(30);
    assertThat(Shrinkage.of(0.3).scheduled(14)).isEqualTo(20);
    assertThat(Shrinkage.of(0.3).scheduled(15)).isEqualTo(22);
    assertThat(Shrinkage.of(0.3).scheduled(13)).isEqualTo(19);
    assertThat(Shrinkage.of(0.3).scheduled(17)).isEqualTo(25);
    assertThat(Shrinkage.of(0.3).productive(20)).isEqualTo(14);
    assertThat(Shrinkage.of(0.9).productive(10)).isEqualTo(1);
    assertThat(Shrinkage.NONE.scheduled(7)).isEqualTo(7);
    assertThat(Shrinkage.parse("0.30")).isEqualTo(Shrinkage.parse("0.30"));
  }

  @Test
  void isExactForEveryPercentWhereDoublesFail() {
    int traps = 0;
    for (int percent = 0; percent < 100; percent++) {
      Shrinkage shrinkage = Shrinkage.parse(percent + "%");
      for (long agents = 0; agents < 500; agents++) {
        long exact =
            BigInteger.valueOf(agents * 100 + (99 - percent))
                .divide(BigInteger.valueOf(100 - percent))
                .longValueExact();
        assertThat(shrinkage.scheduled(agents)).as("%s %s", agents, percent).isEqualTo(exact);
        if (agents < 200
            && percent < 60
            && (long) Math.ceil(agents / (1 - percent / 100.0)) != exact) {
          traps++;
        }
      }
    }
    assertThat(traps).isEqualTo(66);
  }

  @Test
  void isExactWithManyDecimalsAndAgents() {
    assertThat(Shrinkage.parse("12.3456789012%").scheduled(876_543_210_988L))
        .isEqualTo(1_000_000_000_000L);
    assertThat(Shrinkage.parse("12.5").scheduled(7)).isEqualTo(8);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> Shrinkage.parse("100%"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Shrinkage must be from 0 % to below 100 %, not 100 %: with everybody away nobody"
                + " could answer");
    assertThatThrownBy(() -> Shrinkage.of(-0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Shrinkage must be from 0 % to below 100 %, not -10 %");
    assertThatThrownBy(() -> Shrinkage.parse("a third"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Shrinkage 'a third' is not a number. Maybe 30% or 0.30?");
  }
}
