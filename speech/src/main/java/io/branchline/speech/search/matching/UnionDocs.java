package io.branchline.speech.search.matching;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;

/** The calls that at least one of a few iterators has. They may be moved by others meanwhile. */
final class UnionDocs extends DocIdSetIterator {

  private final DocIdSetIterator[] parts;
  private int doc = -1;

  private UnionDocs(List<DocIdSetIterator> parts) {
    this.parts = parts.toArray(DocIdSetIterator[]::new);
  }

  static DocIdSetIterator of(List<DocIdSetIterator> parts) {
    return parts.size() == 1 ? parts.get(0) : new UnionDocs(parts);
  }

  @Override
  public int docID() {
    return doc;
  }

  @Override
  public int nextDoc() throws IOException {
    return advance(doc + 1);
  }

  @Override
  public int advance(int target) throws IOException {
    int least = NO_MORE_DOCS;
    for (DocIdSetIterator part : parts) {
      int at = part.docID();
      least = Math.min(least, at < target ? part.advance(target) : at);
    }
    doc = least;
    return doc;
  }

  @Override
  public long cost() {
    return Arrays.stream(parts).mapToLong(DocIdSetIterator::cost).sum();
  }
}
