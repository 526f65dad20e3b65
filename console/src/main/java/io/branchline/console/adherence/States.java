package io.branchline.console.adherence;

import io.branchline.console.access.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The states behind a figure, as ingest wrote them. */
final class States {

  private static final Duration AROUND = Duration.ofHours(4);

  private static final String ROWS =
      "SELECT state, reason, call_id, started_at, ended_at FROM agent_states FINAL WHERE branch ="
          + " {branch:String} AND agent = {agent:String} AND started_at < {to:DateTime64(3)} AND"
          + " started_at >= {from:DateTime64(3)} - INTERVAL 1 DAY AND ifNull(ended_at,"
          + " started_at) >= {from:DateTime64(3)} AND "
          + Reader.SCOPE
          + " ORDER BY started_at LIMIT 2000";

  /** A state. */
  record Row(
      String state, String reason, String callId, Instant startedAt, @Nullable Instant endedAt) {

    public @Nullable Long millis() {
      return endedAt == null ? null : Long.valueOf(Duration.between(startedAt, endedAt).toMillis());
    }
  }

  private States() {}

  /** The states around the shown shifts of an agent. */
  static List<Row> of(Reader reader, String branch, String agent, List<KeptShifts.Agent> shown) {
    Instant from = null;
    Instant to = null;
    for (KeptShifts.Agent one : shown) {
      for (var report : one.reports()) {
        Instant start = report.shift().time().from().minus(AROUND);
        Instant end = report.shift().time().to().plus(AROUND);
        from = from == null || start.isBefore(from) ? start : from;
        to = to == null || end.isAfter(to) ? end : to;
      }
    }
    return from == null || to == null
        ? List.of()
        : reader.query(
            Row.class, ROWS, Map.of("branch", branch, "agent", agent, "from", from, "to", to));
  }
}
