package io.branchline.forecasting.job;

import io.branchline.forecasting.adjust.Layer;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.ForecastAdjustment;
import java.util.Map;

/** The planners' layer as it stands. */
final class Adjusted {

  private Adjusted() {}

  static Layer layer(Warehouse warehouse) {
    return Layer.of(
        warehouse.query(
            ForecastAdjustment.class, "SELECT * FROM forecast_adjustments FINAL", Map.of()));
  }
}
