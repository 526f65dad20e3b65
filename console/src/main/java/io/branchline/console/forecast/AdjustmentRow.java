package io.branchline.console.forecast;

import io.branchline.console.planning.Choice;
import io.branchline.forecasting.adjust.Layer;
import io.branchline.warehouse.table.ForecastAdjustment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment as the page lists it, made for one branch or several at once.
 *
 * @param branches in how many it was made
 * @param amount percent, or calls of all its branches together
 * @param holds whether it still counts anywhere
 * @param undone who took it back and why; null where nobody did
 */
record AdjustmentRow(
    ForecastAdjustment entry,
    int branches,
    double amount,
    boolean holds,
    @Nullable ForecastAdjustment undone) {

  /** The newest first; those of other branches than the choice's left out. */
  static List<AdjustmentRow> of(List<ForecastAdjustment> history, Layer layer, Choice choice) {
    Set<String> active = new HashSet<>();
    layer.active().forEach(a -> active.add(a.adjustment()));
    Map<String, ForecastAdjustment> undone = new HashMap<>();
    Map<String, List<ForecastAdjustment>> entries = new LinkedHashMap<>();
    for (ForecastAdjustment entry : history) {
      if (!choice.branch().isEmpty() && !entry.branch().equals(choice.branch())) {
        continue;
      }
      if (entry.kind().equals(ForecastAdjustment.UNDO)) {
        undone.put(entry.undoes(), entry);
      } else {
        entries.computeIfAbsent(entry.adjustment(), id -> new ArrayList<>()).add(entry);
      }
    }
    List<AdjustmentRow> rows = new ArrayList<>();
    entries.forEach(
        (id, of) -> {
          ForecastAdjustment first = of.get(0);
          double sum = of.stream().mapToDouble(ForecastAdjustment::amount).sum();
          boolean percent = first.kind().equals(ForecastAdjustment.PERCENT);
          rows.add(
              new AdjustmentRow(
                  first,
                  of.size(),
                  percent ? first.amount() : sum,
                  active.contains(id),
                  active.contains(id) ? null : undone.get(id)));
        });
    Collections.reverse(rows);
    return rows;
  }
}
