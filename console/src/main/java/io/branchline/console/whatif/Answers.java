package io.branchline.console.whatif;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import io.branchline.forecasting.whatif.Change;
import io.branchline.forecasting.whatif.Day;
import io.branchline.forecasting.whatif.Scenario;
import io.branchline.forecasting.whatif.Simulated;
import io.branchline.forecasting.whatif.Staffed;
import io.branchline.forecasting.whatif.WhatIf;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Scenarios answered, kept: the same question has the same answer, and a page whose slider moved
 * asks most of its scenarios again. Simulates in portions, so that no request takes long.
 */
@Component
class Answers {

  /** Calls that one scenario simulates where nobody asks for more. */
  private static final double USUAL_CALLS = 2e6;

  /** Calls that one scenario simulates at most, whatever is asked for. */
  private static final double MOST_CALLS = 2e7;

  private static final int FEWEST_RUNS = 20;

  /** Simulated calls a second of a machine that is busy with other work. */
  private static final double CALLS_A_SECOND = 2e6;

  private final Interner<List<Day>> days = Interner.newWeakInterner();
  private final Cache<Case, WhatIf> asked = kept(100);
  private final Cache<Key, Staffed> staffed = kept(2_000);
  private final Cache<Key, Simulated> simulated = kept(2_000);

  private static <K, V> Cache<K, V> kept(int most) {
    return Caffeine.newBuilder().expireAfterAccess(Duration.ofHours(1)).maximumSize(most).build();
  }

  private record Key(List<Day> days, Scenario today, Scenario scenario, WhatIf.Terms terms) {}

  /** How much of a question to simulate in one request. */
  enum Portion {
    /** What takes no noticeable time. */
    AT_ONCE(Duration.ofMillis(100), 0),
    /** One scenario, and more where there is time. */
    NEXT(Duration.ofMillis(500), 1),
    /** Everything. */
    ALL(Duration.ofDays(1), Integer.MAX_VALUE);

    private final Duration time;
    private final int atLeast;

    Portion(Duration time, int atLeast) {
      this.time = time;
      this.atLeast = atLeast;
    }
  }

  /** How often days of so many calls are simulated where nobody says. */
  static int usualRuns(double calls) {
    return runs(calls, USUAL_CALLS, Amount.RUNS.usual().intValue());
  }

  /** How often they can be simulated here at most; 0 where they are too many. */
  static int mostRuns(double calls) {
    return 2 * calls * FEWEST_RUNS > MOST_CALLS
        ? 0
        : runs(calls, MOST_CALLS, Amount.RUNS.most().intValue());
  }

  private static int runs(double calls, double budget, int most) {
    return Math.max(FEWEST_RUNS, (int) Math.min(most, budget / (2 * Math.max(1, calls))));
  }

  /** The one instance of equal days, so that many answers keep their days once. */
  List<Day> one(List<Day> equal) {
    return days.intern(equal);
  }

  private WhatIf whatIf(Case of) {
    return asked.get(of, key -> new WhatIf(key.days(), key.today(), key.terms()));
  }

  private static Key key(Case of, Scenario scenario) {
    return new Key(of.days(), of.today(), scenario, of.terms());
  }

  /** What a scenario takes. */
  Staffed staffed(Case of, Scenario scenario) {
    return staffed.get(key(of, scenario), key -> whatIf(of).staffed(scenario));
  }

  /** The scenarios whose simulation is known after this portion. */
  Map<Change, Simulated> simulated(Case of, Portion portion) {
    long end = System.nanoTime() + portion.time.toNanos();
    Map<Change, Simulated> known = new EnumMap<>(Change.class);
    int done = 0;
    for (Map.Entry<Change, Scenario> entry : of.scenarios().entrySet()) {
      Scenario scenario = entry.getValue();
      Simulated one = simulated.getIfPresent(key(of, scenario));
      long expected = (long) (of.simulatedCalls(scenario) / CALLS_A_SECOND * 1e9);
      if (one == null && (done < portion.atLeast || System.nanoTime() + expected < end)) {
        one = whatIf(of).simulated(scenario);
        simulated.put(key(of, scenario), one);
        done++;
      }
      if (one != null) {
        known.put(entry.getKey(), one);
      }
    }
    return known;
  }
}
