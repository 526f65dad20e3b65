package io.branchline.console.roster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.branchline.console.access.NotThere;
import io.branchline.console.access.Reader;
import io.branchline.forecasting.plan.DraftEdits;
import io.branchline.forecasting.plan.OpenRoster;
import io.branchline.forecasting.plan.Publication;
import io.branchline.forecasting.plan.RosterNeed;
import io.branchline.forecasting.roster.Roster;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.RosterRow;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rosters that a person may see. A roster's head is read by the person's own reader, so nobody gets
 * past it to another branch's shifts; who and what it is judged by is kept for half a minute.
 */
@Component
final class Rosters {

  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final int MOST = 60;

  private static final String HEADS =
      String.format(
          Locale.ROOT,
          """
          SELECT * FROM rosters FINAL WHERE branch = {branch:String} AND %s
          ORDER BY created_at DESC, roster LIMIT %d""",
          Reader.SCOPE,
          MOST);

  private static final String HEAD =
      "SELECT * FROM rosters FINAL WHERE roster = {roster:String} AND " + Reader.SCOPE;

  private static final String CHILDREN =
      "SELECT * FROM rosters FINAL WHERE edited_from = {roster:String} AND "
          + Reader.SCOPE
          + " ORDER BY created_at";

  private static final String IN_FORCE =
      "SELECT * FROM rosters FINAL WHERE branch = {branch:String} AND from_date = {from:Date} AND"
          + " status = 'published' AND "
          + Reader.SCOPE
          + " ORDER BY published_at DESC LIMIT 1";

  private static final String FIRST_STAFFED =
      String.format(
          Locale.ROOT,
          """
          SELECT min(local_date) AS day FROM staffing WHERE branch = {branch:String} AND %1$s
              AND origin = (SELECT max(origin) FROM staffing
                  WHERE branch = {branch:String} AND %1$s)
          HAVING count() > 0""",
          Reader.SCOPE);

  private static final String STAFFED =
      "SELECT local_date AS day FROM staffing WHERE branch = {branch:String} AND local_date BETWEEN"
          + " {from:Date} AND {to:Date} AND "
          + Reader.SCOPE
          + " LIMIT 1";

  private final Warehouse warehouse;
  private final DraftEdits edits;
  private final Publication publication;
  private final Clock clock;
  private final Cache<String, OpenRoster> open =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(50).build();

  Rosters(Warehouse warehouse, Clock clock) {
    this.warehouse = warehouse;
    this.edits = new DraftEdits(warehouse);
    this.publication = new Publication(warehouse);
    this.clock = clock;
  }

  /** A branch's rosters, the newest first. */
  List<RosterRow> heads(Reader reader, String branch) {
    return reader.query(RosterRow.class, HEADS, Map.of("branch", branch));
  }

  /** A roster's head; to people of other branches it does not exist. */
  RosterRow head(Reader reader, String roster) {
    return reader
        .first(RosterRow.class, HEAD, Map.of("roster", roster))
        .orElseThrow(() -> new NotThere("roster " + roster));
  }

  /** The drafts that were edited from it, the oldest first. */
  List<RosterRow> editedFrom(Reader reader, RosterRow row) {
    return reader.query(RosterRow.class, CHILDREN, Map.of("roster", row.roster()));
  }

  /** The name of the newest published roster of the same first day; empty for none. */
  String inForce(Reader reader, RosterRow row) {
    return reader
        .first(RosterRow.class, IN_FORCE, Map.of("branch", row.branch(), "from", row.fromDate()))
        .map(RosterRow::roster)
        .orElse("");
  }

  /**
   * Opens a roster whose head the person may see.
   *
   * @throws io.branchline.warehouse.Failure where what it is judged by contradicts itself
   */
  OpenRoster open(RosterRow row) {
    return open.get(row.roster() + "\n" + row.version(), key -> OpenRoster.open(warehouse, row));
  }

  /** The same by what is in the tables at this moment. */
  OpenRoster openFresh(RosterRow row) {
    open.invalidateAll();
    return open(row);
  }

  record Day(LocalDate day) {}

  /** The first day of a branch's newest staffing; null where there is none. */
  @Nullable LocalDate firstStaffed(Reader reader, String branch) {
    return reader
        .first(Day.class, FIRST_STAFFED, Map.of("branch", branch))
        .map(Day::day)
        .orElse(null);
  }

  /** Whether any day of a roster would have a need. */
  boolean staffed(Reader reader, String branch, LocalDate from, int days) {
    Map<String, Object> asked =
        Map.of("branch", branch, "from", from, "to", from.plusDays(days - 1L));
    return reader.first(Day.class, STAFFED, asked).isPresent();
  }

  /** Agents to have at work by day and half hour, as the solver takes them; none: not staffed. */
  Map<Integer, List<Integer>> need(OpenRoster roster) {
    return RosterNeed.of(warehouse, roster.row().branch(), roster.problem().period());
  }

  DraftEdits.Outcome keep(OpenRoster roster, Roster changed, Set<String> seen, String by) {
    return edits.keep(roster, changed, seen, by, clock.instant());
  }

  RosterRow publish(OpenRoster roster, String by, String reason) {
    RosterRow published = publication.publish(roster, by, reason, clock.instant());
    open.invalidateAll();
    return published;
  }
}
