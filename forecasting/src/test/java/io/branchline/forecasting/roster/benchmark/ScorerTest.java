package io.branchline.forecasting.roster.benchmark;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.forecasting.roster.solver.InstanceSearch;
import io.branchline.forecasting.roster.solver.SearchLimits;
import io.branchline.forecasting.roster.solver.SearchProgress;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerTest {

  private static final String TINY =
      """
      SECTION_HORIZON
      # days
      7

      SECTION_SHIFTS
      E,480,
      L,480,E

      SECTION_STAFF
      A,E=7|L=2,2400,960,3,2,2,0
      B,E=7|L=7,3360,0,5,1,1,1

      SECTION_DAYS_OFF
      A,0
      B,

      SECTION_SHIFT_ON_REQUESTS
      A,1,E,3

      SECTION_SHIFT_OFF_REQUESTS
      B,2,L,7

      SECTION_COVER
      1,E,1,100,1
      2,L,2,100,10
      """;

  @TempDir Path folder;

  private Instance tiny() throws IOException {
    Path file = folder.resolve("Instance.txt");
    Files.writeString(file, TINY.replace("B,\n", ""));
    return InstanceFile.read(file);
  }

  private static final int E = 0;
  private static final int L = 1;
  private static final int O = Scorer.FREE;

  @Test
  void countsWishesAndCover() throws IOException {
    Instance instance = tiny();
    int[][] good = {{O, E, L, O, O, O, O}, {O, O, L, O, O, O, O}};
    assertThat(Scorer.score(instance, good)).isEqualTo(new Scorer.Score(7, List.of()));
    int[][] worse = {{O, O, E, E, O, O, O}, {O, E, O, O, O, O, O}};
    // A has no early on day 1 (3); two lates are missing on day 2 (200); nobody too many.
    assertThat(Scorer.score(instance, worse).cost()).isEqualTo(203);
  }

  @Test
  void namesEveryHardRuleBroken() throws IOException {
    int[][] roster = {{E, O, L, E, O, L, L}, {E, E, E, E, E, E, O}};
    assertThat(Scorer.score(tiny(), roster).broken())
        .containsExactlyInAnyOrder(
            "A works on day off 0",
            "A has E after L on day 3",
            "A: shifts L 3 > 2",
            "A: weekends 1 > 0",
            "A: days off short from day 1 1 > 0",
            "A: days off short from day 4 1 > 0",
            "B: days in a row from day 0 6 > 5");
  }

  @Test
  void theModelFindsWhatTheScorerConfirms() throws IOException {
    Instance instance = tiny();
    InstanceSearch.Found found =
        new InstanceSearch(
                instance,
                SearchLimits.of(Duration.ofSeconds(20), 1, 1),
                SearchProgress.Listener.NONE)
            .solve();
    assertThat(found.proved()).isTrue();
    assertThat(Scorer.score(instance, requireNonNull(found.roster())))
        .isEqualTo(new Scorer.Score(7, List.of()));
  }

  /** Many people: column generation, dives and all, against the scorer. */
  @Test
  void largeInstancesAreBoundedFromBelowAndScoredTheSame() throws IOException {
    StringBuilder text = new StringBuilder(TINY.replace("B,\n", ""));
    StringBuilder staff = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      staff.append("P").append(i).append(",E=7|L=2,2400,960,5,2,2,1\n");
    }
    int at = text.indexOf("\nSECTION_DAYS_OFF");
    text.insert(at, staff);
    Path file = folder.resolve("Large.txt");
    Files.writeString(file, text.append("3,E,9,100,1\n4,L,7,100,1\n5,L,3,30,1\n6,E,4,30,1\n"));
    Instance instance = InstanceFile.read(file);
    InstanceSearch.Found found =
        new InstanceSearch(
                instance,
                SearchLimits.of(Duration.ofSeconds(4), 1, 1),
                SearchProgress.Listener.NONE)
            .solve();
    Scorer.Score score = Scorer.score(instance, requireNonNull(found.roster()));
    assertThat(score.broken()).isEmpty();
    assertThat((double) score.cost()).isEqualTo(found.cost());
    assertThat(found.bound()).isLessThanOrEqualTo(found.cost());
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path file = folder.resolve("Instance.txt");
    Files.writeString(file, "SECTION_HORIZON\n7\n");
    assertThatThrownBy(() -> InstanceFile.read(file))
        .isInstanceOf(Failure.class)
        .hasMessage(file + " is not a roster instance of Curtois and Qu: it has no SECTION_SHIFTS");
  }

  /** Proven optima of the published instances, judged by the scorer alone. */
  @ParameterizedTest
  @CsvSource({"1,607", "3,1001"})
  @Tag("real-data")
  void pinsProvenOptima(int number, long optimum) {
    Path file =
        Path.of(
            requireNonNull(System.getenv("BRANCHLINE_REAL_DATA")),
            "rosters/Instance" + number + ".txt");
    Instance instance = InstanceFile.read(file);
    InstanceSearch.Found found =
        new InstanceSearch(
                instance,
                SearchLimits.of(Duration.ofSeconds(60), 2, 1),
                SearchProgress.Listener.NONE)
            .solve();
    assertThat(found.proved()).isTrue();
    assertThat(Scorer.score(instance, requireNonNull(found.roster())))
        .isEqualTo(new Scorer.Score(optimum, List.of()));
  }
}
