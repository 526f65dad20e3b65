package io.branchline.ingest.flink;

import io.branchline.ingest.read.BlockCutter;
import io.branchline.ingest.read.FileBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Hands out blocks of files one by one, to whichever reader is free. */
final class FileEnumerator implements SplitEnumerator<LineSplit, Set<String>> {

  private final SplitEnumeratorContext<LineSplit> context;
  private final BlockCutter cutter;
  private final Deque<LineSplit> returned = new ArrayDeque<>();

  FileEnumerator(
      SplitEnumeratorContext<LineSplit> context,
      List<String> paths,
      boolean hasHeader,
      long blockBytes) {
    this.context = context;
    this.cutter = new BlockCutter(paths, hasHeader, blockBytes);
  }

  @Override
  public void start() {}

  @Override
  public void handleSplitRequest(int reader, @Nullable String host) {
    LineSplit split = returned.poll();
    if (split == null) {
      try {
        FileBlock block = cutter.next();
        split = block == null ? null : new LineSplit(block);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (split == null) {
      context.signalNoMoreSplits(reader);
    } else {
      context.assignSplit(split, reader);
    }
  }

  @Override
  public void addSplitsBack(List<LineSplit> splits, int reader) {
    returned.addAll(splits);
  }

  @Override
  public void addReader(int reader) {}

  @Override
  public Set<String> snapshotState(long checkpoint) {
    return Set.of();
  }

  @Override
  public void close() {}
}
