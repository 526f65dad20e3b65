package io.branchline.ingest.assemble;

import io.branchline.warehouse.table.AgentState;
import io.branchline.warehouse.table.AgentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The moves of one agent in their order, and the states between them.
 *
 * <p>States are found by walking along the moves; what differs from the rows that were found before
 * is a correction. A correction must have a higher version than what it corrects even when nobody
 * remembers the earlier row, so the version of a row falls with its length: as more moves become
 * known, a state can only be cut shorter. Where the earlier row is remembered, the version is at
 * least one more.
 */
public final class AgentTimeline {

  private static final long VERSION_BASE = 1L << 50;
  private static final long LONGEST_MILLIS = 1L << 40;

  private final String branch;
  private final String agent;
  private final List<AgentMove> moves = new ArrayList<>();
  private final TreeMap<Long, AgentState> written = new TreeMap<>();
  private Standing before = Standing.NOWHERE;
  private boolean hasNews;

  /** An agent of whom nothing is known yet. */
  public AgentTimeline(String branch, String agent) {
    this.branch = branch;
    this.agent = agent;
  }

  /** A state: what, why, and in which call. */
  public record State(AgentStatus status, String reason, String callId) {}

  /**
   * Where an agent stands at a moment.
   *
   * @param own what he is by himself; none before he logs in
   * @param current what he is
   * @param sinceMillis since when
   */
  public record Standing(@Nullable State own, @Nullable State current, long sinceMillis) {
    static final Standing NOWHERE = new Standing(null, null, 0);

    Standing after(AgentMove move) {
      State nextOwn = own;
      State next = current;
      switch (move.type()) {
        case LOGGED_IN -> {
          nextOwn = new State(AgentStatus.NOT_READY, "", "");
          next = nextOwn;
        }
        case READY -> {
          nextOwn = new State(AgentStatus.READY, "", "");
          next = isBusy() ? current : nextOwn;
        }
        case NOT_READY -> {
          nextOwn = new State(AgentStatus.NOT_READY, move.reason(), "");
          next = isBusy() ? current : nextOwn;
        }
        case LOGGED_OUT -> {
          nextOwn = null;
          next = null;
        }
        case RINGING -> next = inCall(AgentStatus.RINGING, move);
        case ANSWERED, RETRIEVED -> next = inCall(AgentStatus.TALKING, move);
        case HELD -> next = inCall(AgentStatus.HOLD, move);
        case WRAP_UP_STARTED -> next = inCall(AgentStatus.WRAP_UP, move);
        default -> next = isInAnotherCallThan(move) ? current : own;
      }
      boolean same = Objects.equals(next, current);
      return new Standing(nextOwn, next, same ? sinceMillis : move.atMillis());
    }

    private static State inCall(AgentStatus status, AgentMove move) {
      return new State(status, "", move.callId());
    }

    /** The end of one call does not end what the agent does in another one. */
    private boolean isInAnotherCallThan(AgentMove move) {
      return current != null
          && !current.callId().isEmpty()
          && !current.callId().equals(move.callId());
    }

    private boolean isBusy() {
      return current != null
          && (current.status() == AgentStatus.RINGING
              || current.status() == AgentStatus.TALKING
              || current.status() == AgentStatus.HOLD);
    }
  }

  /** The agent's branch. */
  public String branch() {
    return branch;
  }

  /** The agent. */
  public String agent() {
    return agent;
  }

  /** The moves that are remembered, in order. */
  public List<AgentMove> moves() {
    return moves;
  }

  /** The rows that are remembered. */
  public Collection<AgentState> written() {
    return written.values();
  }

  /** Where the agent stood before the first remembered move. */
  public Standing before() {
    return before;
  }

  /** Brings back what was remembered. */
  public void restore(
      Standing standing, Collection<AgentMove> remembered, Collection<AgentState> rows) {
    before = standing;
    moves.addAll(remembered);
    hasNews = true;
    remember(rows);
  }

  /** Says which rows exist already, so that only what differs from them is written. */
  public void remember(Collection<AgentState> rows) {
    for (AgentState row : rows) {
      written.put(row.startedAt().toEpochMilli(), row);
    }
  }

