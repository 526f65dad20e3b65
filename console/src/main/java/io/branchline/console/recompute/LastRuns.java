package io.branchline.console.recompute;

import io.branchline.console.access.Audit;
import io.branchline.console.access.Viewer;
import io.branchline.warehouse.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the last run of a kind came to, from the audit log: it is known after the console was
 * started again. Ask only about what the reader may see; the log knows every branch.
 */
@Component
public final class LastRuns {

  private static final String ENDED = "_ended";
  private static final String LAST =
      """
      SELECT at, username, action, detail FROM audit_log FINAL
      WHERE subject = {subject:String} AND action IN ({action:String}, {ended:String})
      ORDER BY at DESC LIMIT 2
      """;

  private final Warehouse warehouse;
  private final Audit audit;

  LastRuns(Warehouse warehouse, Audit audit) {
    this.warehouse = warehouse;
    this.audit = audit;
  }

  /**
   * A run.
   *
   * @param end null where it did not come to one
   */
  public record LastRun(Instant startedAt, String by, @Nullable RunEnd end) {
    /** The key of the line that says it. */
    public String key() {
      return "run.last." + (end == null ? "open" : end.how().name().toLowerCase(Locale.ROOT));
    }
  }

  private record Entry(Instant at, String username, String action, String detail) {}

  /**
   * Writes down that one starts.
   *
   * @param action recomputed_forecast, recomputed_staffing, solved_roster
   * @return writes down how it ended
   */
  public Consumer<RunEnd> started(
      Viewer viewer, String action, String subject, String branch, String detail) {
    audit.record(viewer, action, subject, branch, detail);
    return end -> audit.record(viewer, action + ENDED, subject, branch, end.written());
  }

  /** The last one; empty where there was none. */
  public Optional<LastRun> of(String action, String subject) {
    List<Entry> newest =
        warehouse.query(
            Entry.class,
            LAST,
            Map.of("subject", subject, "action", action, "ended", action + ENDED));
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    Entry last = newest.get(0);
    boolean ended = last.action().endsWith(ENDED) && newest.size() > 1;
    Entry start = ended ? newest.get(1) : last;
    return Optional.of(
        new LastRun(
            start.at(), start.username(), ended ? RunEnd.read(last.detail()).orElse(null) : null));
  }
}
