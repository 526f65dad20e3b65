package io.branchline.forecasting.roster.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.branchline.forecasting.roster.benchmark.Instance;
import io.branchline.forecasting.roster.benchmark.Scorer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricerTest {

  /** Every line of a short horizon is tried: the scorer says which are allowed. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void findsTheCheapestOfAllLines(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int days = 8;
    Instance instance =
        new Instance(
            days,
            List.of(
                new Instance.Shift("E", 480, Set.of()), new Instance.Shift("N", 600, Set.of("E"))),
            List.of(
                new Instance.Person(
                    "A",
                    Map.of("E", 2 + random.nextInt(6), "N", random.nextInt(4)),
                    2400 + 120 * random.nextInt(10),
                    480 * random.nextInt(4),
                    2 + random.nextInt(3),
                    1 + random.nextInt(2),
                    1 + random.nextInt(3),
                    random.nextInt(2),
                    Set.of(random.nextInt(days)))),
            List.of(),
            List.of(),
            List.of());
    double[][] prices = new double[days][2];
    for (double[] day : prices) {
      day[0] = random.nextInt(200) - 140;
      day[1] = random.nextInt(200) - 140;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int code = 0; code < Math.pow(3, days); code++) {
      int[] line = new int[days];
      double price = 0;
      int rest = code;
      for (int day = 0; day < days; day++) {
        line[day] = rest % 3 - 1;
        rest /= 3;
        price += line[day] < 0 ? 0 : prices[day][line[day]];
      }
      if (price < best && Scorer.score(instance, new int[][] {line}).broken().isEmpty()) {
        best = price;
      }
    }
    Pricer.Line found = new Pricer(instance, 0).cheapest(prices);
    if (found == null) {
      assertThat(best).as("seed %d", seed).isInfinite();
    } else {
      assertThat(found.price()).as("seed %d", seed).isCloseTo(best, within(1e-9));
      assertThat(Scorer.score(instance, new int[][] {found.days()}).broken()).isEmpty();
    }
  }
}
