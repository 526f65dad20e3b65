package io.branchline.ingest.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Looks into a folder every second and gives each new file to a reader for good. */
final class FolderEnumerator implements SplitEnumerator<LineSplit, Set<String>> {

  private static final long LOOK_EVERY_MILLIS = 1_000;

  private final SplitEnumeratorContext<LineSplit> context;
  private final String folder;
  private final Set<String> known;
  private final Set<String> waiting = new TreeSet<>();

  FolderEnumerator(SplitEnumeratorContext<LineSplit> context, String folder, Set<String> known) {
    this.context = context;
    this.folder = folder;
    this.known = new HashSet<>(known);
  }

  @Override
  public void start() {
    context.callAsync(this::list, this::take, 0, LOOK_EVERY_MILLIS);
  }

  private Set<String> list() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .forEach(file -> found.add(file.toAbsolutePath().normalize().toString()));
    }
    return found;
  }

  private void take(@Nullable Set<String> found, @Nullable Throwable error) {
    if (found == null) {
      throw new IllegalStateException("Cannot list " + folder, error);
    }
    for (String path : found) {
      if (known.add(path)) {
        waiting.add(path);
      }
    }
    assign();
  }

  private void assign() {
    int readers = context.currentParallelism();
    Set<String> assigned = new HashSet<>();
    for (String path : waiting) {
      int reader = Math.floorMod(path.hashCode(), readers);
      if (context.registeredReaders().containsKey(reader)) {
        for (LineSplit split : LineSource.growing(List.of(path))) {
          context.assignSplit(split, reader);
        }
        assigned.add(path);
      }
    }
    waiting.removeAll(assigned);
  }

  @Override
  public void handleSplitRequest(int reader, @Nullable String host) {}

  @Override
  public void addSplitsBack(List<LineSplit> splits, int reader) {
    for (LineSplit split : splits) {
      // a reader that failed before its first checkpoint: the file is read from its beginning
      waiting.add(split.block().path());
    }
  }

  @Override
  public void addReader(int reader) {
    assign();
  }

  @Override
  public Set<String> snapshotState(long checkpoint) {
    Set<String> given = new HashSet<>(known);
    given.removeAll(waiting);
    return given;
  }

  @Override
  public void close() {}
}
