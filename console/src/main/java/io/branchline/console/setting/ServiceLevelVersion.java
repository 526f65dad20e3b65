package io.branchline.console.setting;

import io.branchline.scoring.kpi.ServiceLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which service level reports use.
 *
 * @param thresholdSeconds T
 * @param shortSeconds S
 * @param version 0 where nobody has set it yet
 */
public record ServiceLevelVersion(
    ServiceLevel formula,
    int thresholdSeconds,
    int shortSeconds,
    long version,
    String setBy,
    @Nullable Instant setAt) {

  /** The name of the setting. */
  public static final String SETTING = "service_level";

  /** What holds until somebody sets another. */
  public static final ServiceLevelVersion DEFAULT =
      new ServiceLevelVersion(ServiceLevel.NEGATIVE, 20, 5, 0, "", null);
}
