package io.branchline.ingest.flink;

import io.branchline.ingest.assemble.AssembledCall;
import io.branchline.ingest.assemble.CallAssembler;
import io.branchline.ingest.assemble.EventOrder;
import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallOutcome;
import io.branchline.warehouse.table.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The distinct events of one call (or of one agent's own states), and the row that was last
 * written. Changes in place.
 */
final class CallInProgress {

  /** From so many events on, looking for an id goes by a hash set. */
  private static final int FEW = 32;

  final List<AcdEvent> events;

  /** When something is to be done next, in event time; {@link Long#MAX_VALUE} for never. */
  long dueMillis = Long.MAX_VALUE;

  /** Version of the row that was last written; 0 for none. */
  long writtenVersion;

  /** Whether it began behind the watermark: an earlier state of the same call may be gone. */
  boolean isLate;

  long writtenStartMillis;
  int writtenLegs;
  @Nullable CallOutcome writtenOutcome;

  private long lastMillis = Long.MIN_VALUE;
  private boolean isSorted = true;
  private @Nullable Set<String> ids;

  CallInProgress() {
    this(new ArrayList<>(12));
  }

  CallInProgress(List<AcdEvent> events) {
    this.events = events;
    for (AcdEvent event : events) {
      noteTime(event);
    }
    isSorted = false;
  }

  CallInProgress copy() {
    CallInProgress copy = new CallInProgress(new ArrayList<>(events));
    copy.dueMillis = dueMillis;
    copy.isLate = isLate;
    copy.writtenVersion = writtenVersion;
    copy.writtenStartMillis = writtenStartMillis;
    copy.writtenLegs = writtenLegs;
    copy.writtenOutcome = writtenOutcome;
    return copy;
  }

  boolean isOf(AcdEvent event) {
    AcdEvent first = events.get(0);
    return first.branch().equals(event.branch())
        && first.callId().equals(event.callId())
        && (!event.callId().isEmpty() || first.agent().equals(event.agent()));
  }

  boolean isAgentsOwn() {
    return events.get(0).callId().isEmpty();
  }

  boolean contains(AcdEvent event) {
    if (events.size() >= FEW) {
      return ids().contains(event.eventId());
    }
    for (AcdEvent known : events) {
      if (known.eventId().equals(event.eventId())) {
        return true;
      }
    }
    return false;
  }

  private Set<String> ids() {
    Set<String> known = ids;
    if (known == null) {
      known = new HashSet<>();
      for (AcdEvent event : events) {
        known.add(event.eventId());
      }
      ids = known;
    }
    return known;
  }

  /**
   * Whether an event of the same line is here already. Lines of many events are short of others.
   */
  boolean containsLineOf(AcdEvent event) {
    int from = Math.max(0, events.size() - FEW);
    for (int i = events.size() - 1; i >= from; i--) {
      AcdEvent known = events.get(i);
      if (known.line() == event.line() && known.source().equals(event.source())) {
        return true;
      }
    }
    return false;
  }

  void add(AcdEvent event) {
    events.add(event);
    Set<String> known = ids;
    if (known != null) {
      known.add(event.eventId());
    }
    noteTime(event);
  }

  private void noteTime(AcdEvent event) {
    long at = event.at().toEpochMilli();
    // equal times are put in order by sorting, too
    isSorted = isSorted && at > lastMillis;
    lastMillis = Math.max(lastMillis, at);
  }

  long lastMillis() {
    return lastMillis;
  }

  boolean isWritten() {
    return writtenVersion == events.size();
  }

  private void sort() {
    if (!isSorted) {
      events.sort(EventOrder.EVENT_TIME);
      isSorted = true;
    }
  }

  /** Whether the call is over, but for wrap-up. */
  boolean isOver() {
    sort();
    for (int i = events.size() - 1; i >= 0; i--) {
      EventType type = events.get(i).type();
      if (type != EventType.WRAP_UP_STARTED && type != EventType.WRAP_UP_ENDED) {
        return CallAssembler.isFinal(type);
      }
    }
    return false;
  }

  /** The rows that are to be written now. */
  List<Record> rows() {
    sort();
    AssembledCall assembled = CallAssembler.assemble(events);
    Call call = assembled.call();
    List<Record> rows = new ArrayList<>(2 + assembled.legs().size());
    rows.add(call);
    rows.addAll(assembled.legs());
    if (writtenVersion > 0) {
      rows.addAll(assembled.retractionsOf(Instant.ofEpochMilli(writtenStartMillis), writtenLegs));
    }
    writtenVersion = call.version();
    writtenStartMillis = call.startedAt().toEpochMilli();
    writtenLegs = assembled.legs().size();
    writtenOutcome = call.outcome();
    return rows;
  }
}
