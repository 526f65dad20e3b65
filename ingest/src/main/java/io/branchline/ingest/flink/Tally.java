package io.branchline.ingest.flink;

import io.branchline.warehouse.table.CallOutcome;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Names of the counters that operators keep, and reads them when the job is done. */
public final class Tally {

  static final String LINES = "lines";
  static final String EVENT_LINES = "event-lines";
  static final String NEW_LINES = "new-lines";
  static final String EVENTS = "events";
  static final String EARLIEST = "earliest";
  static final String LATEST = "latest";
  static final String IGNORED = "ignored";
  static final String DEAD_LETTERS = "dead-letters";
  static final String USABLE = "usable:";
  static final String UNUSABLE = "unusable:";

  private final Map<String, Object> counts;

  /** The counters of a job that is done. */
  public Tally(Map<String, Object> counts) {
    this.counts = new HashMap<>(counts);
  }

  static LongCounter counter(RuntimeContext context, String name) {
    LongCounter counter = new LongCounter();
    context.addAccumulator(name, counter);
    return counter;
  }

  static String outcome(CallOutcome outcome) {
    return "outcome:" + outcome.name().toLowerCase(Locale.ROOT);
  }

  private long count(String name) {
    return counts.get(name) instanceof Long count ? count : 0;
  }

  /** Lines that were read, headers not counted. */
  public long lines() {
    return count(LINES);
  }

  /** Lines that gave at least one new event. */
  public long eventLines() {
    return count(NEW_LINES);
  }

  /** Lines whose events were all known. */
  public long duplicates() {
    return count(EVENT_LINES) - count(NEW_LINES);
  }

  /** Lines that tell of nothing. */
  public long ignored() {
    return count(IGNORED);
  }

  /** Lines that cannot be used. */
  public long deadLetters() {
    return count(DEAD_LETTERS);
  }

  /** New events; a wide row gives several. */
  public long events() {
    return count(EVENTS);
  }

  /** Calls by outcome, in the order of the outcomes. */
  public Map<CallOutcome, Long> calls() {
    Map<CallOutcome, Long> calls = new EnumMap<>(CallOutcome.class);
    for (CallOutcome outcome : CallOutcome.values()) {
      calls.put(outcome, count(outcome(outcome)));
    }
    return calls;
  }

  /** The time of the first event. */
  public Instant earliest() {
    return Instant.ofEpochMilli(count(EARLIEST));
  }

  /** The time of the last event. */
  public Instant latest() {
    return Instant.ofEpochMilli(count(LATEST));
  }

  /** Lines of a file that gave events. */
  public long usableLines(String source) {
    return count(USABLE + source);
  }

  /** Lines of a file that became dead letters. */
  public long unusableLines(String source) {
    return count(UNUSABLE + source);
  }
}
