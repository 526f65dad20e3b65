package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A branch centre: where calls are taken, whose zone cuts its days.
 *
 * @param zone IANA zone; intervals and days are cut in it
 */
@Table("branches")
public record Branch(
    String branch, String nameEn, String nameZh, String region, String zone, long version)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Branch {
    Checks.notEmpty(branch, "branch");
    requireNonNull(nameEn, "nameEn is null");
    requireNonNull(nameZh, "nameZh is null");
    requireNonNull(region, "region is null");
    requireNonNull(zone, "zone is null");
  }
}
