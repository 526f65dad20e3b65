package io.branchline.ingest.simulate;

import java.io.IOException;

/** Where finished lines go. */
interface LineSink extends AutoCloseable {

  /**
   * Takes one line, its line feed included.
   *
   * @param when the moment at which it is written, which for a late line is not its event's
   */
  void line(long when, byte[] bytes, int from, int length) throws IOException;

  @Override
  void close() throws IOException;
}
