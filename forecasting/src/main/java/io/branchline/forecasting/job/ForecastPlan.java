package io.branchline.forecasting.job;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.arrival.ArrivalModel;
import io.branchline.forecasting.arrival.ArrivalModels;
import io.branchline.forecasting.arrival.SpecialDays;
import io.branchline.warehouse.Failure;
import java.io.Serializable;

/**
 * How every series is forecast.
 *
 * @param model an arrival model's name
 * @param special days that are not like their weekday
 * @param days how many days ahead
 * @param version the version of the rows written: a later run replaces an earlier one
 */
public record ForecastPlan(String model, SpecialDays special, int days, long version)
    implements Serializable {

  private static final int MOST_DAYS = 400;

  /** Checks the names and ranges. */
  public ForecastPlan {
    requireNonNull(model, "model is null");
    requireNonNull(special, "special is null");
    if (days < 1 || days > MOST_DAYS) {
      throw new Failure(
          Failure.Code.USAGE,
          "Cannot forecast " + days + " days ahead. Maybe --days 28? At most " + MOST_DAYS + ".");
    }
    find(model, special);
  }

  /** The model itself. */
  public ArrivalModel arrivalModel() {
    return find(model, special);
  }

  private static ArrivalModel find(String name, SpecialDays special) {
    return ArrivalModels.named(name, special)
        .orElseThrow(
            () ->
                new Failure(
                    Failure.Code.USAGE,
                    "There is no arrival model '"
                        + name
                        + "'. Maybe "
                        + String.join(" or ", ArrivalModels.names())
                        + "?"));
  }
}
