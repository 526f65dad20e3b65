package io.branchline.console.call;

import io.branchline.speech.transcript.Span;
import io.branchline.speech.transcript.Spans;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * Where a side speaks: as it was heard, or by its words where the transcript did not keep that.
   */
  static Spans spoken(@Nullable CallSpeech speech, List<Utterance> utterances, Side side) {
    if (speech != null
        && !(speech.agentSpeechStartMillis().isEmpty()
            && speech.customerSpeechStartMillis().isEmpty())) {
      return side == Side.AGENT
          ? heard(speech.agentSpeechStartMillis(), speech.agentSpeechEndMillis())
          : heard(speech.customerSpeechStartMillis(), speech.customerSpeechEndMillis());
    }
    return byWords(utterances, side);
  }

  private static Spans heard(List<Long> starts, List<Long> ends) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < Math.min(starts.size(), ends.size()); i++) {
      spans.add(new Span(starts.get(i), ends.get(i)));
    }
    return Spans.of(spans);
  }

  private static Spans byWords(List<Utterance> utterances, Side side) {
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
