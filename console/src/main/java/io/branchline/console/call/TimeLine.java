package io.branchline.console.call;

import io.branchline.speech.mask.MaskToken;
import io.branchline.speech.transcript.Span;
import io.branchline.warehouse.table.MaskedSpan;
import io.branchline.warehouse.table.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What is drawn over a recording's waveforms; the page's script reads it.
 *
 * @param durationMillis of the recording
 * @param masked hatched, on one side each
 * @param hits what was searched for, in order of time
 */
record TimeLine(
    long durationMillis,
    List<Stretch> silence,
    List<Stretch> overtalk,
    List<Stretch> masked,
    List<Stretch> hits) {

  /**
   * One stretch.
   *
   * @param side agent or customer; empty where it is both
   * @param title what a pointer that rests on it is told; may be empty
   */
  record Stretch(long start, long end, String side, String title) {}

  /**
   * Puts everything on one line.
   *
   * @param kindTitle the name of a kind of secret in the reader's language
   */
  static TimeLine of(
      long durationMillis,
      Shading shading,
      List<MaskedSpan> masked,
      List<Utterance> utterances,
      List<Hit> hits,
      UnaryOperator<String> kindTitle) {
    List<Stretch> hatched =
        masked.isEmpty()
            ? tokens(utterances, kindTitle)
            : masked.stream()
                .map(
                    span ->
                        new Stretch(
                            span.startMillis(),
                            span.endMillis(),
                            span.side().name().toLowerCase(Locale.ROOT),
                            kindTitle.apply(span.kind())))
                .toList();
    return new TimeLine(
        durationMillis,
        stretches(shading.silence()),
        stretches(shading.overtalk()),
        hatched,
        hits.stream()
            .map(hit -> new Stretch(hit.startMillis(), hit.endMillis(), hit.side(), ""))
            .sorted(Comparator.comparingLong(Stretch::start))
            .toList());
  }

  private static List<Stretch> stretches(List<Span> spans) {
    return spans.stream()
        .map(span -> new Stretch(span.startMillis(), span.endMillis(), "", ""))
        .toList();
  }

  /** A transcript of before there were spans has its tokens only. */
  private static List<Stretch> tokens(List<Utterance> utterances, UnaryOperator<String> kindTitle) {
    List<Stretch> stretches = new ArrayList<>();
    for (Utterance utterance : utterances) {
      for (int i = 0; i < utterance.words().size(); i++) {
        String word = utterance.words().get(i);
        if (Turns.isMasked(word)) {
          stretches.add(
              new Stretch(
                  utterance.wordStartMillis().get(i),
                  utterance.wordEndMillis().get(i),
                  utterance.side().name().toLowerCase(Locale.ROOT),
                  kindTitle.apply(
                      MaskToken.of(word).map(token -> token.kind().id()).orElse("number"))));
        }
      }
    }
    return stretches;
  }
}
