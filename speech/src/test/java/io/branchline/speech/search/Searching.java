package io.branchline.speech.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.category.CategoryTable;
import io.branchline.speech.search.follow.IndexFollower;
import io.branchline.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;

/** Shorthands of tests that search. */
public final class Searching {

  private Searching() {}

  /** The page of a query that is right. */
  public static SearchPage page(TranscriptIndex index, SearchRequest request) {
    SearchAnswer answer = index.search(request);
    assertThat(answer).as(request.query()).isInstanceOf(SearchPage.class);
    return (SearchPage) answer;
  }

  /** All places, call by call, newest first. */
  public static List<Hit> hits(TranscriptIndex index, String query) {
    return page(index, SearchRequest.of(query).page(0, 1000).hits(1000)).found().stream()
        .flatMap(call -> call.hits().stream())
        .toList();
  }

  /** Brings an index up to the tables; how many calls were put. */
  public static long catchUp(Warehouse warehouse, Path folder) {
    try (IndexFollower follower =
        IndexFollower.tryOpen(warehouse, folder, new CategoryTable(warehouse), line -> {})
            .orElseThrow()) {
      return follower.catchUp();
    }
  }
}
