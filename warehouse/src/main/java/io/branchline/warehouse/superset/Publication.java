package io.branchline.warehouse.superset;

import com.google.gson.JsonObject;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What publishing brought to a Superset.
 *
 * @param dashboard the dashboard's address
 */
record Publication(int datasets, int charts, int rules, String dashboard) {

  private record BranchId(String branch) {}

  /**
   * Publishes the assets and the row-level rules; done again, it changes nothing.
   *
   * @param warehouse names the service level in force and the branches
   * @param database the warehouse as Superset's machine reaches it, and the user who reads
   */
  static Publication publish(
      SupersetClient superset, Warehouse warehouse, WarehouseConfig database) {
    JsonObject passwords = new JsonObject();
    passwords.addProperty(Assets.DATABASE, database.password());
    superset.upload(
        "/api/v1/assets/import/",
        new Multipart()
            .file(
                "bundle",
                "branchline.zip",
                "application/zip",
                Assets.archive(database, ServiceLevel.of(warehouse)))
            .field("passwords", passwords.toString()));
    requireFigures(superset, database);
    List<Integer> datasets = new ArrayList<>();
    for (String dataset : Assets.DATASETS) {
      JsonObject found = superset.get("/api/v1/dataset/" + Assets.field(dataset, "uuid"));
      datasets.add(found.get("id").getAsInt());
    }
    List<String> branches =
        warehouse
            .query(BranchId.class, "SELECT branch FROM branches FINAL ORDER BY branch", Map.of())
            .stream()
            .map(BranchId::branch)
            .toList();
    int rules = RowLevelSecurity.reconcile(superset, datasets, branches);
    return new Publication(
        datasets.size(),
        Assets.CHARTS.size(),
        rules,
        superset.base() + "/superset/dashboard/" + Assets.field(Assets.DASHBOARD, "slug") + "/");
  }

  /** Asks one chart: what is published must reach the warehouse from Superset's machine. */
  private static void requireFigures(SupersetClient superset, WarehouseConfig database) {
    JsonObject chart = superset.get("/api/v1/chart/" + Assets.field(Assets.CHARTS.get(0), "uuid"));
    int id = chart.getAsJsonObject("result").get("id").getAsInt();
    try {
      superset.get("/api/v1/chart/" + id + "/data/");
    } catch (Failure e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "The dashboards are published, but Superset cannot read the warehouse at "
              + database.url()
              + " as '"
              + database.user()
              + "': name its address as Superset's machine reaches it with --warehouse-url. "
              + e.getMessage(),
          e);
    }
  }
}
