package io.branchline.speech.search;

import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Writes the index: one document a call, replaced when the call has a new transcript. One writer at
 * a time, whatever the process; readers go on reading meanwhile. Safe for many threads.
 */
public final class TranscriptWriter implements AutoCloseable {

  private final Path folder;
  private final Directory directory;
  private final IndexWriter writer;
  private final Analysis analysis = new Analysis();

  private TranscriptWriter(Path folder, Directory directory, IndexWriter writer) {
    this.folder = folder;
    this.directory = directory;
    this.writer = writer;
  }

  /** Opens the index for adding to it; makes an empty one where there is none. */
  public static TranscriptWriter open(Path folder) {
    return open(folder, IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
  }

  /** Opens the index for making it anew; readers see the old one until the first commit. */
  public static TranscriptWriter rebuild(Path folder) {
    return open(folder, IndexWriterConfig.OpenMode.CREATE);
  }

  private static TranscriptWriter open(Path folder, IndexWriterConfig.OpenMode mode) {
    try {
      Files.createDirectories(folder);
      Directory directory = FSDirectory.open(folder);
      boolean exists = DirectoryReader.indexExists(directory);
      IndexWriterConfig config = new IndexWriterConfig().setOpenMode(mode).setCommitOnClose(false);
      IndexWriter writer = new IndexWriter(directory, config);
      if (exists && mode != IndexWriterConfig.OpenMode.CREATE) {
        Map<String, String> userData = new HashMap<>();
        writer.getLiveCommitData().forEach(e -> userData.put(e.getKey(), e.getValue()));
        try {
          IndexFormat.check(folder, userData);
        } catch (Failure e) {
          writer.rollback();
          throw e;
        }
      }
      writer.setLiveCommitData(IndexFormat.userData().entrySet());
      return new TranscriptWriter(folder, directory, writer);
    } catch (LockObtainFailedException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "Another process is writing the index in "
              + folder
              + ". Maybe a transcription is running: wait for its end, then repeat this.",
          e);
    } catch (IOException e) {
      throw TranscriptIndex.broken(folder, e);
    }
  }

  /** Adds the call, in place of its earlier transcript. Readers see it after {@link #commit}. */
  public void put(CallDocument call) {
    try {
      writer.updateDocument(
          new Term(Fields.KEY, Fields.key(call.branch(), call.callId())), document(call));
    } catch (IOException e) {
      throw TranscriptIndex.broken(folder, e);
    }
  }

  /** Makes everything that was put durable and visible. */
  public void commit() {
    try {
      writer.commit();
    } catch (IOException e) {
      throw TranscriptIndex.broken(folder, e);
    }
  }

  /** The transcript version of every indexed call, as of the last commit, by {@link #key}. */
  public Map<String, Long> versions() {
    Map<String, Long> versions = new HashMap<>();
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        SortedDocValues keys = leaf.reader().getSortedDocValues(Fields.KEY);
        NumericDocValues numbers = leaf.reader().getNumericDocValues(Fields.VERSION);
        Bits live = leaf.reader().getLiveDocs();
        for (int doc = 0; keys != null && doc < leaf.reader().maxDoc(); doc++) {
          boolean there =
              (live == null || live.get(doc))
                  && keys.advanceExact(doc)
                  && numbers.advanceExact(doc);
          if (there) {
            versions.put(keys.lookupOrd(keys.ordValue()).utf8ToString(), numbers.longValue());
          }
        }
      }
    } catch (IOException e) {
      throw TranscriptIndex.broken(folder, e);
    }
    return versions;
  }

  /** How {@link #versions} names a call. */
  public static String key(String branch, String callId) {
    return Fields.key(branch, callId);
  }

  private Document document(CallDocument call) {
    Document document = new Document();
    String key = Fields.key(call.branch(), call.callId());
    document.add(new StringField(Fields.KEY, key, Field.Store.NO));
    document.add(new SortedDocValuesField(Fields.KEY, new BytesRef(key)));
    document.add(new StringField(Fields.CALL, call.callId(), Field.Store.YES));
    document.add(new StringField(Fields.BRANCH, call.branch(), Field.Store.YES));
    document.add(new StringField(Fields.QUEUE, call.queue(), Field.Store.YES));
    document.add(new StringField(Fields.AGENT, call.agent(), Field.Store.YES));
    document.add(new StringField(Fields.LANGUAGE, call.language(), Field.Store.YES));
    document.add(new LongPoint(Fields.DAY, call.localDate().toEpochDay()));
    long startedAt = call.startedAt().toEpochMilli();
    document.add(new NumericDocValuesField(Fields.STARTED_AT, startedAt));
    document.add(new StoredField(Fields.STARTED_AT, startedAt));
    document.add(new NumericDocValuesField(Fields.VERSION, call.version()));
    for (Side side : Side.values()) {
      addSide(document, call, side);
    }
    return document;
  }

  private void addSide(Document document, CallDocument call, Side side) {
    List<List<Word>> lines =
        call.lines().stream()
            .filter(line -> line.side() == side && !line.words().isEmpty())
            .map(CallDocument.Line::words)
            .sorted(Comparator.comparingLong(words -> words.get(0).startMillis()))
            .toList();
    List<SpokenToken> tokens = analysis.tokens(call.language(), lines);
    if (tokens.isEmpty()) {
      return;
    }
    Fields.Script script = Fields.Script.of(call.language());
    document.add(new TextField(Fields.terms(script, side), new SpokenTokenStream(tokens)));
    document.add(new BinaryDocValuesField(Fields.times(side), PositionTimes.encode(tokens)));
    document.add(new StoredField(Fields.words(side), StoredWords.encode(lines)));
  }

  /** Closes without the work since the last commit. */
  @Override
  public void close() {
    try {
      writer.rollback();
      directory.close();
    } catch (IOException e) {
      throw TranscriptIndex.broken(folder, e);
    }
  }
}
