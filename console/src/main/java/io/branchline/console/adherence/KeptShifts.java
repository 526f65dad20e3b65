package io.branchline.console.adherence;

import io.branchline.console.access.Period;
import io.branchline.console.access.Reader;
import io.branchline.forecasting.adherence.Adherence;
import io.branchline.forecasting.adherence.Shift;
import io.branchline.forecasting.adherence.ShiftReport;
import io.branchline.forecasting.adherence.Stay;
import io.branchline.forecasting.adherence.Stretch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The published shifts of some days, judged by the agents' states. */
final class KeptShifts {

  private static final String SHIFTS =
      "SELECT branch, agent, local_date, starts_at, ends_at, break_starts, break_minutes FROM"
          + " published_shifts WHERE local_date >= {from:Date} AND local_date <= {to:Date}"
          + " AND ({branch:String} = '' OR branch = {branch:String})"
          + " AND ({agent:String} = '' OR agent = {agent:String}) AND "
          + Reader.SCOPE
          + " ORDER BY branch, agent, starts_at";

  /** Neighbouring states that count as the same are one stay. */
  private static final String STAYS =
      String.format(
          Locale.ROOT,
          """
          SELECT branch, agent, presence, min(started_at) AS started, max(ended) AS ended FROM (
            SELECT *, sum(other) OVER (PARTITION BY branch, agent ORDER BY started_at, ended) AS island FROM (
              SELECT branch, agent, started_at, ended, presence,
                toUInt8(lagInFrame(presence, 1, '') OVER w != presence
                  OR lagInFrame(ended, 1, ended) OVER w < started_at) AS other
              FROM (
                SELECT branch, agent, started_at, ifNull(ended_at, {now:DateTime64(3)}) AS ended,
                  multiIf(state != 'not_ready', 'working',
                    has({neutral:Array(String)}, lowerUTF8(reason)), 'neutral', 'away') AS presence
                FROM agent_states FINAL
                WHERE started_at >= {start:DateTime64(3)} AND started_at < {end:DateTime64(3)}
                  AND ({branch:String} = '' OR branch = {branch:String})
                  AND ({agent:String} = '' OR agent = {agent:String}) AND %s)
              WINDOW w AS (PARTITION BY branch, agent ORDER BY started_at, ended
                ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)))
          GROUP BY branch, agent, island, presence
          ORDER BY branch, agent, started""",
          Reader.SCOPE);

  private static final String KNOWN =
      "SELECT branch, min(started_at) AS first, max(ifNull(ended_at, started_at)) AS last FROM"
          + " agent_states FINAL WHERE started_at >= {start:DateTime64(3)} AND started_at <"
          + " {end:DateTime64(3)} AND ({branch:String} = '' OR branch = {branch:String}) AND "
          + Reader.SCOPE
          + " GROUP BY branch";

  private record ShiftRow(
      String branch,
      String agent,
      LocalDate localDate,
      Instant startsAt,
      Instant endsAt,
      List<Integer> breakStarts,
      List<Integer> breakMinutes) {}

  private record StayRow(
      String branch, String agent, String presence, Instant started, Instant ended) {}

  private record KnownRow(String branch, Instant first, @Nullable Instant last) {}

  /** An agent's shifts and what the agent did around them. */
  record Agent(String branch, String agent, List<ShiftReport> reports, List<Stay> stays) {}

  private KeptShifts() {}

  /**
   * Judges every shift that is published for these days and lies in the time that the branch's
   * states are known of.
   *
   * @param branch or empty for all that the reader sees
   * @param agent or empty for all
   */
  static List<Agent> read(
      Reader reader,
      Period period,
      String branch,
      String agent,
      AdherenceTerms.Row terms,
      Instant now) {
    Map<String, Object> asked = new HashMap<>();
    asked.put("from", period.from());
    asked.put("to", period.to());
    asked.put("branch", branch);
    asked.put("agent", agent);
    asked.put("neutral", terms.neutral());
    asked.put("now", now);
    asked.put("start", period.from().minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    asked.put("end", period.to().plusDays(3).atStartOfDay(ZoneOffset.UTC).toInstant());
    Map<String, KnownRow> known = new HashMap<>();
    reader.query(KnownRow.class, KNOWN, asked).forEach(row -> known.put(row.branch(), row));
    Map<String, List<Stay>> stays = new HashMap<>();
    for (StayRow row : reader.query(StayRow.class, STAYS, asked)) {
      if (!row.ended().isBefore(row.started())) {
        stays
            .computeIfAbsent(row.branch() + "\n" + row.agent(), key -> new ArrayList<>())
            .add(
                new Stay(
                    new Stretch(row.started(), row.ended()),
                    Stay.Presence.valueOf(row.presence().toUpperCase(Locale.ROOT))));
      }
    }
    return judged(reader.query(ShiftRow.class, SHIFTS, asked), stays, known, terms, now);
  }

  private static List<Agent> judged(
      List<ShiftRow> rows,
      Map<String, List<Stay>> stays,
      Map<String, KnownRow> known,
      AdherenceTerms.Row terms,
      Instant now) {
    Map<String, List<ShiftRow>> byAgent = new TreeMap<>();
    for (ShiftRow row : rows) {
      KnownRow time = known.get(row.branch());
      if (time != null && row.endsAt().isAfter(time.first())) {
        byAgent
            .computeIfAbsent(row.branch() + "\n" + row.agent(), key -> new ArrayList<>())
            .add(row);
      }
    }
    Adherence adherence = new Adherence(terms.terms());
    List<Agent> agents = new ArrayList<>();
    byAgent.forEach(
        (key, mine) -> {
          Instant last = known.get(mine.get(0).branch()).last();
          Instant until = last == null || now.isBefore(last) ? now : last;
          List<Stay> theirs = stays.getOrDefault(key, List.of());
          agents.add(
              new Agent(
                  mine.get(0).branch(),
                  mine.get(0).agent(),
                  adherence.judge(mine.stream().map(KeptShifts::shift).toList(), theirs, until),
                  theirs));
        });
    return agents;
  }

  private static Shift shift(ShiftRow row) {
    List<Stretch> breaks = new ArrayList<>();
    for (int i = 0; i < row.breakStarts().size(); i++) {
      Instant from = row.startsAt().plusSeconds(60L * row.breakStarts().get(i));
      breaks.add(new Stretch(from, from.plusSeconds(60L * row.breakMinutes().get(i))));
    }
    return new Shift(row.localDate(), new Stretch(row.startsAt(), row.endsAt()), breaks);
  }
}
