package io.branchline.ingest.read;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.format.RawLine;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a {@link FileBlock}. Memory is bounded whatever stands in the file: of a line
 * longer than {@link RawLine#MAX_BYTES} only that much is shown, marked as cut, and the rest
 * skipped.
 */
public final class BlockReader implements Closeable {

  private static final int CHUNK_BYTES = 256 << 10;

  private final String path;
  private final long end;
  private final boolean hasHeader;
  private byte[] buffer = new byte[CHUNK_BYTES];
  private int start;
  private int limit;
  private int scanned;
  private long fileOffset;
  private long nextLine;
  private boolean isSkipping;
  private @Nullable String header;
  private String fileKey;
  private @Nullable FileChannel channel;

  /** Reads on from where the block says. */
  public BlockReader(FileBlock block, boolean hasHeader) {
    this.path = block.path();
    this.end = block.end();
    this.hasHeader = hasHeader;
    this.fileOffset = block.offset();
    this.nextLine = block.nextLine();
    this.isSkipping = block.isSkipping();
    this.header = block.header();
    this.fileKey = block.fileKey();
  }

  /** How far it has come: a block that continues with the next line. */
  public FileBlock position() {
    return new FileBlock(path, fileKey, offset(), end, nextLine, isSkipping, header);
  }

  /** Where in the file the next line begins. */
  public long offset() {
    return fileOffset - (limit - start);
  }

  /**
   * Points the view at the next line; false if there is none (yet, in a file that grows). The view
   * is valid until the next call.
   */
  public boolean next(RawLine line) throws IOException {
    while (true) {
      int newline = indexOfNewline();
      if (newline >= 0) {
        int from = start;
        start = newline + 1;
        scanned = start;
        if (isSkipping) {
          isSkipping = false;
          continue;
        }
        if (show(line, from, newline - from)) {
          return true;
        }
        continue;
      }
      if (isSkipping) {
        start = limit;
        scanned = limit;
      } else if (limit - start > RawLine.MAX_BYTES) {
        int from = start;
        start = limit;
        scanned = limit;
        isSkipping = true;
        show(line, from, RawLine.MAX_BYTES);
        line.markCut();
        return true;
      }
      if (!fill()) {
        return finish(line);
      }
    }
  }

  /** The last line of a block that is complete may lack its line end. */
  private boolean finish(RawLine line) {
    if (end == FileBlock.GROWING || start == limit) {
      return false;
    }
    int from = start;
    start = limit;
    scanned = limit;
    return !isSkipping && show(line, from, limit - from);
  }

  /** Whether it is a line of data; a header is taken in instead. */
  private boolean show(RawLine line, int from, int length) {
    int offset = from;
    int size = length;
    long number = nextLine++;
    if (number == 1 && startsWithByteOrderMark(offset, size)) {
      offset += 3;
      size -= 3;
    }
    if (size > 0 && buffer[offset + size - 1] == '\r') {
      size--;
    }
    if (number == 1 && hasHeader) {
      header = new String(buffer, offset, size, StandardCharsets.UTF_8);
      return false;
    }
    line.from(path, header);
    line.set(buffer, offset, size, number);
    return true;
  }

  private boolean startsWithByteOrderMark(int offset, int size) {
    return size >= 3
        && buffer[offset] == (byte) 0xEF
        && buffer[offset + 1] == (byte) 0xBB
        && buffer[offset + 2] == (byte) 0xBF;
  }

  private int indexOfNewline() {
    for (int i = scanned; i < limit; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    scanned = limit;
    return -1;
  }

  private boolean fill() throws IOException {
    if (fileOffset >= end) {
      return false;
    }
    FileChannel open = open();
    if (open == null) {
      return false;
    }
    makeRoom();
    int wanted = (int) Math.min(buffer.length - limit, end - fileOffset);
    int read = open.read(ByteBuffer.wrap(buffer, limit, wanted), fileOffset);
    if (read <= 0) {
      return false;
    }
    limit += read;
    fileOffset += read;
    return true;
  }

  private void makeRoom() {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      limit -= start;
      scanned -= start;
      start = 0;
    }
    if (limit == buffer.length) {
      byte[] larger = new byte[Math.min(buffer.length * 2, RawLine.MAX_BYTES + CHUNK_BYTES)];
      System.arraycopy(buffer, 0, larger, 0, limit);
      buffer = larger;
    }
  }

  private @Nullable FileChannel open() throws IOException {
    Path file = Path.of(path);
    if (end != FileBlock.GROWING) {
      if (channel == null) {
        channel = FileChannel.open(file, StandardOpenOption.READ);
      }
      return channel;
    }
    if (!Files.exists(file)) {
      return null;
    }
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    String key = String.valueOf(attributes.fileKey());
    if ((!fileKey.isEmpty() && !key.equals(fileKey)) || attributes.size() < fileOffset) {
      startOver();
    }
    fileKey = key;
    if (channel == null) {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    }
    return channel;
  }

  /** Another file has taken the name, or somebody emptied this one. */
  private void startOver() throws IOException {
    close();
    start = 0;
    limit = 0;
    scanned = 0;
    fileOffset = 0;
    nextLine = 1;
    isSkipping = false;
    header = null;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      requireNonNull(channel, "channel is null").close();
      channel = null;
    }
  }
}
