package io.branchline.console.access;

import io.branchline.warehouse.Warehouse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Opens each person's way into the warehouse; people of the same branches share a client. */
@Component
public final class Readers implements AutoCloseable {

  private final Warehouse warehouse;
  private final Map<Set<String>, Warehouse> scoped = new ConcurrentHashMap<>();

  Readers(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** What this person may read. */
  public Reader of(Viewer viewer) {
    Warehouse client =
        viewer.everyBranch()
            ? warehouse
            : scoped.computeIfAbsent(viewer.branches(), warehouse::scopedTo);
    return new Reader(client, viewer);
  }

  @Override
  public void close() {
    scoped.values().forEach(Warehouse::close);
  }
}
