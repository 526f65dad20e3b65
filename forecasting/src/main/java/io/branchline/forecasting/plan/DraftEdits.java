package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.Verdict;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.RosterDemand;
import io.branchline.warehouse.table.RosterRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps what a planner changed as a new draft; what it was made from stays. */
public final class DraftEdits {

  private final RosterStore store;

  /** Writes drafts into a warehouse. */
  public DraftEdits(Warehouse warehouse) {
    this.store = new RosterStore(warehouse);
  }

  /**
   * What came of it.
   *
   * @param kept the new draft's name; empty where others wrote meanwhile
   * @param others drafts of the same roster that the planner has not seen
   */
  public record Outcome(String kept, List<RosterRow> others) {}

  /**
   * Keeps a changed roster, unless somebody else has kept a draft of the same one that this planner
   * has not seen.
   *
   * @param seen drafts of this roster that the planner knows of
   */
  public synchronized Outcome keep(
      OpenRoster open, Roster changed, Set<String> seen, String by, Instant now) {
    List<RosterRow> others =
        store.editedFrom(open.row()).stream().filter(row -> !seen.contains(row.roster())).toList();
    if (!others.isEmpty()) {
      return new Outcome("", others);
    }
    RosterRow from = open.row();
    Verdict verdict = open.check(changed);
    String name = RosterRun.name(from.branch(), from.fromDate(), now);
    RosterRow head =
        new RosterRow(
            from.branch(),
            name,
            from.fromDate(),
            from.days(),
            "draft",
            store.lastPublished(from.branch(), from.fromDate()),
            from.seed(),
            verdict.cost().total(),
            0,
            verdict.missing(),
            Math.toIntExact(verdict.hardViolations()),
            from.rules(),
            by,
            now,
            "",
            null,
            now.toEpochMilli(),
            from.roster(),
            "");
    store.write(head, open.shifts(name, changed, now), demand(open, name, now));
    return new Outcome(name, List.of());
  }

  private static List<RosterDemand> demand(OpenRoster open, String name, Instant now) {
    List<RosterDemand> rows = new ArrayList<>();
    for (Demand row : open.problem().demand()) {
      rows.add(
          new RosterDemand(
              open.row().branch(),
              name,
              row.date(),
              row.shift(),
              row.skill(),
              row.agents(),
              now.toEpochMilli()));
    }
    return rows;
  }
}
