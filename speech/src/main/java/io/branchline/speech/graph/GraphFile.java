package io.branchline.speech.graph;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes an automaton of OpenFst's type {@code const}, state by state, in constant memory: states
 * and arcs go to files of their own beside it, and become one at the end.
 */
final class GraphFile implements Closeable {

  static final int ARC_BYTES = 16;

  private static final int VERSION_ALIGNED = 1;

  /** It is stored, not computed as it is read; of the rest nothing is claimed. */
  private static final long EXPANDED = 1;

  private final Path target;
  private final Part states;
  private final Part arcs;
  private long stateCount;
  private int arcCount;
  private int firstArc;
  private int withoutInput;
  private int withoutOutput;

  GraphFile(Path target) throws IOException {
    this.target = target;
    this.states = new Part(target.resolveSibling(target.getFileName() + ".states"));
    this.arcs = new Part(target.resolveSibling(target.getFileName() + ".arcs"));
  }

  int arcs() {
    return arcCount;
  }

  /** Adds an arc to the state that is to be closed next. */
  void arc(int input, int output, float cost, int next) throws IOException {
    withoutInput += input == 0 ? 1 : 0;
    withoutOutput += output == 0 ? 1 : 0;
    arcCount++;
    arcs.room().putInt(input).putInt(output).putFloat(cost).putInt(next);
  }

  /** Ends a state. States are numbered as they are ended, from 0. */
  void state(float finalCost) throws IOException {
    states
        .room()
        .putFloat(finalCost)
        .putInt(firstArc)
        .putInt(arcCount - firstArc)
        .putInt(withoutInput)
        .putInt(withoutOutput);
    stateCount++;
    firstArc = arcCount;
    withoutInput = 0;
    withoutOutput = 0;
  }

  /** Puts the file together; paths start in this state. */
  void finish(int start) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    new FstHeader(
            "const", VERSION_ALIGNED, FstHeader.ALIGNED, EXPANDED, start, stateCount, arcCount)
        .write(header);
    try (FileChannel out =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(header.flip());
      align(out);
      states.appendTo(out);
      align(out);
      arcs.appendTo(out);
    }
  }

  private static void align(FileChannel out) throws IOException {
    long past = out.position() % FstHeader.ALIGNMENT;
    if (past > 0) {
      out.write(ByteBuffer.allocate(FstHeader.ALIGNMENT - (int) past));
    }
  }

  @Override
  public void close() throws IOException {
    states.close();
    arcs.close();
  }

  /** A file that is written from start to end, then read once, and deleted. */
  private static final class Part implements Closeable {
    private final FileChannel file;
    private final ByteBuffer buffer =
        ByteBuffer.allocateDirect(1 << 18).order(ByteOrder.LITTLE_ENDIAN);

    Part(Path path) throws IOException {
      Files.deleteIfExists(path);
      this.file =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }

    ByteBuffer room() throws IOException {
      if (buffer.remaining() < 32) {
        flush();
      }
      return buffer;
    }

    private void flush() throws IOException {
      buffer.flip();
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
      buffer.clear();
    }

    void appendTo(FileChannel out) throws IOException {
      flush();
      for (long at = 0; at < file.size(); ) {
        at += file.transferTo(at, file.size() - at, out);
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
