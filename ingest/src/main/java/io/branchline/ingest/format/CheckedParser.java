package io.branchline.ingest.format;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.AcdEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What every format has in common: empty lines are ignored; cut and binary ones are refused; a line
 * gives all of its events or none.
 */
final class CheckedParser implements LineParser {

  /** A format's own part: adds the line's events; none means that the line is to be ignored. */
  @FunctionalInterface
  interface Body {
    void parse(RawLine line, List<AcdEvent> events) throws Rejection;
  }

  private final Body body;
  private final List<AcdEvent> events = new ArrayList<>();

  CheckedParser(Body body) {
    this.body = requireNonNull(body, "body is null");
  }

  @Override
  public void parse(RawLine line, LineSink sink) {
    if (line.isCut()) {
      sink.deadLetter("too_long", "longer than " + RawLine.MAX_BYTES + " bytes");
      return;
    }
    if (line.isBlank()) {
      sink.ignored();
      return;
    }
    if (line.hasNul()) {
      sink.deadLetter("binary", "has NUL bytes: not text, or UTF-16 that should be UTF-8");
      return;
    }
    events.clear();
    try {
      body.parse(line, events);
    } catch (Rejection e) {
      sink.deadLetter(e.reason(), e.detail());
      return;
    } catch (IllegalArgumentException e) {
      sink.deadLetter("malformed", String.valueOf(e.getMessage()));
      return;
    }
    if (events.isEmpty()) {
      sink.ignored();
      return;
    }
    for (AcdEvent event : events) {
      sink.event(event);
    }
  }
}
