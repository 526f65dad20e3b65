package io.branchline.ingest.format;

import io.branchline.warehouse.table.AcdEvent;

/** Where a parser puts what it found in a line: events, or nothing, or the reason why it cannot. */
public interface LineSink {

  /** One event that the line tells of. */
  void event(AcdEvent event);

  /** The line is fine but tells of no event. */
  void ignored();

  /**
   * The line cannot be used.
   *
   * @param reason a code
   * @param detail what was wrong, in words, with the value
   */
  void deadLetter(String reason, String detail);
}
