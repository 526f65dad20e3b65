package io.branchline.ingest.assemble;

import io.branchline.warehouse.table.AcdEvent;
import java.util.Comparator;

/** The one order of events: by time, then by what naturally comes first, then by place of input. */
public final class EventOrder {

  /** Total over distinct events. */
  public static final Comparator<AcdEvent> EVENT_TIME = EventOrder::compare;

  private EventOrder() {}

  private static int compare(AcdEvent a, AcdEvent b) {
    int order = a.at().compareTo(b.at());
    if (order == 0) {
      order = a.type().compareTo(b.type());
    }
    if (order == 0) {
      order = a.source().compareTo(b.source());
    }
    if (order == 0) {
      order = Long.compare(a.line(), b.line());
    }
    return order != 0 ? order : a.eventId().compareTo(b.eventId());
  }
}
