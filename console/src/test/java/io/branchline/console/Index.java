package io.branchline.console;

import io.branchline.speech.category.CategoryTable;
import io.branchline.speech.search.follow.IndexFollower;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;

/** Indexes what was said in the bank's recorded calls. */
final class Index {

  private Index() {}

  static void write(Warehouse warehouse, Home home) {
    try (IndexFollower follower =
        IndexFollower.tryOpen(
                warehouse, home.index(), new CategoryTable(warehouse), System.err::println)
            .orElseThrow()) {
      follower.catchUp();
    }
  }
}
