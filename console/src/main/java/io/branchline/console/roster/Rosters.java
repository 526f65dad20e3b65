package io.branchline.console.roster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.branchline.console.access.NotThere;
import io.branchline.console.access.Reader;
import io.branchline.forecasting.plan.DraftEdits;
import io.branchline.forecasting.plan.OpenRoster;
import io.branchline.forecasting.plan.Publication;
import io.branchline.forecasting.roster.Roster;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.RosterRow;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  private static final String NEED =
      String.format(
          Locale.ROOT,
          """
          SELECT local_date, local_time, toInt32(sum(agents)) AS agents FROM (
              SELECT local_date, local_time, queue, max(scheduled) AS agents FROM staffing FINAL
              WHERE branch = {branch:String} AND model = 'erlang-c' AND %1$s
                  AND local_date >= {from:Date} AND local_date <= {to:Date}
                  AND origin = (SELECT max(origin) FROM staffing FINAL
                      WHERE branch = {branch:String} AND model = 'erlang-c' AND %1$s)
              GROUP BY local_date, local_time, queue)
          GROUP BY local_date, local_time ORDER BY local_date, local_time""",
          Reader.SCOPE);

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

  /**
   * What a half hour needs.
   *
   * @param agents to roster, shrinkage included
   */
  record Need(java.time.LocalDate localDate, String localTime, int agents) {}

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

  /** The newest staffing of a roster's days; empty where there is none. */
  List<Need> need(Reader reader, RosterRow row) {
    return reader.query(
        Need.class,
        NEED,
        Map.of(
            "branch",
            row.branch(),
            "from",
            row.fromDate(),
            "to",
            row.fromDate().plusDays(row.days() - 1L)));
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

  DraftEdits.Outcome keep(OpenRoster roster, Roster changed, Set<String> seen, String by) {
    return edits.keep(roster, changed, seen, by, clock.instant());
  }

  RosterRow publish(OpenRoster roster, String by, String reason) {
    RosterRow published = publication.publish(roster, by, reason, clock.instant());
    open.invalidateAll();
    return published;
  }
}
