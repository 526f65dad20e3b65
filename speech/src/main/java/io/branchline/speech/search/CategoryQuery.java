package io.branchline.speech.search;

import io.branchline.speech.search.matching.PlaceQuery;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * Calls that a category's rule finds. Each segment of the index is asked once; its answer, a bit a
 * call, is kept for as long as the segment is open, so that choosing and counting by category cost
 * next to nothing. Safe for many threads.
 */
final class CategoryQuery extends Query {

  private final CategoryRule rule;
  private final CompiledSearch search;
  private final Map<IndexReader.CacheKey, FixedBitSet> answers = new ConcurrentHashMap<>();

  CategoryQuery(CategoryRule rule, CompiledSearch search) {
    this.rule = rule;
    this.search = search;
  }

  CategoryRule rule() {
    return rule;
  }

  Query calls() {
    return search.calls();
  }

  List<PlaceQuery> places() {
    return search.places();
  }

  /** The calls of a segment, deleted ones included. */
  FixedBitSet bits(LeafReaderContext context) throws IOException {
    IndexReader.CacheHelper core = context.reader().getCoreCacheHelper();
    FixedBitSet known = answers.get(core.getKey());
    if (known != null) {
      return known;
    }
    FixedBitSet bits = new FixedBitSet(context.reader().maxDoc());
    IndexSearcher searcher = new IndexSearcher(context.reader());
    searcher.setQueryCache(null);
    Weight weight =
        searcher.createWeight(searcher.rewrite(search.calls()), ScoreMode.COMPLETE_NO_SCORES, 1);
    Scorer scorer = weight.scorer(searcher.getIndexReader().leaves().get(0));
    if (scorer != null) {
      bits.or(scorer.iterator());
    }
    if (answers.put(core.getKey(), bits) == null) {
      core.addClosedListener(answers::remove);
    }
    return bits;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public Scorer scorer(LeafReaderContext context) throws IOException {
        FixedBitSet bits = bits(context);
        DocIdSetIterator docs = new BitSetIterator(bits, bits.cardinality());
        return new ConstantScoreScorer(this, score(), scoreMode, docs);
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false; // it is a cache
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "category:" + rule.category();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CategoryQuery query && rule.equals(query.rule);
  }

  @Override
  public int hashCode() {
    return rule.hashCode();
  }
}
