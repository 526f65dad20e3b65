package io.branchline.speech.search.follow;

import io.branchline.speech.search.CategoryFinder;
import io.branchline.speech.search.CategoryHit;
import io.branchline.speech.search.CategoryRule;
import io.branchline.speech.search.document.CallFacts;
import io.branchline.speech.search.document.Fields;
import io.branchline.speech.search.document.IndexedCall;
import io.branchline.speech.search.document.Months;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Brings one month up to the tables. */
final class MonthFollower {

  private static final int BATCH = 500;
  private static final Duration SETTLED = Duration.ofMinutes(10);

  private final Path folder;
  private final TranscriptSource source;
  private final MonthWriters writers;
  private final CategoryBook book;

  MonthFollower(Path folder, TranscriptSource source, MonthWriters writers, CategoryBook book) {
    this.folder = folder;
    this.source = source;
    this.writers = writers;
    this.book = book;
  }

  /** Takes over what rows of these parts tell. */
  long follow(YearMonth month, List<TableParts.Part> parts, CategoryFinder finder)
      throws IOException {
    Map<String, TranscriptSource.Changed> changed = new TreeMap<>();
    Map<String, List<String>> names =
        parts.stream()
            .collect(
                Collectors.groupingBy(
                    TableParts.Part::table,
                    Collectors.mapping(TableParts.Part::name, Collectors.toList())));
    for (String table : names.keySet()) {
      for (TranscriptSource.Changed call : source.changed(table, names.get(table), month)) {
        // the transcript's own row says when the call started
        if (table.equals("call_speech") || !changed.containsKey(call.key())) {
          changed.put(call.key(), call);
        }
      }
    }
    if (changed.isEmpty()) {
      return 0;
    }
    MonthWriter writer = writers.of(month);
    long put = put(writer, List.copyOf(changed.values()), finder);
    long gone = deleteGone(writer, month);
    if (put > 0 || gone > 0) {
      writer.commit();
    }
    return put;
  }

  /** Makes the month anew beside the old one, and then takes its place. */
  long rebuild(YearMonth month, CategoryFinder finder) throws IOException {
    long put;
    try (MonthWriter writer = writers.fresh(month)) {
      put = put(writer, source.all(month), finder);
      writer.commit();
    }
    writers.replace(month);
    return put;
  }

  private long put(MonthWriter writer, List<TranscriptSource.Changed> calls, CategoryFinder finder)
      throws IOException {
    List<TranscriptSource.Changed> ordered = new ArrayList<>(calls);
    ordered.sort(
        Comparator.comparing(TranscriptSource.Changed::branch)
            .thenComparing(TranscriptSource.Changed::startedAt)
            .thenComparing(TranscriptSource.Changed::callId));
    List<CategoryBook.Told> told = new ArrayList<>();
    try (DirectoryReader before = writer.reader()) {
      for (int from = 0; from < ordered.size(); from += BATCH) {
        List<TranscriptSource.Changed> batch =
            ordered.subList(from, Math.min(ordered.size(), from + BATCH));
        for (IndexedCall call : source.documents(batch, stamps(before, batch))) {
          writer.put(call);
          CallFacts facts = call.facts();
          told.add(
              new CategoryBook.Told(
                  facts.branch(), facts.callId(), facts.startedAt(), facts.transcriptVersion()));
        }
      }
    }
    tell(writer, told, finder);
    return told.size();
  }

  private void tell(MonthWriter writer, List<CategoryBook.Told> told, CategoryFinder finder)
      throws IOException {
    if (told.isEmpty()) {
      return;
    }
    try (DirectoryReader now = writer.reader()) {
      for (int from = 0; from < told.size(); from += BATCH) {
        List<CategoryBook.Told> batch = told.subList(from, Math.min(told.size(), from + BATCH));
        List<String> keys =
            batch.stream().map(call -> Fields.key(call.branch(), call.callId())).toList();
        book.tell(batch, finder.find(now, keys));
      }
    }
  }

  private static Map<String, Long> stamps(
      DirectoryReader reader, List<TranscriptSource.Changed> calls) throws IOException {
    Map<String, Long> stamps = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(Fields.KEY);
      if (terms == null) {
        continue;
      }
      TermsEnum keys = terms.iterator();
      Bits live = leaf.reader().getLiveDocs();
      for (TranscriptSource.Changed call : calls) {
        if (keys.seekExact(new BytesRef(call.key()))) {
          PostingsEnum docs = keys.postings(null, PostingsEnum.NONE);
          while (docs.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
            NumericDocValues stamp = leaf.reader().getNumericDocValues(Fields.STAMP);
            if ((live == null || live.get(docs.docID())) && stamp.advanceExact(docs.docID())) {
              stamps.put(call.key(), stamp.longValue());
            }
          }
        }
      }
    }
    return stamps;
  }

  /** Takes calls out that the tables do not have any more. */
  private long deleteGone(MonthWriter writer, YearMonth month) throws IOException {
    try (DirectoryReader reader = writer.reader()) {
      if (reader.numDocs() <= source.count(month)) {
        return 0;
      }
      Set<String> there =
          source.all(month).stream().map(TranscriptSource.Changed::key).collect(Collectors.toSet());
      Set<String> gone = keys(reader);
      gone.removeAll(there);
      for (String key : gone) {
        writer.delete(key);
      }
      return gone.size();
    }
  }

  private static Set<String> keys(IndexReader reader) throws IOException {
    Set<String> keys = new HashSet<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      SortedDocValues values = leaf.reader().getSortedDocValues(Fields.KEY);
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if ((live == null || live.get(doc)) && values.advanceExact(doc)) {
          keys.add(values.lookupOrd(values.ordValue()).utf8ToString());
        }
      }
    }
    return keys;
  }

  /** Counts one category in the month anew. */
  void recount(YearMonth month, CategoryRule rule, CategoryFinder finder) throws IOException {
    List<CategoryHit> hits = new ArrayList<>();
    try (DirectoryReader reader = writers.of(month).reader()) {
      finder.each(reader, rule.category(), hits::add);
    }
    book.tell(month, rule, hits);
  }

  /** Makes one segment of one month that is over and has been left alone for a while. */
  void settleOne() throws IOException {
    YearMonth current = Months.of(Instant.now());
    for (YearMonth month : Months.in(folder)) {
      Path place = Months.folder(folder, month);
      Instant changed = Files.getLastModifiedTime(place).toInstant();
      boolean quiet = changed.isBefore(Instant.now().minus(SETTLED));
      if (month.isBefore(current) && quiet && !writers.isOpen(month) && segments(place) > 1) {
        writers.of(month).settle();
        writers.forget(month);
        return;
      }
    }
  }

  private static int segments(Path place) throws IOException {
    try (org.apache.lucene.store.Directory directory =
            org.apache.lucene.store.FSDirectory.open(place);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      return reader.leaves().size();
    }
  }
}
