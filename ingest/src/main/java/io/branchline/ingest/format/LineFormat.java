package io.branchline.ingest.format;

import java.io.Serializable;

/** A format of input with its options; travels to where the lines are, and opens parsers there. */
public interface LineFormat extends Serializable {

  /** The format's name, as options and messages call it. */
  String name();

  /** The IANA zone of branches that are met for the first time. */
  String zone();

  /** Whether a file's first line names columns, and is no data. */
  default boolean hasHeader() {
    return false;
  }

  /**
   * Checks the column names of a file before any line is read.
   *
   * @throws io.branchline.warehouse.Failure naming a column that the file lacks
   */
  default void checkHeader(String source, String header) {}

  /** A new parser. */
  LineParser open();
}
