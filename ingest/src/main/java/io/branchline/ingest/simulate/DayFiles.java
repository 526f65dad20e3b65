package io.branchline.ingest.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One file a day, {@code events-2026-03-02.jsonl}, the day being the head office's (UTC+8). What is
 * written after the last day goes into the last file.
 */
final class DayFiles implements LineSink {

  private static final int BUFFER = 1 << 20;
  private static final long OFFSET_MILLIS = ZoneOffset.ofHours(8).getTotalSeconds() * 1000L;
  private static final long DAY = 86_400_000;

  private final Path folder;
  private final LocalDate last;
  private final byte[] buffer = new byte[BUFFER];
  private int size;
  private long dayEnds = Long.MIN_VALUE;
  private @Nullable OutputStream out;
  private long lines;
  private long bytes;

  DayFiles(Path folder, LocalDate last) {
    this.folder = folder;
    this.last = last;
  }

  long lines() {
    return lines;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void line(long when, byte[] line, int from, int length) throws IOException {
    if (when >= dayEnds) {
      open(when);
    }
    if (size + length > BUFFER) {
      flush();
    }
    System.arraycopy(line, from, buffer, size, length);
    size += length;
    lines++;
    bytes += length;
  }

  @Override
  public void close() throws IOException {
    flush();
    if (out != null) {
      out.close();
      out = null;
    }
  }

  private void open(long when) throws IOException {
    close();
    long day = Math.floorDiv(when + OFFSET_MILLIS, DAY);
    LocalDate date = LocalDate.ofEpochDay(day);
    dayEnds = date.isBefore(last) ? (day + 1) * DAY - OFFSET_MILLIS : Long.MAX_VALUE;
    out =
        Files.newOutputStream(
            folder.resolve("events-" + (date.isBefore(last) ? date : last) + ".jsonl"));
  }

  private void flush() throws IOException {
    if (out != null) {
      out.write(buffer, 0, size);
    }
    size = 0;
  }
}
