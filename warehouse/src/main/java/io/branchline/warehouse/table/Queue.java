package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/** A queue of a branch: the line that callers wait in. */
@Table("queues")
public record Queue(String branch, String queue, String nameEn, String nameZh, long version)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Queue {
    Checks.notEmpty(branch, "branch");
    Checks.notEmpty(queue, "queue");
    requireNonNull(nameEn, "nameEn is null");
    requireNonNull(nameZh, "nameZh is null");
  }
}
