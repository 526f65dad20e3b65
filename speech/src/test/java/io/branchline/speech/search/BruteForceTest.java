package io.branchline.speech.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.search.follow.TestingMonths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The index and a look at every unit of every call come to the same, call by call and place by
 * place. Another seed: -Dbranchline.seed=N.
 */
class BruteForceTest {

  private static final int CALLS = 60;
  private static final int QUERIES = 2_000;

  @TempDir Path folder;

  @Test
  void theIndexFindsWhatIsThereAndNothingElse() {
    long seed = Long.getLong("branchline.seed", 20_260_105L);
    System.out.println("BruteForceTest: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<PlainCall> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      calls.add(PlainCall.random(i, random));
    }
    // two commits, so that there are several segments and replaced calls
    TestingMonths.write(folder, calls.subList(0, CALLS / 2).stream().map(PlainCall::call).toList());
    TestingMonths.write(
        folder, calls.subList(CALLS / 3, CALLS).stream().map(PlainCall::call).toList());

    RandomQueries queries = new RandomQueries(calls, random);
    int matching = 0;
    try (TranscriptIndex index = TranscriptIndex.open(folder)) {
      for (int i = 0; i < QUERIES; i++) {
        PlainQuery query = queries.any(1 + random.nextInt(3));
        Map<String, List<String>> expected = new TreeMap<>();
        for (PlainCall call : calls) {
          if (query.matches(call, PlainQuery.Scope.OPEN)) {
            expected.put(
                call.call().facts().callId(),
                PlainQuery.shown(query.hits(call, PlainQuery.Scope.OPEN, false)));
          }
        }
        matching += expected.isEmpty() ? 0 : 1;

        assertThat(found(index, query.text()))
            .as("seed %d, query %d: %s", seed, i, query.text())
            .isEqualTo(expected);
      }
    }
    assertThat(matching).isGreaterThan(QUERIES / 2);
  }

  private static Map<String, List<String>> found(TranscriptIndex index, String query) {
    Map<String, List<String>> found = new TreeMap<>();
    for (FoundCall call :
        Searching.page(index, SearchRequest.of(query).page(0, CALLS).hits(10_000)).found()) {
      List<String> places = new ArrayList<>();
      if (call.places() > 0) {
        call.hits()
            .forEach(
                hit -> places.add(hit.side() + " " + hit.startMillis() + "-" + hit.endMillis()));
      }
      found.put(call.facts().callId(), places.stream().sorted().toList());
    }
    return found;
  }
}
