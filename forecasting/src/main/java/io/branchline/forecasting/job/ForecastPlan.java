package io.branchline.forecasting.job;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.arrival.ArrivalModel;
import io.branchline.forecasting.arrival.ArrivalModels;
import io.branchline.forecasting.arrival.SpecialDays;
import io.branchline.warehouse.Failure;
import java.io.Serializable;
import java.util.Map;

/**
 * How every series is forecast.
 *
 * @param model an arrival model's name
 * @param special days that are not like their weekday, by country
 * @param days how many days ahead
 * @param version the version of the rows written: a later run replaces an earlier one
 */
public record ForecastPlan(String model, Map<String, SpecialDays> special, int days, long version)
    implements Serializable {

  /** The length of intervals whose model carries no suffix. */
  public static final int USUAL_MINUTES = 30;

  private static final int MOST_DAYS = 400;

  /** Checks the names and ranges. */
  public ForecastPlan {
    requireNonNull(model, "model is null");
    special = Map.copyOf(special);
    if (days < 1 || days > MOST_DAYS) {
      throw new Failure(
          Failure.Code.USAGE,
          "Cannot forecast " + days + " days ahead. Maybe --days 28? At most " + MOST_DAYS + ".");
    }
    find(model, SpecialDays.NONE);
  }

  /** A country's special days. */
  public SpecialDays special(String country) {
    return special.getOrDefault(country, SpecialDays.NONE);
  }

  /** The model itself for a country. */
  public ArrivalModel arrivalModel(String country) {
    return find(model, special(country));
  }

  /** What the model is called in tables: {@code best}, or {@code best-15m}. */
  public static String stored(String model, int minutes) {
    return minutes == USUAL_MINUTES ? model : model + "-" + minutes + "m";
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
