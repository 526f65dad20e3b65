package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day that the newest forecast took for special, or did not learn from.
 *
 * @param queue empty for every queue
 * @param kind holiday, workday, like or campaign; gap, outage, block, named, opened or closed
 * @param expected calls that like days had; null where that is not known
 * @param actual calls that came; null where there is no data
 * @param nameZh the name in Chinese; empty where the calendar has none
 */
@Table("special_days")
public record SpecialDate(
    String branch,
    String queue,
    LocalDate localDate,
    String kind,
    String name,
    @Nullable Double expected,
    @Nullable Double actual,
    long version,
    String nameZh)
    implements Serializable {

  /** Checks that nothing required is missing. */
  public SpecialDate {
    Checks.notEmpty(branch, "branch");
    requireNonNull(queue, "queue is null");
    requireNonNull(localDate, "localDate is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
    requireNonNull(nameZh, "nameZh is null");
  }
}
