package io.branchline.scoring.evaluate;

import io.branchline.scoring.form.EvaluationForm;
import io.branchline.scoring.form.Question;
import io.branchline.scoring.form.Rule;
import io.branchline.scoring.form.Rule.Window;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers the automatic questions of a form from a transcribed call, each with the second to listen
 * to. Where a call cannot tell (its language has no phrases, a side never spoke, nobody counts the
 * category any more) the answer is "not applicable" and a person decides.
 */
public final class AutomaticAnswers {

  private static final int EVIDENCE_WORDS = 16;
  private static final int FASTEST_FROM_WORDS = 5;

  private final Conversation conversation;
  private final CallSpeech speech;
  private final Map<Side, List<Spoken>> words;

  private AutomaticAnswers(Conversation conversation) {
    this.conversation = conversation;
    this.speech = conversation.speech();
    this.words =
        Map.of(
            Side.AGENT, conversation.words(Side.AGENT),
            Side.CUSTOMER, conversation.words(Side.CUSTOMER));
  }

  /**
   * Question id to answer, for the automatic questions only. Empty when the call is shorter than
   * the form lets a machine judge.
   */
  public static Map<String, Answer> of(EvaluationForm form, Conversation conversation) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    if (conversation.speech().durationMillis() < form.automaticMinimumSeconds() * 1000L) {
      return answers;
    }
    AutomaticAnswers automatic = new AutomaticAnswers(conversation);
    form.questions()
        .filter(Question::automatic)
        .forEach(question -> answers.put(question.id(), automatic.answer(question.rule())));
    return answers;
  }

  private Answer answer(@Nullable Rule rule) {
    if (rule instanceof Rule.Said said) {
      return said(said);
    } else if (rule instanceof Rule.NotSaid notSaid) {
      return notSaid(notSaid);
    } else if (rule instanceof Rule.LongestSilence silence) {
      return silence(
          speech.longestSilenceMillis() <= silence.atMost().toMillis(),
          seconds(speech.longestSilenceMillis()) + " s");
    } else if (rule instanceof Rule.SilenceShare silence) {
      return speech.durationMillis() <= 0
          ? Answer.notApplicable()
          : silence(
              speech.silenceMillis() <= silence.atMost() * (double) speech.durationMillis(),
              ofTheCall(speech.silenceMillis()));
    } else if (rule instanceof Rule.OvertalkShare overtalk) {
      return overtalk(overtalk);
    } else if (rule instanceof Rule.SpeakingRate rate) {
      return rate(rate);
    } else if (rule instanceof Rule.InCategory category) {
      return category(category);
    }
    throw new IllegalArgumentException("rule is null");
  }

  private Answer said(Rule.Said rule) {
    List<Spoken> spoken = words.getOrDefault(rule.side(), List.of());
    List<String> phrases = rule.phrases().get(conversation.language());
    if (phrases == null || spoken.isEmpty()) {
      return Answer.notApplicable();
    }
    long end = speech.durationMillis();
    long from = rule.window() instanceof Window.Last last ? end - last.length().toMillis() : 0;
    long to = rule.window() instanceof Window.First first ? first.length().toMillis() : end;
    // A word may begin a little after the measured duration or before 0: an open window has no
    // edge.
    long opens = rule.window() instanceof Window.Last ? from : Long.MIN_VALUE;
    long closes = rule.window() instanceof Window.First ? to : Long.MAX_VALUE;
    return find(phrases, rule.wordErrors(), spoken, opens, closes)
        .map(match -> Answer.automatic(true, evidence(rule.side(), spoken, match)))
        .orElseGet(
            () ->
                Answer.automatic(
                    rule.otherwise(),
                    rule.window() instanceof Window.Anywhere
                        ? null
                        : missing(rule.side(), spoken, Math.max(0, from), to)));
  }

  private Answer notSaid(Rule.NotSaid rule) {
    List<Spoken> spoken = words.getOrDefault(rule.side(), List.of());
    List<String> phrases = rule.phrases().get(conversation.language());
    if (phrases == null || spoken.isEmpty()) {
      return Answer.notApplicable();
    }
    return find(phrases, 0, spoken, Long.MIN_VALUE, Long.MAX_VALUE)
        .map(match -> Answer.automatic(false, evidence(rule.side(), spoken, match)))
        .orElseGet(() -> Answer.automatic(true, null));
  }

  private static Optional<Phrase.Match> find(
      List<String> phrases, int errors, List<Spoken> spoken, long from, long to) {
    return phrases.stream()
        .flatMap(phrase -> new Phrase(phrase, errors).find(spoken, from, to).stream())
        .min(Comparator.comparingInt(Phrase.Match::errors).thenComparingInt(Phrase.Match::first));
  }

  /** What is measured is written in figures, for readers of any language. */
  private Answer silence(boolean yes, String measured) {
    long start = speech.longestSilenceStartMillis();
    return Answer.automatic(
        yes, new Evidence("", start, start + speech.longestSilenceMillis(), measured));
  }

  private String ofTheCall(long millis) {
    return seconds(millis) + " / " + seconds(speech.durationMillis()) + " s";
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
  }

  private Answer overtalk(Rule.OvertalkShare rule) {
    if (speech.durationMillis() <= 0) {
      return Answer.notApplicable();
    }
    boolean yes = speech.overtalkMillis() <= rule.atMost() * (double) speech.durationMillis();
    String text = ofTheCall(speech.overtalkMillis());
    long bestStart = 0;
    long bestEnd = 0;
    for (Utterance agent : conversation.of(Side.AGENT)) {
      for (Utterance customer : conversation.of(Side.CUSTOMER)) {
        long start = Math.max(agent.startMillis(), customer.startMillis());
        long end = Math.min(agent.endMillis(), customer.endMillis());
        if (end - start > bestEnd - bestStart) {
          bestStart = start;
          bestEnd = end;
        }
      }
    }
    return Answer.automatic(
        yes, bestEnd > bestStart ? new Evidence("", bestStart, bestEnd, text) : null);
  }

  private Answer rate(Rule.SpeakingRate rule) {
    Double rate =
        rule.side() == Side.AGENT ? speech.agentWordsPerMinute() : speech.customerWordsPerMinute();
    Rule.Rates wanted = rule.byLanguage().get(conversation.language());
    if (rate == null || wanted == null) {
      return Answer.notApplicable();
    }
    boolean yes = rate >= wanted.fromPerMinute() && rate <= wanted.toPerMinute();
    String text = String.format(Locale.ROOT, "%.0f / min", rate);
    boolean slow = rate < wanted.fromPerMinute();
    Comparator<Utterance> byRate = Comparator.comparingDouble(AutomaticAnswers::wordsPerMinute);
    Evidence evidence =
        conversation.of(rule.side()).stream()
            .filter(utterance -> utterance.words().size() >= FASTEST_FROM_WORDS)
            .max(slow ? byRate.reversed() : byRate)
            .map(
                utterance ->
                    new Evidence(
                        side(rule.side()), utterance.startMillis(), utterance.endMillis(), text))
            .orElse(null);
    return Answer.automatic(yes, evidence);
  }

  private Answer category(Rule.InCategory rule) {
    Topic topic = conversation.topics().get(rule.category());
    if (topic == null) {
      return Answer.notApplicable();
    }
    return Answer.automatic(topic.found() ? rule.found() : rule.otherwise(), topic.evidence());
  }

  private static double wordsPerMinute(Utterance utterance) {
    long millis = Math.max(1, utterance.endMillis() - utterance.startMillis());
    return utterance.words().size() * 60_000.0 / millis;
  }

  private static Evidence evidence(Side side, List<Spoken> spoken, Phrase.Match match) {
    List<Spoken> said = spoken.subList(match.first(), match.last() + 1);
    return new Evidence(
        side(side),
        said.get(0).startMillis(),
        said.get(said.size() - 1).endMillis(),
        Conversation.text(said));
  }

  /** Where the phrase should have been, and what was said there instead. */
  private static Evidence missing(Side side, List<Spoken> spoken, long from, long to) {
    List<Spoken> there =
        spoken.stream()
            .filter(word -> word.startMillis() >= from && word.startMillis() <= to)
            .limit(EVIDENCE_WORDS)
            .toList();
    return new Evidence(side(side), from, to, Conversation.text(there));
  }

  private static String side(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }
}
