package io.branchline.speech.search;

import io.branchline.speech.search.document.IndexFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * One month's folder, opened when a search first needs it. Every search looks whether the folder
 * has changed since, which costs one call of the file system. Safe for many threads.
 */
final class MonthReader implements AutoCloseable {

  /** A folder that changed so recently may change once more within its clock's tick. */
  private static final long SETTLED_MILLIS = 1000;

  private final Path folder;
  private @Nullable DirectoryReader reader;
  private long seenAt;

  MonthReader(Path folder) {
    this.folder = folder;
  }

  /**
   * The reader of the last commit, to be given back by {@code decRef}; empty where nothing has been
   * committed yet.
   *
   * @throws IOException where the folder is damaged
   */
  synchronized Optional<DirectoryReader> acquire() throws IOException {
    try {
      long changedAt = Files.getLastModifiedTime(folder).toMillis();
      if (reader == null) {
        reader = open();
      } else if (changedAt != seenAt) {
        refresh(reader);
      }
      boolean settled = System.currentTimeMillis() - changedAt > SETTLED_MILLIS;
      seenAt = settled ? changedAt : Long.MIN_VALUE;
    } catch (IndexNotFoundException | NoSuchFileException e) {
      if (!hasSegments()) {
        close();
        return Optional.empty();
      }
      throw e;
    }
    reader.incRef();
    return Optional.of(reader);
  }

  private void refresh(DirectoryReader open) throws IOException {
    Map<String, String> latest = SegmentInfos.readLatestCommit(open.directory()).getUserData();
    Map<String, String> known = open.getIndexCommit().getUserData();
    if (!IndexFormat.lineage(latest).equals(IndexFormat.lineage(known))) {
      reader = open();
      open.decRef();
      return;
    }
    DirectoryReader newer = DirectoryReader.openIfChanged(open);
    if (newer != null) {
      try {
        IndexFormat.check(newer.getIndexCommit().getUserData());
      } catch (IOException e) {
        newer.close();
        throw e;
      }
      open.decRef();
      reader = newer;
    }
  }

  private DirectoryReader open() throws IOException {
    DirectoryReader opened = DirectoryReader.open(FSDirectory.open(folder));
    try {
      IndexFormat.check(opened.getIndexCommit().getUserData());
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  /** A new folder has an empty commit before it has any segment; segments without one are lost. */
  private boolean hasSegments() throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("_"));
    }
  }

  @Override
  public synchronized void close() {
    if (reader != null) {
      try {
        reader.decRef();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("cannot close " + folder, e);
      } finally {
        reader = null;
      }
    }
  }
}
