package io.branchline.speech.search;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Searches the transcripts. Safe for many threads; open it once and keep it. It sees what a {@link
 * TranscriptWriter}, in this process or another, has committed: every search looks for news first,
 * which costs one listing of the folder. A folder without an index is an index without calls.
 */
public final class TranscriptIndex implements AutoCloseable {

  private static final Sort NEWEST_FIRST =
      new Sort(
          new SortField(Fields.STARTED_AT, SortField.Type.LONG, true),
          new SortField(Fields.KEY, SortField.Type.STRING));

  private final Path folder;
  private final Analysis analysis = new Analysis();
  private @Nullable DirectoryReader reader;

  private TranscriptIndex(Path folder) {
    this.folder = folder;
  }

  /** Opens the index in this folder ({@code Home.index()}). */
  public static TranscriptIndex open(Path folder) {
    return new TranscriptIndex(folder);
  }

  /**
   * Finds the places that match, newest call first.
   *
   * @param query see docs/search.md
   * @param limit at most so many places are listed, 1 or more
   * @throws Failure with the column where the query is wrong
   */
  public SearchResult search(String query, Filters filters, int limit) {
    CompiledQuery compiled = CompiledQuery.of(QueryParser.parse(query), query, analysis);
    Query calls = filters.with(compiled.calls());
    try {
      DirectoryReader current = acquire();
      if (current == null) {
        return new SearchResult(0, List.of());
      }
      try {
        IndexSearcher searcher = new IndexSearcher(current);
        TopDocs top = searcher.search(calls, Math.max(1, limit), NEWEST_FIRST);
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc doc : top.scoreDocs) {
          if (hits.size() < limit) {
            hits.addAll(hits(searcher, doc.doc, compiled.spoken()));
          }
        }
        int matching = searcher.count(calls);
        return new SearchResult(matching, hits.subList(0, Math.min(limit, hits.size())));
      } finally {
        current.decRef();
      }
    } catch (IOException e) {
      throw broken(folder, e);
    }
  }

  /** How many calls are indexed. */
  public int calls() {
    try {
      DirectoryReader current = acquire();
      if (current == null) {
        return 0;
      }
      try {
        return current.numDocs();
      } finally {
        current.decRef();
      }
    } catch (IOException e) {
      throw broken(folder, e);
    }
  }

  /** The reader of the last commit, to be given back by {@code decRef}; null without an index. */
  private synchronized @Nullable DirectoryReader acquire() throws IOException {
    if (reader == null) {
      if (!Files.isDirectory(folder)) {
        return null;
      }
      try {
        reader = DirectoryReader.open(FSDirectory.open(folder));
        IndexFormat.check(folder, reader.getIndexCommit().getUserData());
      } catch (IndexNotFoundException e) {
        return null;
      }
    } else {
      DirectoryReader newer = DirectoryReader.openIfChanged(reader);
      if (newer != null) {
        reader.decRef();
        reader = newer;
      }
    }
    reader.incRef();
    return reader;
  }

  private List<Hit> hits(IndexSearcher searcher, int doc, List<CompiledQuery.Spoken> spoken)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    int leafDoc = doc - leaf.docBase;
    CallHits call = new CallHits(searcher.storedFields().document(doc), leaf.reader(), leafDoc);
    return spoken.isEmpty() ? List.of(call.opening()) : call.places(spoken);
  }

  /** What to tell the person when the index cannot be read. */
  static Failure broken(Path folder, IOException e) {
    boolean damaged =
        e instanceof CorruptIndexException
            || e instanceof IndexFormatTooOldException
            || e instanceof IndexFormatTooNewException
            || e instanceof java.nio.file.NoSuchFileException
            || e instanceof java.io.EOFException;
    return new Failure(
        damaged ? Failure.Code.BAD_INPUT : Failure.Code.UNAVAILABLE,
        "The index in "
            + folder
            + (damaged ? " is damaged" : " cannot be read")
            + " ("
            + e.getMessage()
            + "). Make it anew from the tables: ./branchline search --rebuild",
        e);
  }

  @Override
  public synchronized void close() {
    if (reader != null) {
      try {
        reader.close();
      } catch (IOException e) {
        throw broken(folder, e);
      }
      reader = null;
    }
  }
}
