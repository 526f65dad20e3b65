package io.branchline.console.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FigureTest {

  private record Day(double y, double x) {}

  @Test
  void shareHasWilsonsInterval() {
    Figure figure = Figure.share(81, 100);
    assertThat(figure.value()).isEqualTo(0.81);
    assertThat(figure.low()).isCloseTo(0.7222, within(5e-5));
    assertThat(figure.high()).isCloseTo(0.8749, within(5e-5));
  }

  @Test
  void certainShareStillHasAnInterval() {
    Figure figure = Figure.share(2, 2);
    assertThat(figure.value()).isEqualTo(1);
    assertThat(figure.low()).isCloseTo(0.3424, within(5e-5));
    assertThat(figure.high()).isEqualTo(1);
  }

  @Test
  void ratioIsSumOverSum() {
    Figure figure = Figure.ratio(List.of(new Day(930, 1000), new Day(50, 100)), Day::y, Day::x);
    assertThat(figure.value()).isCloseTo(0.890909, within(5e-7));
    assertThat(figure.n()).isEqualTo(1100);
  }

  @Test
  void oneDayTellsNothingOfTheSpread() {
    Figure figure = Figure.ratio(List.of(new Day(30, 10)), Day::y, Day::x);
    assertThat(figure.value()).isEqualTo(3);
    assertThat(figure.low()).isNull();
  }

  @Test
  void equalDaysLeaveNoDoubt() {
    Figure figure = Figure.ratio(List.of(new Day(30, 10), new Day(60, 20)), Day::y, Day::x);
    assertThat(figure.low()).isCloseTo(3, within(1e-12));
    assertThat(figure.high()).isCloseTo(3, within(1e-12));
  }

  @Test
  void meanHasStudentsInterval() {
    // 70, 80, 90: mean 80, s = 10, t(2) = 4.303
    Figure figure = Figure.mean(new Scores(3, 240, 70 * 70 + 80 * 80 + 90 * 90));
    assertThat(figure.value()).isEqualTo(80);
    assertThat(figure.low()).isCloseTo(80 - 4.303 * 10 / Math.sqrt(3), within(1e-9));
    assertThat(figure.high()).isEqualTo(100);
  }

  @Test
  void nothingIsNoFigure() {
    assertThat(Figure.share(0, 0)).isEqualTo(Figure.NONE);
    assertThat(Figure.mean(Scores.NONE).value()).isNull();
    assertThat(Figure.ratio(List.<Day>of(), Day::y, Day::x).value()).isNull();
  }
}
