package io.branchline.ingest.flink;

import io.branchline.ingest.format.RawLine;
import io.branchline.ingest.read.BlockReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads lines of its blocks. Growing files take turns, so that files of different branches advance
 * together in time.
 */
final class LineReader implements SourceReader<RawLine, LineSplit> {

  private static final int LINES_A_TURN = 500;
  private static final long LOOK_AGAIN_MILLIS = 200;

  private final SourceReaderContext context;
  private final boolean hasHeader;
  private final boolean isBounded;
  private final Deque<BlockReader> readers = new ArrayDeque<>();
  private final RawLine line = new RawLine();
  private CompletableFuture<Void> available = CompletableFuture.completedFuture(null);
  private boolean hasAsked;
  private boolean noMore;
  private int idleTurns;

  LineReader(SourceReaderContext context, boolean hasHeader, boolean isBounded) {
    this.context = context;
    this.hasHeader = hasHeader;
    this.isBounded = isBounded;
  }

  @Override
  public void start() {
    askForMore();
  }

  private void askForMore() {
    if (isBounded && !hasAsked && !noMore) {
      hasAsked = true;
      context.sendSplitRequest();
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<RawLine> output) throws IOException {
    BlockReader reader = readers.poll();
    if (reader == null) {
      if (noMore) {
        return InputStatus.END_OF_INPUT;
      }
      available = new CompletableFuture<>();
      return InputStatus.NOTHING_AVAILABLE;
    }
    long before = reader.offset();
    int lines = 0;
    while (lines < LINES_A_TURN && reader.next(line)) {
      output.collect(line);
      lines++;
    }
    ReadProgress.add(reader.offset() - before);
    boolean isDry = lines < LINES_A_TURN;
    if (isBounded && isDry) {
      reader.close();
      askForMore();
      return readers.isEmpty() && !noMore ? pause() : InputStatus.MORE_AVAILABLE;
    }
    if (isBounded) {
      readers.addFirst(reader);
      return InputStatus.MORE_AVAILABLE;
    }
    readers.add(reader);
    idleTurns = isDry && lines == 0 ? idleTurns + 1 : 0;
    if (idleTurns < readers.size()) {
      return InputStatus.MORE_AVAILABLE;
    }
    idleTurns = 0;
    available =
        CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS));
    return InputStatus.NOTHING_AVAILABLE;
  }

  private InputStatus pause() {
    available = new CompletableFuture<>();
    return InputStatus.NOTHING_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return readers.isEmpty() && !noMore ? available : idleOr();
  }

  private CompletableFuture<Void> idleOr() {
    return isBounded ? CompletableFuture.completedFuture(null) : available;
  }

  @Override
  public List<LineSplit> snapshotState(long checkpoint) {
    List<LineSplit> splits = new ArrayList<>();
    for (BlockReader reader : readers) {
      splits.add(new LineSplit(reader.position()));
    }
    return splits;
  }

  @Override
  public void addSplits(List<LineSplit> splits) {
    for (LineSplit split : splits) {
      readers.add(new BlockReader(split.block(), hasHeader));
    }
    hasAsked = false;
    if (readers.size() < 2) {
      askForMore();
    }
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    noMore = true;
    available.complete(null);
  }

  @Override
  public void close() throws IOException {
    for (BlockReader reader : readers) {
      reader.close();
    }
  }
}
