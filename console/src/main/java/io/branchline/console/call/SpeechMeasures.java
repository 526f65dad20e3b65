package io.branchline.console.call;

import io.branchline.console.text.Figures;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallSpeech;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call's speech measures as the page shows them; each key has its name and its definition in the
 * texts.
 *
 * @param shares how the recording's time is divided, for a bar; empty where that is not measurable
 */
record SpeechMeasures(List<Line> lines, List<Share> shares) {

  /**
   * One measure.
   *
   * @param seekMillis the place that it is about; null where it has none
   */
  record Line(String key, String value, boolean measurable, @Nullable Long seekMillis) {}

  /** A part of the bar. */
  record Share(String kind, double percent) {}

  /**
   * The measures.
   *
   * @param rate a speaking rate with its unit, in the reader's language
   */
  static SpeechMeasures of(
      CallSpeech speech, Call call, Figures figures, Function<String, String> rate) {
    long duration = speech.durationMillis();
    List<Line> lines = new ArrayList<>();
    add(lines, "duration", figures.place(duration));
    boolean both = speech.overtalkMeasurable();
    if (!both) {
      add(lines, "talk", part(figures, speech.agentTalkMillis(), duration));
    }
    addIf(lines, "agent-talk", both, part(figures, speech.agentTalkMillis(), duration));
    addIf(lines, "customer-talk", both, part(figures, speech.customerTalkMillis(), duration));
    Double share = speech.agentTalkShare();
    addIf(lines, "talk-ratio", share != null, figures.percent(share));
    add(lines, "silence", part(figures, speech.silenceMillis(), duration));
    lines.add(
        new Line(
            "longest-silence",
            figures.seconds(speech.longestSilenceMillis()),
            true,
            speech.longestSilenceMillis() > 0 ? speech.longestSilenceStartMillis() : null));
    add(
        lines,
        "dead-air",
        speech.deadAirs() == 0
            ? "0"
            : figures.count(speech.deadAirs()) + " · " + figures.seconds(speech.deadAirMillis()));
    addIf(lines, "overtalk", both, part(figures, speech.overtalkMillis(), duration));
    Integer agent = speech.agentInterruptions();
    addIf(lines, "agent-interruptions", agent != null, figures.count(agent));
    Integer customer = speech.customerInterruptions();
    addIf(lines, "customer-interruptions", customer != null, figures.count(customer));
    addIf(lines, "agent-rate", both, pace(figures, speech.agentWordsPerMinute(), rate));
    addIf(lines, "customer-rate", both, pace(figures, speech.customerWordsPerMinute(), rate));
    long holdMillis = Math.max(call.holdMillis(), speech.holdMillis());
    lines.add(
        new Line(
            "holds",
            call.holds() == 0 && holdMillis == 0
                ? "0"
                : figures.count(Math.max(call.holds(), speech.holdStartMillis().size()))
                    + " · "
                    + figures.seconds(holdMillis),
            true,
            speech.holdStartMillis().stream().findFirst().orElse(null)));
    return new SpeechMeasures(lines, shares(speech));
  }

  private static void add(List<Line> lines, String key, String value) {
    lines.add(new Line(key, value, true, null));
  }

  private static void addIf(List<Line> lines, String key, boolean measurable, String value) {
    lines.add(new Line(key, value, measurable, null));
  }

  private static String part(Figures figures, long millis, long whole) {
    return figures.seconds(millis) + " · " + figures.percentOf(millis, whole);
  }

  private static String pace(
      Figures figures, @Nullable Double perMinute, Function<String, String> rate) {
    return perMinute == null ? Figures.NONE : rate.apply(figures.count(perMinute));
  }

  private static List<Share> shares(CallSpeech speech) {
    if (!speech.overtalkMeasurable()) {
      return List.of();
    }
    double whole = Math.max(1, speech.durationMillis());
    return List.of(
        new Share("agent", 100 * (speech.agentTalkMillis() - speech.overtalkMillis()) / whole),
        new Share("both", 100 * speech.overtalkMillis() / whole),
        new Share(
            "customer", 100 * (speech.customerTalkMillis() - speech.overtalkMillis()) / whole),
        new Share("silence", 100 * speech.silenceMillis() / whole));
  }
}
