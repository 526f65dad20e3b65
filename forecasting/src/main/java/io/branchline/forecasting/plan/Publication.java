package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.Verdict;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.RosterRow;
import java.time.Instant;
import java.util.List;

/**
 * The one way in which a draft becomes the published roster of its days, from the console and from
 * the command line: it is checked again by today's contracts, leave and published days.
 */
public final class Publication {

  private static final int LONGEST_REASON = 500;

  private final Warehouse warehouse;

  /** Publishes into a warehouse. */
  public Publication(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Publishes a draft.
   *
   * @param reason why although a hard rule is broken; empty where none is
   * @throws Failure where it is published already, or must not be and no reason is given
   */
  public RosterRow publish(OpenRoster open, String by, String reason, Instant now) {
    RosterRow row = open.row();
    if (row.status().equals("published")) {
      throw new Failure(
          Failure.Code.FORBIDDEN,
          "Roster "
              + row.roster()
              + " was published on "
              + row.publishedAt()
              + " by "
              + row.publishedBy()
              + " and stays as it is. Edit it into a new draft, or solve again.");
    }
    Verdict verdict = open.check(open.roster());
    String why = reason.strip();
    if (!verdict.publishable() && why.isEmpty()) {
      throw new Failure(Failure.Code.FORBIDDEN, complaint(row, verdict));
    }
    RosterRow published =
        row.published(
            verdict.cost().total(),
            verdict.missing(),
            Math.toIntExact(verdict.hardViolations()),
            by,
            now,
            verdict.publishable() ? "" : why.substring(0, Math.min(why.length(), LONGEST_REASON)));
    warehouse.write(RosterRow.class, List.of(published));
    return published;
  }

  private static String complaint(RosterRow row, Verdict verdict) {
    boolean demand = verdict.demand() == RuleBook.Severity.HARD && verdict.hardViolations() == 0;
    return "Roster "
        + row.roster()
        + (demand
            ? " leaves " + verdict.missing() + " places of a demand that must be filled"
            : " breaks hard rules " + verdict.hardViolations() + " times")
        + ". See: ./branchline roster check "
        + row.roster()
        + ". To publish it all the same, say why with --reason.";
  }
}
