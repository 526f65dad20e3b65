package io.branchline.forecasting.roster.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Rosters;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.ShortagePrice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
  private static final ShortagePrice PRICE = new ShortagePrice(RuleBook.Costs.DEFAULT);

  @Test
  void movesSomebodyOnWhereThatMakesRoom() {
    List<Demand> rows = List.of(new Demand(DAY, "D", "cards", 1), new Demand(DAY, "D", "loans", 1));
    int both = Places.able(rows, Set.of("cards", "loans"));
    int cards = Places.able(rows, Set.of("cards"));
    Places places = places(rows);
    places.add(both, 1);
    assertThat(places.open(cards)).isTrue();
    places.add(cards, 1);
    assertThat(places.missing()).isZero();
    assertThat(places.open(both)).isFalse();
    places.add(cards, 1);
    places.remove(cards);
    assertThat(places.missing()).isZero();
    places.remove(both);
    assertThat(places.missing()).isEqualTo(1);
    assertThat(places.open(cards)).isFalse();
  }

  /** Against the smallest cut over all sets of rows, after random comings and goings. */
  @Test
  void fillsAsManyPlacesAsThereCanBe() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 300; round++) {
      int skills = 1 + random.nextInt(4);
      List<Demand> rows = new ArrayList<>();
      for (int row = 0; row < skills; row++) {
        rows.add(new Demand(DAY, "D", "s" + row, random.nextInt(6)));
      }
      Places places = places(rows);
      int[] there = new int[1 << skills];
      for (int step = 0; step < 40; step++) {
        int able = random.nextInt(1 << skills);
        if (there[able] > 0 && random.nextInt(3) == 0) {
          places.remove(able);
          there[able]--;
        } else {
          boolean open = places.open(able);
          int before = most(rows, there);
          places.add(able, 1);
          there[able]++;
          assertThat(open).isEqualTo(most(rows, there) > before);
        }
        assertThat(Arrays.stream(places.filled()).sum()).isEqualTo(most(rows, there));
        assertThat(places.missing()).isEqualTo(places.wanted() - most(rows, there));
      }
    }
  }

  private static Places places(List<Demand> rows) {
    return new Places(rows, Rosters.DAY, PRICE);
  }

  /** Against every way to fill the rows that the sets of rows allow. */
  @Test
  void leavesOpenWhatCostsLeast() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 60; round++) {
      List<Demand> rows = new ArrayList<>();
      for (int row = 0; row < 3; row++) {
        int agents = random.nextInt(6);
        rows.add(new Demand(DAY, "D", "s" + row, agents, 8, random.nextInt(3)));
      }
      Places places = places(rows);
      int[] there = new int[8];
      for (int step = 0; step < 30; step++) {
        int able = 1 + random.nextInt(7);
        if (there[able] > 0 && random.nextInt(3) == 0) {
          places.remove(able);
          there[able]--;
        } else {
          places.add(able, 1);
          there[able]++;
        }
        assertThat(places.shortage())
            .as("round %d step %d", round, step)
            .isEqualTo(least(rows, there));
      }
    }
  }

  private static long least(List<Demand> rows, int[] there) {
    long least = Long.MAX_VALUE;
    int[] filled = new int[3];
    for (int code = 0; code < 216; code++) {
      filled[0] = code % 6;
      filled[1] = code / 6 % 6;
      filled[2] = code / 36;
      long cost = 0;
      boolean possible = true;
      for (int row = 0; row < 3; row++) {
        int missing = rows.get(row).agents() - filled[row];
        possible &= missing >= 0;
        cost += missing <= 0 ? 0 : PRICE.sum(Rosters.DAY, rows.get(row), missing);
      }
      for (int set = 1; set < 8; set++) {
        int inside = 0;
        for (int row = 0; row < 3; row++) {
          inside += (set >> row & 1) == 1 ? filled[row] : 0;
        }
        int people = 0;
        for (int able = 1; able < 8; able++) {
          people += (able & set) != 0 ? there[able] : 0;
        }
        possible &= inside <= people;
      }
      least = possible ? Math.min(least, cost) : least;
    }
    return least;
  }

  private static int most(List<Demand> rows, int[] there) {
    int smallest = Integer.MAX_VALUE;
    for (int set = 0; set < 1 << rows.size(); set++) {
      int cut = 0;
      for (int row = 0; row < rows.size(); row++) {
        cut += (set >> row & 1) == 1 ? rows.get(row).agents() : 0;
      }
      for (int able = 0; able < there.length; able++) {
        cut += (able & ~set) != 0 ? there[able] : 0;
      }
      smallest = Math.min(smallest, cut);
    }
    return smallest;
  }
}
