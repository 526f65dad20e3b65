package io.branchline.ingest.format;

/** Turns lines of one format into events. Holds buffers: one parser a thread. */
@FunctionalInterface
public interface LineParser {

  /**
   * Calls the sink: once or more with events of one call (or one agent), or once with anything
   * else. Never throws for what stands in a line.
   */
  void parse(RawLine line, LineSink sink);
}
