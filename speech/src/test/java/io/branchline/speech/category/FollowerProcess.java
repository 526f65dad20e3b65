package io.branchline.speech.category;

import io.branchline.speech.search.follow.IndexFollower;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.net.URI;
import java.nio.file.Path;

/** A follower in a process of its own, to be killed. */
public final class FollowerProcess {

  private FollowerProcess() {}

  /** Follows for ever: URL, database, user, password, folder of the index. */
  public static void main(String... args) {
    WarehouseConfig config =
        new WarehouseConfig(URI.create(args[0]), args[2], args[3], args[1], null);
    try (Warehouse warehouse = Warehouse.open(config);
        IndexFollower follower =
            IndexFollower.tryOpen(
                    warehouse, Path.of(args[4]), new CategoryTable(warehouse), System.out::println)
                .orElseThrow()) {
      System.out.println("following");
      while (true) {
        follower.catchUp();
      }
    }
  }
}
