package io.branchline.ingest.read;

import io.branchline.ingest.format.RawLine;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts files into blocks that begin with a line, in the order of the files, counting lines on the
 * way so that every block knows the number of its first one. Cuts ahead only as blocks are asked
 * for.
 */
public final class BlockCutter {

  private static final int CHUNK_BYTES = 1 << 20;

  private final List<String> paths;
  private final boolean hasHeader;
  private final long blockBytes;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
  private int next;
  private @Nullable FileBlock rest;

  /** Cuts these files, in this order. */
  public BlockCutter(List<String> paths, boolean hasHeader, long blockBytes) {
    this.paths = List.copyOf(paths);
    this.hasHeader = hasHeader;
    this.blockBytes = blockBytes;
  }

  /** The next block; null when every file is cut. */
  public @Nullable FileBlock next() throws IOException {
    while (true) {
      FileBlock whole = rest;
      if (whole == null) {
        if (next >= paths.size()) {
          return null;
        }
        whole = begin(paths.get(next++));
      }
      if (whole.offset() >= whole.end()) {
        rest = null;
        continue;
      }
      return cut(whole);
    }
  }

  /** The file's first line, as text; empty if there is none. */
  public static String firstLine(Path file) {
    try {
      FileBlock block = new FileBlock(file.toString(), "", 0, Files.size(file), 1, false, null);
      try (BlockReader reader = new BlockReader(block, true)) {
        RawLine ignored = new RawLine();
        reader.next(ignored);
        String header = reader.position().header();
        return header == null ? "" : header;
      }
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Cannot read " + file + ": " + e, e);
    }
  }

  private FileBlock begin(String path) throws IOException {
    Path file = Path.of(path);
    FileBlock whole = new FileBlock(path, "", 0, Files.size(file), 1, false, null);
    if (!hasHeader || whole.end() == 0) {
      return whole;
    }
    return whole.header(firstLine(file), firstLineLength(file), 2);
  }

  /** Bytes of the first line, its end included; a header that long is looked at no further. */
  private static int firstLineLength(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(RawLine.MAX_BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int read = 0;
      while (read >= 0 && bytes.hasRemaining()) {
        read = channel.read(bytes);
      }
    }
    int end = 0;
    while (end < bytes.position() && bytes.get(end) != '\n') {
      end++;
    }
    return Math.min(end + 1, bytes.position());
  }

  private FileBlock cut(FileBlock whole) throws IOException {
    long lines = 0;
    long at = whole.offset();
    long wanted = Math.min(whole.end(), at + blockBytes);
    try (FileChannel channel = FileChannel.open(Path.of(whole.path()), StandardOpenOption.READ)) {
      while (at < whole.end()) {
        chunk.clear();
        chunk.limit((int) Math.min(CHUNK_BYTES, whole.end() - at));
        int read = channel.read(chunk, at);
        if (read <= 0) {
          break;
        }
        byte[] bytes = chunk.array();
        for (int i = 0; i < read; i++) {
          if (bytes[i] == '\n') {
            lines++;
            if (at + i + 1 >= wanted) {
              return take(whole, at + i + 1, lines);
            }
          }
        }
        at += read;
      }
    }
    return take(whole, whole.end(), lines);
  }

  private FileBlock take(FileBlock whole, long end, long lines) {
    rest =
        end >= whole.end()
            ? null
            : new FileBlock(
                whole.path(),
                "",
                end,
                whole.end(),
                whole.nextLine() + lines,
                false,
                whole.header());
    return new FileBlock(
        whole.path(), "", whole.offset(), end, whole.nextLine(), false, whole.header());
  }
}
