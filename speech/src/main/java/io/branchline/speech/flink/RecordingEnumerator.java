package io.branchline.speech.flink;

import io.branchline.speech.job.FolderWatch;
import io.branchline.speech.job.RecordingFacts;
import io.branchline.speech.job.RecordingFolder;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Looks into the folder and hands recordings to whichever reader asks. */
final class RecordingEnumerator implements SplitEnumerator<RecordingSplit, Map<String, Long>> {

  private static final long LOOK_EVERY_MILLIS = 2_000;

  /** A recording that nobody has written to for so long is complete. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final SplitEnumeratorContext<RecordingSplit> context;
  private final RecordingSource.Extent extent;
  private final Warehouse warehouse;
  private final FolderWatch watch;
  private final Deque<RecordingSplit> waiting = new ArrayDeque<>();
  private final TreeSet<Integer> asking = new TreeSet<>();
  private boolean listed;

  RecordingEnumerator(
      SplitEnumeratorContext<RecordingSplit> context,
      RecordingFolder.Place place,
      RecordingSource.Extent extent,
      WarehouseConfig config,
      RecordingFacts defaults,
      Map<String, Long> given) {
    this.context = context;
    this.extent = extent;
    this.warehouse = Warehouse.open(config);
    this.watch =
        new FolderWatch(place.open(), warehouse, defaults, QUIET, Clock.systemUTC(), given);
  }

  @Override
  public void start() {
    if (extent == RecordingSource.Extent.ONCE) {
      context.callAsync(watch::all, this::take);
    } else {
      context.callAsync(watch::look, this::take, 0, LOOK_EVERY_MILLIS);
    }
  }

  private void take(FolderWatch.@Nullable Look look, @Nullable Throwable error) {
    if (look == null) {
      if (error instanceof Failure failure && extent == RecordingSource.Extent.FOLLOWING) {
        Lines.print("waiting: " + failure.getMessage()); // a share or a server that comes back
        return;
      }
      throw error instanceof RuntimeException known ? known : new IllegalStateException(error);
    }
    look.lines().forEach(Lines::print);
    for (FolderWatch.Ready ready : look.ready()) {
      if (watch.give(ready)) {
        waiting.add(new RecordingSplit(ready.line()));
      }
    }
    listed = true;
    assign();
  }

  private void assign() {
    while (!asking.isEmpty() && !waiting.isEmpty()) {
      int reader = asking.pollFirst();
      if (context.registeredReaders().containsKey(reader)) {
        context.assignSplit(waiting.remove(), reader);
      }
    }
    if (listed && extent == RecordingSource.Extent.ONCE) {
      for (int reader = next(); reader >= 0; reader = next()) {
        context.signalNoMoreSplits(reader);
      }
    }
  }

  private int next() {
    Integer reader = asking.pollFirst();
    while (reader != null && !context.registeredReaders().containsKey(reader)) {
      reader = asking.pollFirst();
    }
    return reader == null ? -1 : reader;
  }

  @Override
  public void handleSplitRequest(int reader, @Nullable String host) {
    asking.add(reader);
    assign();
  }

  @Override
  public void addSplitsBack(List<RecordingSplit> splits, int reader) {
    asking.remove(reader);
    splits.forEach(waiting::addFirst);
    assign();
  }

  @Override
  public void addReader(int reader) {}

  @Override
  public Map<String, Long> snapshotState(long checkpoint) {
    return watch.givenBut(waiting.stream().map(RecordingSplit::line).toList());
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
