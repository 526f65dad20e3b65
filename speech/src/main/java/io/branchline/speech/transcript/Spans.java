package io.branchline.speech.transcript;

import java.util.ArrayList;
import java.util.List;

/** Stretches of time on the call's clock, in order and apart from one another. */
public final class Spans {

  private final List<Span> spans;

  private Spans(List<Span> spans) {
    this.spans = spans;
  }

  /** Spans in order of their starts, joined where they touch or overlap. */
  public static Spans of(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    spans.forEach(span -> add(joined, span, 1));
    return new Spans(joined);
  }

  /** Where one side speaks: its words, joined over gaps shorter than {@code joinMillis}. */
  public static Spans ofWords(List<Word> words, long joinMillis) {
    List<Span> spans = new ArrayList<>();
    for (Word word : words) {
      add(spans, new Span(word.startMillis(), word.endMillis()), joinMillis);
    }
    return new Spans(spans);
  }

  /** In order and apart from one another. */
  public List<Span> list() {
    return List.copyOf(spans);
  }

  /** The same without the gaps that are shorter than this. */
  public Spans joined(long joinMillis) {
    List<Span> joined = new ArrayList<>();
    spans.forEach(span -> add(joined, span, joinMillis));
    return new Spans(joined);
  }

  /** Where this or the other holds. */
  public Spans union(Spans other) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(other.spans);
    all.sort(java.util.Comparator.comparingLong(Span::startMillis));
    List<Span> joined = new ArrayList<>();
    all.forEach(span -> add(joined, span, 1));
    return new Spans(joined);
  }

  /** Where neither this nor anything else is, from 0 to the end of the call. */
  public Spans gaps(long durationMillis) {
    List<Span> gaps = new ArrayList<>();
    long at = 0;
    for (Span span : spans) {
      if (span.startMillis() > at) {
        gaps.add(new Span(at, Math.min(span.startMillis(), durationMillis)));
      }
      at = Math.max(at, span.endMillis());
    }
    if (at < durationMillis) {
      gaps.add(new Span(at, durationMillis));
    }
    return new Spans(gaps);
  }

  /** Where this holds and the other does not. */
  public Spans without(Spans other) {
    List<Span> left = new ArrayList<>();
    for (Span span : spans) {
      long at = span.startMillis();
      for (Span hole : other.spans) {
        if (hole.startMillis() > at && hole.startMillis() < span.endMillis()) {
          left.add(new Span(at, hole.startMillis()));
        }
        at = hole.startMillis() < span.endMillis() ? Math.max(at, hole.endMillis()) : at;
      }
      if (at < span.endMillis()) {
        left.add(new Span(at, span.endMillis()));
      }
    }
    return new Spans(left);
  }

  /** What of it lies between 0 and the call's end. */
  public Spans within(long durationMillis) {
    return new Spans(
        spans.stream()
            .filter(span -> span.endMillis() > 0 && span.startMillis() < durationMillis)
            .map(
                span ->
                    new Span(
                        Math.max(0, span.startMillis()),
                        Math.min(durationMillis, span.endMillis())))
            .toList());
  }

  /** The stretches that are no shorter than this. */
  public Spans atLeast(long millis) {
    return new Spans(spans.stream().filter(span -> span.millis() >= millis).toList());
  }

  /** Whether a moment lies in it. */
  public boolean contains(long millis) {
    return spans.stream()
        .anyMatch(span -> span.startMillis() <= millis && millis < span.endMillis());
  }

  /** Time in all. */
  public long millis() {
    return spans.stream().mapToLong(Span::millis).sum();
  }

  /** The longest stretch, the earliest of equals; empty at 0 where there is none. */
  public Span longest() {
    Span longest = new Span(0, 0);
    for (Span span : spans) {
      if (span.millis() > longest.millis()) {
        longest = span;
      }
    }
    return longest;
  }

  private static void add(List<Span> spans, Span next, long joinMillis) {
    if (!spans.isEmpty()) {
      Span last = spans.get(spans.size() - 1);
      if (next.startMillis() - last.endMillis() < joinMillis) {
        spans.set(
            spans.size() - 1,
            new Span(last.startMillis(), Math.max(last.endMillis(), next.endMillis())));
        return;
      }
    }
    spans.add(next);
  }
}
