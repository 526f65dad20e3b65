package io.branchline.speech.search;

import io.branchline.speech.search.document.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Finds which calls are about what, with where that is heard first. */
public final class CategoryFinder {

  private final Categories categories;

  /** Knows these rules; one that is not understood finds nothing. */
  public CategoryFinder(List<CategoryRule> rules) {
    this.categories = Categories.of(rules, Categories.none());
  }

  /** What some calls are about, by all rules. */
  public List<CategoryHit> find(IndexReader reader, Collection<String> keys) throws IOException {
    Query these = new TermInSetQuery(Fields.KEY, keys.stream().map(BytesRef::new).toList());
    List<CategoryHit> hits = new ArrayList<>();
    for (CategoryQuery category : categories.queries().values()) {
      each(
          reader,
          category,
          new BooleanQuery.Builder()
              .add(category.calls(), Occur.MUST)
              .add(these, Occur.FILTER)
              .build(),
          hits::add);
    }
    return hits;
  }

  /** All calls that one rule finds. */
  public void each(IndexReader reader, String category, Consumer<CategoryHit> consumer)
      throws IOException {
    CategoryQuery query = categories.queries().get(category);
    if (query != null) {
      each(reader, query, query.calls(), consumer);
    }
  }

  private static void each(
      IndexReader reader, CategoryQuery category, Query calls, Consumer<CategoryHit> consumer)
      throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    Weight weight = searcher.createWeight(searcher.rewrite(calls), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : reader.leaves()) {
      Scorer scorer = weight.scorer(leaf);
      Bits live = leaf.reader().getLiveDocs();
      CallReader found = new CallReader(leaf.reader(), category.places());
      DocIdSetIterator docs = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        if (live == null || live.get(doc)) {
          FoundCall call = found.read(doc, 1);
          consumer.accept(
              new CategoryHit(
                  category.rule(), call.facts(), call.places(), call.hits().stream().findFirst()));
        }
      }
    }
  }
}
