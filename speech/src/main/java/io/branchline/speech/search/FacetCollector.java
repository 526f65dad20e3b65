package io.branchline.speech.search;

import io.branchline.speech.search.document.Fields;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.FixedBitSet;

/** Counts the calls that go by, and by what they are, in one thread. */
final class FacetCollector extends SimpleCollector {

  private final Set<Facet> wanted;
  private final Map<String, CategoryQuery> categories;
  private final Map<Facet, Map<String, long[]>> counts = new EnumMap<>(Facet.class);
  private final List<LeafCounter> leaf = new ArrayList<>();
  private long calls;

  FacetCollector(Set<Facet> wanted, Map<String, CategoryQuery> categories) {
    this.wanted = wanted;
    this.categories = categories;
    wanted.forEach(facet -> counts.put(facet, new HashMap<>()));
  }

  /** Counts one facet in one segment. */
  private interface LeafCounter {
    void count(int doc) throws IOException;

    void end() throws IOException;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    endLeaf();
    for (Facet facet : wanted) {
      switch (facet) {
        case CATEGORY -> {
          for (Map.Entry<String, CategoryQuery> category : categories.entrySet()) {
            leaf.add(new InCategory(category.getKey(), category.getValue().bits(context)));
          }
        }
        case DATE -> leaf.add(new OnDay(DocValues.getSortedNumeric(context.reader(), Fields.DAY)));
        default ->
            leaf.add(
                new ByWord(
                    facet,
                    DocValues.getSorted(context.reader(), facet.name().toLowerCase(Locale.ROOT))));
      }
    }
  }

  private void endLeaf() throws IOException {
    for (LeafCounter counter : leaf) {
      counter.end();
    }
    leaf.clear();
  }

  @Override
  public void collect(int doc) throws IOException {
    calls++;
    for (LeafCounter counter : leaf) {
      counter.count(doc);
    }
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  private void add(Facet facet, String value, long more) {
    if (more > 0) {
      counts.get(facet).computeIfAbsent(value, v -> new long[1])[0] += more;
    }
  }

  private final class ByWord implements LeafCounter {
    private final Facet facet;
    private final SortedDocValues values;
    private final int[] found;

    ByWord(Facet facet, SortedDocValues values) {
      this.facet = facet;
      this.values = values;
      this.found = new int[values.getValueCount()];
    }

    @Override
    public void count(int doc) throws IOException {
      if (values.advanceExact(doc)) {
        found[values.ordValue()]++;
      }
    }

    @Override
    public void end() throws IOException {
      for (int ord = 0; ord < found.length; ord++) {
        if (found[ord] > 0) {
          add(facet, values.lookupOrd(ord).utf8ToString(), found[ord]);
        }
      }
    }
  }

  private final class OnDay implements LeafCounter {
    private final SortedNumericDocValues days;
    private final Map<Long, long[]> found = new HashMap<>();

    OnDay(SortedNumericDocValues days) {
      this.days = days;
    }

    @Override
    public void count(int doc) throws IOException {
      if (days.advanceExact(doc)) {
        found.computeIfAbsent(days.nextValue(), d -> new long[1])[0]++;
      }
    }

    @Override
    public void end() {
      found.forEach((day, n) -> add(Facet.DATE, LocalDate.ofEpochDay(day).toString(), n[0]));
    }
  }

  private final class InCategory implements LeafCounter {
    private final String category;
    private final FixedBitSet bits;
    private long found;

    InCategory(String category, FixedBitSet bits) {
      this.category = category;
      this.bits = bits;
    }

    @Override
    public void count(int doc) {
      if (bits.get(doc)) {
        found++;
      }
    }

    @Override
    public void end() {
      add(Facet.CATEGORY, category, found);
    }
  }

  /**
   * What all threads counted.
   *
   * @param facets most calls first, then by value
   */
  record Counted(long calls, Map<Facet, List<FacetCount>> facets) {
    static final Counted NONE = new Counted(0, Map.of());

    /** With what was counted elsewhere. */
    Counted plus(Counted other) {
      Map<Facet, List<FacetCount>> both = new EnumMap<>(Facet.class);
      for (Facet facet : Facet.values()) {
        Map<String, long[]> values = new HashMap<>();
        for (Counted one : List.of(this, other)) {
          for (FacetCount count : one.facets.getOrDefault(facet, List.of())) {
            values.computeIfAbsent(count.value(), v -> new long[1])[0] += count.calls();
          }
        }
        if (facets.containsKey(facet) || other.facets.containsKey(facet)) {
          both.put(facet, list(values));
        }
      }
      return new Counted(calls + other.calls, both);
    }

    private static List<FacetCount> list(Map<String, long[]> values) {
      return values.entrySet().stream()
          .map(entry -> new FacetCount(entry.getKey(), entry.getValue()[0]))
          .sorted(
              Comparator.comparingLong(FacetCount::calls)
                  .reversed()
                  .thenComparing(FacetCount::value))
          .toList();
    }
  }

  /** One collector a thread, added up. */
  record Manager(Set<Facet> wanted, Map<String, CategoryQuery> categories)
      implements CollectorManager<FacetCollector, Counted> {

    @Override
    public FacetCollector newCollector() {
      return new FacetCollector(wanted, categories);
    }

    @Override
    public Counted reduce(Collection<FacetCollector> collectors) throws IOException {
      FacetCollector all = newCollector();
      for (FacetCollector one : collectors) {
        one.endLeaf();
        all.calls += one.calls;
        one.counts.forEach(
            (facet, values) -> values.forEach((value, n) -> all.add(facet, value, n[0])));
      }
      Map<Facet, List<FacetCount>> facets = new EnumMap<>(Facet.class);
      all.counts.forEach((facet, values) -> facets.put(facet, Counted.list(values)));
      return new Counted(all.calls, facets);
    }
  }
}