  /** Takes a move in; the same move twice changes nothing. Returns whether it was new. */
  public boolean add(AgentMove move) {
    int at = moves.size();
    while (at > 0) {
      int order = AgentMove.ORDER.compare(moves.get(at - 1), move);
      if (order == 0) {
        return false;
      }
      if (order < 0) {
        break;
      }
      at--;
    }
    moves.add(at, move);
    hasNews = true;
    return true;
  }

  /** Whether there are moves that {@link #changes} has not looked at. */
  public boolean hasNews() {
    return hasNews;
  }

  /**
   * Rows that are new or other than before, from the moves up to a moment.
   *
   * @param untilMillis inclusive; later moves wait
   */
  public List<AgentState> changes(long untilMillis) {
    Map<Long, AgentState> found = find(untilMillis);
    List<AgentState> rows = new ArrayList<>();
    for (Map.Entry<Long, AgentState> entry : found.entrySet()) {
      AgentState known = written.get(entry.getKey());
      AgentState row = entry.getValue();
      if (known == null) {
        rows.add(row);
      } else if (!sameBut(known, row)) {
        rows.add(withVersion(row, Math.max(row.version(), known.version() + 1), false));
      }
    }
    for (Map.Entry<Long, AgentState> entry : written.entrySet()) {
      AgentState known = entry.getValue();
      boolean judged = entry.getKey() >= before.sinceMillis() && entry.getKey() <= untilMillis;
      if (judged && !known.isDeleted() && !found.containsKey(entry.getKey())) {
        rows.add(withVersion(known, known.version() + 1, true));
      }
    }
    remember(rows);
    hasNews = !moves.isEmpty() && moves.get(moves.size() - 1).atMillis() > untilMillis;
    return rows;
  }

  private Map<Long, AgentState> find(long untilMillis) {
    Map<Long, AgentState> found = new TreeMap<>();
    Standing standing = before;
    int i = 0;
    while (i < moves.size() && moves.get(i).atMillis() <= untilMillis) {
      long at = moves.get(i).atMillis();
      Standing next = standing;
      // moves of the same instant are one: only where they lead to counts
      while (i < moves.size() && moves.get(i).atMillis() == at) {
        next = next.after(moves.get(i++));
      }
      if (Objects.equals(next.current(), standing.current())) {
        standing = new Standing(next.own(), standing.current(), standing.sinceMillis());
      } else {
        put(found, standing, at);
        standing = new Standing(next.own(), next.current(), at);
      }
    }
    put(found, standing, -1);
    return found;
  }

  private void put(Map<Long, AgentState> found, Standing standing, long endMillis) {
    State state = standing.current();
    if (state == null) {
      return;
    }
    long length = Math.min(endMillis - standing.sinceMillis(), LONGEST_MILLIS);
    found.put(
        standing.sinceMillis(),
        new AgentState(
            branch,
            agent,
            state.status(),
            state.reason(),
            state.callId(),
            Instant.ofEpochMilli(standing.sinceMillis()),
            endMillis < 0 ? null : Instant.ofEpochMilli(endMillis),
            endMillis < 0 ? 1 : VERSION_BASE - length,
            false));
  }

  /** Forgets what is over before a moment; where the agent stands then is kept. */
  public void forgetBefore(long millis) {
    int keepFrom = 0;
    while (keepFrom < moves.size() && moves.get(keepFrom).atMillis() < millis) {
      long at = moves.get(keepFrom).atMillis();
      Standing next = before;
      while (keepFrom < moves.size() && moves.get(keepFrom).atMillis() == at) {
        next = next.after(moves.get(keepFrom++));
      }
      boolean same = Objects.equals(next.current(), before.current());
      before = new Standing(next.own(), next.current(), same ? before.sinceMillis() : at);
    }
    moves.subList(0, keepFrom).clear();
    written.headMap(before.sinceMillis()).clear();
  }

  private static boolean sameBut(AgentState a, AgentState b) {
    return a.equals(withVersion(b, a.version(), false));
  }

  private static AgentState withVersion(AgentState row, long version, boolean isDeleted) {
    return new AgentState(
        row.branch(),
        row.agent(),
        row.state(),
        row.reason(),
        row.callId(),
        row.startedAt(),
        row.endedAt(),
        version,
        isDeleted);
  }
}
