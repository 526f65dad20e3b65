package io.branchline.ingest.assemble;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallLeg;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A call's row and the rows of its legs. */
public record AssembledCall(Call call, List<CallLeg> legs) {

  /** Copies what could change. */
  public AssembledCall {
    requireNonNull(call, "call is null");
    legs = List.copyOf(legs);
  }

  /** The UTC day that is part of the rows' key. */
  public static LocalDate keyDay(Instant startedAt) {
    return startedAt.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * What takes back rows that were written before for the same call and have no successor with the
   * same key: all of them if the call's day is another now, else the legs that are no more.
   *
   * @param earlierStart when the earlier row said that the call started
   * @param earlierLegs how many legs it had
   */
  public List<Record> retractionsOf(Instant earlierStart, int earlierLegs) {
    List<Record> rows = new ArrayList<>();
    boolean moved = !keyDay(earlierStart).equals(keyDay(call.startedAt()));
    if (moved) {
      rows.add(deleted(earlierStart));
    }
    for (int leg = moved ? 1 : legs.size() + 1; leg <= earlierLegs; leg++) {
      rows.add(deletedLeg(leg, moved ? earlierStart : call.startedAt()));
    }
    return rows;
  }

  private Call deleted(Instant start) {
    return new Call(
        call.callId(),
        call.branch(),
        call.queue(),
        call.agent(),
        call.customer(),
        call.priority(),
        call.outcome(),
        start,
        null,
        null,
        null,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        List.of(),
        call.source(),
        call.version(),
        true);
  }

  private CallLeg deletedLeg(int leg, Instant start) {
    return new CallLeg(
        call.callId(),
        leg,
        call.branch(),
        "",
        "",
        call.outcome(),
        start,
        null,
        null,
        null,
        0,
        0,
        0,
        0,
        0,
        call.version(),
        true);
  }
}
