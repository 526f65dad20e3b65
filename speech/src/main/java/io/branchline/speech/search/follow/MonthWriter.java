package io.branchline.speech.search.follow;

import io.branchline.speech.search.document.Documents;
import io.branchline.speech.search.document.Fields;
import io.branchline.speech.search.document.IndexFormat;
import io.branchline.speech.search.document.IndexedCall;
import io.branchline.speech.search.language.CallField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Writes one month: one document a call, replaced when the tables say something else of it. Within
 * a segment the calls of a branch lie together, newest first, so that what is held to a branch
 * reads little.
 */
final class MonthWriter implements AutoCloseable {

  private static final double BUFFER_MEGABYTES = 64;
  private static final Sort WITHIN_SEGMENTS =
      new Sort(
          new SortField(CallField.BRANCH.word(), SortField.Type.STRING),
          new SortField(Fields.STARTED_AT, SortField.Type.LONG, true));

  private final Directory directory;
  private final IndexWriter writer;
  private final String lineage;
  private final Documents documents = new Documents();

  private MonthWriter(Directory directory, IndexWriter writer, String lineage) {
    this.directory = directory;
    this.writer = writer;
    this.lineage = lineage;
  }

  /**
   * Opens a month for writing; makes an empty one where there is none.
   *
   * @throws IOException where the month is damaged
   */
  static MonthWriter open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Directory directory = FSDirectory.open(folder);
    try {
      boolean exists = DirectoryReader.indexExists(directory);
      if (!exists && hasSegments(directory)) {
        throw new org.apache.lucene.index.IndexNotFoundException("no commit in " + folder);
      }
      IndexWriter writer =
          new IndexWriter(
              directory,
              new IndexWriterConfig()
                  .setIndexSort(WITHIN_SEGMENTS)
                  .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                  .setCommitOnClose(false));
      try {
        return new MonthWriter(directory, writer, exists ? lineage(writer) : begin(writer));
      } catch (IOException e) {
        writer.rollback();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static String lineage(IndexWriter writer) throws IOException {
    Map<String, String> data = new HashMap<>();
    writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    IndexFormat.check(data);
    return IndexFormat.lineage(data);
  }

  private static String begin(IndexWriter writer) throws IOException {
    String lineage = Instant.now() + " " + ProcessHandle.current().pid();
    writer.setLiveCommitData(IndexFormat.userData(lineage).entrySet());
    writer.commit();
    return lineage;
  }

  private static boolean hasSegments(Directory directory) throws IOException {
    for (String file : directory.listAll()) {
      if (file.startsWith("_")) {
        return true;
      }
    }
    return false;
  }

  /** Puts a call that is not there yet. */
  void add(IndexedCall call) throws IOException {
    writer.addDocument(documents.of(call));
  }

  void put(IndexedCall call) throws IOException {
    String key = Fields.key(call.facts().branch(), call.facts().callId());
    writer.updateDocument(new Term(Fields.KEY, key), documents.of(call));
  }

  void delete(String key) throws IOException {
    writer.deleteDocuments(new Term(Fields.KEY, key));
  }

  /** A reader that sees what was put, committed or not. */
  DirectoryReader reader() throws IOException {
    return DirectoryReader.open(writer);
  }

  /** Makes what was put durable and visible to other readers. */
  void commit() throws IOException {
    writer.setLiveCommitData(IndexFormat.userData(lineage).entrySet());
    writer.commit();
  }

  /** Makes one segment of all, for months that are over. */
  void settle() throws IOException {
    writer.forceMerge(1);
    writer.commit();
  }

  /** Closes without what was put since the last commit. */
  @Override
  public void close() throws IOException {
    writer.rollback();
    directory.close();
  }
}
