package io.branchline.console.call;

import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallLeg;
import io.branchline.warehouse.table.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ACD's view of a call as bars on its clock: one track for the IVR, one a leg.
 *
 * @param millis the clock's length, wrap-up included
 */
record AcdLine(long millis, List<Track> tracks) {

  /** One row of bars. */
  record Track(int leg, String queue, String agent, List<Bar> bars) {}

  /**
   * One stretch.
   *
   * @param kind ivr, wait, ring, talk, hold or wrap
   * @param left where it starts, percent of the clock
   * @param width how long it is, percent of the clock
   */
  record Bar(String kind, double left, double width, long startMillis, long millis) {}

  static AcdLine of(Call call, List<CallLeg> legs, List<AcdEvent> events) {
    long total = length(call, legs);
    List<Track> tracks = new ArrayList<>();
    if (call.ivrMillis() > 0) {
      tracks.add(new Track(0, "", "", List.of(bar("ivr", 0, call.ivrMillis(), total))));
    }
    for (CallLeg leg : legs) {
      tracks.add(new Track(leg.leg(), leg.queue(), leg.agent(), bars(call, leg, events, total)));
    }
    return new AcdLine(total, tracks);
  }

  private static long length(Call call, List<CallLeg> legs) {
    long end = call.endedAt() == null ? 0 : since(call, call.endedAt());
    for (CallLeg leg : legs) {
      if (leg.endedAt() != null) {
        end = Math.max(end, since(call, leg.endedAt()) + leg.wrapUpMillis());
      }
    }
    return Math.max(1, end);
  }

  private static List<Bar> bars(Call call, CallLeg leg, List<AcdEvent> events, long total) {
    List<Bar> bars = new ArrayList<>();
    Instant queued = leg.queuedAt();
    if (queued != null && leg.waitMillis() > 0) {
      long start = since(call, queued);
      long ring = Math.min(leg.ringMillis(), leg.waitMillis());
      bars.add(bar("wait", start, leg.waitMillis() - ring, total));
      if (ring > 0) {
        bars.add(bar("ring", start + leg.waitMillis() - ring, ring, total));
      }
    }
    Instant answered = leg.answeredAt();
    if (answered != null) {
      long start = since(call, answered);
      Instant ended = leg.endedAt();
      long end = ended == null ? start + leg.talkMillis() + leg.holdMillis() : since(call, ended);
      bars.add(bar("talk", start, end - start, total));
      addHolds(bars, call, leg, events, total);
      if (leg.wrapUpMillis() > 0) {
        bars.add(bar("wrap", end, leg.wrapUpMillis(), total));
      }
    }
    return bars;
  }

  private static void addHolds(
      List<Bar> bars, Call call, CallLeg leg, List<AcdEvent> events, long total) {
    @Nullable Instant held = null;
    for (AcdEvent event : events) {
      if (!event.agent().equals(leg.agent()) && !event.agent().isEmpty()) {
        continue;
      }
      if (event.type() == EventType.HELD) {
        held = event.at();
      } else if (held != null
          && (event.type() == EventType.RETRIEVED
              || event.type() == EventType.TRANSFERRED
              || event.type() == EventType.ENDED)) {
        bars.add(
            bar("hold", since(call, held), Duration.between(held, event.at()).toMillis(), total));
        held = null;
      }
    }
  }

  private static long since(Call call, Instant instant) {
    return Math.max(0, Duration.between(call.startedAt(), instant).toMillis());
  }

  private static Bar bar(String kind, long start, long length, long total) {
    long bounded = Math.max(0, Math.min(length, total - start));
    return new Bar(kind, 100.0 * start / total, 100.0 * bounded / total, start, bounded);
  }
}
