package io.branchline.console.call;

import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** A transcript as the page shows it: one turn after the other, each word with its time. */
final class Turns {

  /** Below this the recogniser was guessing; the page says so. */
  private static final double UNSURE = 0.6;

  private Turns() {}

  /**
   * What one side said between two pauses.
   *
   * @param side agent or customer
   * @param markup the words as HTML: a long call has thousands, too many for a template's loop
   */
  record Turn(String side, long startMillis, long endMillis, String markup) {}

  static List<Turn> of(List<Utterance> utterances, List<Hit> hits) {
    List<Turn> turns = new ArrayList<>();
    for (Utterance utterance : utterances) {
      String side = utterance.side() == Side.AGENT ? "agent" : "customer";
      turns.add(
          new Turn(
              side, utterance.startMillis(), utterance.endMillis(), markup(utterance, side, hits)));
    }
    return turns;
  }

  private static String markup(Utterance utterance, String side, List<Hit> hits) {
    boolean spaced = !utterance.language().toLowerCase(Locale.ROOT).startsWith("zh");
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < utterance.words().size(); i++) {
      long start = utterance.wordStartMillis().get(i);
      boolean unsure =
          i < utterance.wordConfidences().size() && utterance.wordConfidences().get(i) < UNSURE;
      html.append("<span class=\"w")
          .append(unsure ? " low" : "")
          .append(isHit(hits, side, start) ? " hit" : "")
          .append("\" role=\"button\" tabindex=\"")
          .append(i == 0 ? 0 : -1)
          .append("\" data-start=\"")
          .append(start)
          .append("\" data-end=\"")
          .append(utterance.wordEndMillis().get(i).longValue())
          .append("\">")
          .append(HtmlUtils.htmlEscape(utterance.words().get(i), "UTF-8"))
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
