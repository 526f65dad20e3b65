package io.branchline.console.call;

import io.branchline.speech.mask.MaskToken;
import io.branchline.warehouse.table.TranscriptCorrection;
import io.branchline.warehouse.table.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** A transcript as the page shows it: one turn after the other, each word with its time. */
final class Turns {

  /** Below this the recogniser was guessing; the page says so. */
  private static final double UNSURE = 0.6;

  /** What stood for a secret before its kind was kept. */
  private static final String OLD_TOKEN = "[masked]";

  private Turns() {}

  /**
   * What one side said between two pauses.
   *
   * @param side agent or customer
   * @param text as a person may correct it
   * @param markup the words as HTML: a long call has thousands, too many for a template's loop
   * @param history what people made of it, the newest first; empty where it is the recogniser's
   */
  record Turn(
      String side,
      int number,
      long startMillis,
      long endMillis,
      String text,
      String markup,
      List<TranscriptCorrection> history) {

    /** The element's id. */
    public String id() {
      return "turn-" + side + "-" + number;
    }

    /** Whether a person's words stand here. */
    public boolean corrected() {
      return !history.isEmpty();
    }
  }

  /**
   * The turns in order.
   *
   * @param corrections of the call, the newest first
   */
  static List<Turn> of(
      List<Utterance> utterances, List<Hit> hits, List<TranscriptCorrection> corrections) {
    List<Turn> turns = new ArrayList<>();
    for (Utterance utterance : utterances) {
      turns.add(of(utterance, hits, corrections));
    }
    return turns;
  }

  /** One turn. */
  static Turn of(Utterance utterance, List<Hit> hits, List<TranscriptCorrection> corrections) {
    String side = utterance.side().name().toLowerCase(Locale.ROOT);
    return new Turn(
        side,
        utterance.number(),
        utterance.startMillis(),
        utterance.endMillis(),
        utterance.text(),
        markup(utterance, side, hits),
        history(utterance, corrections));
  }

  /** A correction of an earlier transcript is none of this one: its words do not stand here. */
  private static List<TranscriptCorrection> history(
      Utterance utterance, List<TranscriptCorrection> corrections) {
    List<TranscriptCorrection> own =
        corrections.stream()
            .filter(
                correction ->
                    correction.side() == utterance.side()
                        && correction.number() == utterance.number())
            .toList();
    return own.isEmpty() || !own.get(0).text().equals(utterance.text()) ? List.of() : own;
  }

  /** Whether a word stands for a secret. */
  static boolean isMasked(String word) {
    return word.equals(OLD_TOKEN) || MaskToken.of(word).isPresent();
  }

  private static String markup(Utterance utterance, String side, List<Hit> hits) {
    boolean spaced = !utterance.language().toLowerCase(Locale.ROOT).startsWith("zh");
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < utterance.words().size(); i++) {
      String word = utterance.words().get(i);
      long start = utterance.wordStartMillis().get(i);
      boolean masked = isMasked(word);
      boolean unsure =
          !masked
              && i < utterance.wordConfidences().size()
              && utterance.wordConfidences().get(i) < UNSURE;
      html.append("<span class=\"w")
          .append(unsure ? " low" : "")
          .append(masked ? " masked" : "")
          .append(isHit(hits, side, start) ? " hit" : "")
          .append("\" role=\"button\" tabindex=\"")
          .append(i == 0 ? 0 : -1)
          .append("\" data-start=\"")
          .append(start)
          .append("\" data-end=\"")
          .append(utterance.wordEndMillis().get(i).longValue())
          .append("\">")
          .append(HtmlUtils.htmlEscape(word, "UTF-8"))
          .append("</span>")
          .append(spaced ? " " : "");
    }
    return html.toString();
  }

  private static boolean isHit(List<Hit> hits, String side, long start) {
    return hits.stream()
        .anyMatch(
            hit ->
                hit.side().equals(side)
                    && start >= hit.startMillis()
                    && start < Math.max(hit.endMillis(), hit.startMillis() + 1));
  }
}
