package io.branchline.speech.flink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/** Passes recordings on one by one, and asks for the next when the one before was taken. */
final class RecordingReader implements SourceReader<String, RecordingSplit> {

  private final SourceReaderContext context;
  private final Deque<RecordingSplit> splits = new ArrayDeque<>();
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private boolean noMore;

  RecordingReader(SourceReaderContext context) {
    this.context = context;
  }

  @Override
  public void start() {
    if (splits.isEmpty()) {
      context.sendSplitRequest();
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<String> output) {
    RecordingSplit split = splits.poll();
    if (split != null) {
      output.collect(split.line());
      if (splits.isEmpty() && !noMore) {
        context.sendSplitRequest();
      }
    }
    if (!splits.isEmpty()) {
      return InputStatus.MORE_AVAILABLE;
    }
    if (noMore) {
      return InputStatus.END_OF_INPUT;
    }
    available = new CompletableFuture<>();
    return InputStatus.NOTHING_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public List<RecordingSplit> snapshotState(long checkpoint) {
    return List.copyOf(splits);
  }

  @Override
  public void addSplits(List<RecordingSplit> more) {
    splits.addAll(more);
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    noMore = true;
    available.complete(null);
  }

  @Override
  public void close() {}
}
