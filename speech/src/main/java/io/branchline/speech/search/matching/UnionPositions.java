package io.branchline.speech.search.matching;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.PriorityQueue;

/** Several terms' positions as one's: what a pattern stands for. */
final class UnionPositions extends Positions {

  private final Heap queue;
  private final Docs docs;

  UnionPositions(List<PostingsEnum> terms) {
    this.queue = new Heap(terms.size());
    terms.forEach(queue::add);
    this.docs = new Docs(terms.stream().mapToLong(DocIdSetIterator::cost).sum());
  }

  @Override
  DocIdSetIterator docs() {
    return docs;
  }

  @Override
  void read() throws IOException {
    readFrom(queue.heap(), 1, docs.docID());
    sort();
  }

  /** All terms on the call lie in the heap's top: their parents are on it, too. */
  private void readFrom(Object[] heap, int index, int doc) throws IOException {
    if (index <= queue.size() && ((PostingsEnum) heap[index]).docID() == doc) {
      add((PostingsEnum) heap[index]);
      readFrom(heap, 2 * index, doc);
      readFrom(heap, 2 * index + 1, doc);
    }
  }

  private static final class Heap extends PriorityQueue<PostingsEnum> {
    Heap(int size) {
      super(size);
    }

    @Override
    protected boolean lessThan(PostingsEnum a, PostingsEnum b) {
      return a.docID() < b.docID();
    }

    Object[] heap() {
      return getHeapArray();
    }
  }

  private final class Docs extends DocIdSetIterator {
    private final long cost;
    private int doc = -1;

    Docs(long cost) {
      this.cost = cost;
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
      PostingsEnum top = queue.top();
      while (top.docID() < target) {
        top.advance(target);
        top = queue.updateTop();
      }
      doc = top.docID();
      return doc;
    }

    @Override
    public long cost() {
      return cost;
    }
  }
}
