package io.branchline.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

final class DrawTest {

  private static final int DRAWS = 400_000;

  private final Draw draw = new Draw(42);

  @Test
  void exponentialHasMeanAndDeviationOne() {
    assertMoments(draw::exponential, 1, 1);
  }

  @Test
  void gaussianIsStandard() {
    assertMoments(draw::gaussian, 0, 1);
  }

  @Test
  void weibullOfShapeTwoHasItsMoments() {
    assertMoments(() -> draw.weibull(2), Math.sqrt(Math.PI) / 2, Math.sqrt(1 - Math.PI / 4));
  }

  @Test
  void lognormalHasTheMeanThatWasAskedFor() {
    double sigma = 0.5;
    assertMoments(() -> draw.lognormal(3, sigma), 3, 3 * Math.sqrt(Math.exp(sigma * sigma) - 1));
  }

  @Test
  void gammaVariesAsMuchAsAskedAroundOne() {
    assertMoments(() -> draw.gammaAroundOne(0.3), 1, 0.3);
  }

  private static void assertMoments(DoubleSupplier variate, double mean, double deviation) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double x = variate.getAsDouble();
      sum += x;
      squares += x * x;
    }
    double seen = sum / DRAWS;
    assertThat(seen).as("seed 42, mean").isCloseTo(mean, within(0.01 * Math.max(1, deviation)));
    assertThat(Math.sqrt(squares / DRAWS - seen * seen))
        .as("seed 42, deviation")
        .isCloseTo(deviation, within(0.02 * Math.max(1, deviation)));
  }
}
