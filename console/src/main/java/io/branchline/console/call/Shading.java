package io.branchline.console.call;

import io.branchline.speech.transcript.Span;
import io.branchline.speech.transcript.Spans;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The stretches of a recording that are shaded under its waveforms: where nobody speaks and where
 * both do.
 *
 * @param silence both sides quiet for {@value #SHOWN_SILENCE_MILLIS} ms or more, in order
 * @param overtalk both sides speak, in order
 */
record Shading(List<Span> silence, List<Span> overtalk) {

  /** Shorter pauses are how people talk. */
  static final long SHOWN_SILENCE_MILLIS = 1_000;

  /** A pause of one side between two words that is shorter belongs to its speech. */
  private static final long JOIN_MILLIS = 500;

  /** Copies the stretches. */
  Shading {
    silence = List.copyOf(silence);
    overtalk = List.copyOf(overtalk);
  }

  /** From where each side speaks. */
  static Shading of(Spans agent, Spans customer, long durationMillis) {
    return new Shading(
        agent.union(customer).gaps(durationMillis).list().stream()
            .filter(span -> span.millis() >= SHOWN_SILENCE_MILLIS)
            .toList(),
        both(agent.list(), customer.list()));
  }

  private static List<Span> both(List<Span> agent, List<Span> customer) {
    List<Span> both = new ArrayList<>();
    int a = 0;
    int c = 0;
    while (a < agent.size() && c < customer.size()) {
      Span left = agent.get(a);
      Span right = customer.get(c);
      long start = Math.max(left.startMillis(), right.startMillis());
      long end = Math.min(left.endMillis(), right.endMillis());
      if (start < end) {
        both.add(new Span(start, end));
      }
      if (left.endMillis() <= right.endMillis()) {
        a++;
      } else {
        c++;
      }
    }
    return both;
  }

  /**
   * Where a side speaks by its words, for transcripts that did not keep where they heard speech.
   */
  static Spans spoken(List<Utterance> utterances, Side side) {
    List<Span> words = new ArrayList<>();
    for (Utterance utterance : utterances) {
      for (int i = 0; utterance.side() == side && i < utterance.words().size(); i++) {
        words.add(new Span(utterance.wordStartMillis().get(i), utterance.wordEndMillis().get(i)));
      }
    }
    words.sort(Comparator.comparingLong(Span::startMillis));
    return Spans.of(words).joined(JOIN_MILLIS);
  }
}
