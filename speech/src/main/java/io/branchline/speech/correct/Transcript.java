package io.branchline.speech.correct;

import io.branchline.speech.mask.Mask;
import io.branchline.speech.mask.Masked;
import io.branchline.speech.transcript.Turn;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.table.MaskedSpan;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A call's turns and masked places while a correction is worked in. */
final class Transcript {

  private final Map<Utterance, List<Word>> turns;
  private final List<MaskedSpan> spans;
  private final String policy;

  private Transcript(Map<Utterance, List<Word>> turns, List<MaskedSpan> spans, String policy) {
    this.turns = turns;
    this.spans = spans;
    this.policy = policy;
  }

  static Transcript of(List<Utterance> utterances, List<MaskedSpan> spans) {
    Map<Utterance, List<Word>> turns = new LinkedHashMap<>();
    utterances.forEach(turn -> turns.put(turn, words(turn)));
    return new Transcript(turns, spans, "");
  }

  static List<Word> words(Utterance turn) {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < turn.words().size(); i++) {
      double confidence =
          i < turn.wordConfidences().size() ? turn.wordConfidences().get(i) : turn.confidence();
      words.add(
          new Word(
              turn.words().get(i),
              turn.wordStartMillis().get(i),
              turn.wordEndMillis().get(i),
              confidence));
    }
    return words;
  }

  Transcript with(Utterance turn, List<Word> words) {
    Map<Utterance, List<Word>> changed = new LinkedHashMap<>(turns);
    changed.put(turn, words);
    return new Transcript(changed, spans, policy);
  }

  /**
   * With what is secret taken out. A corrected question may tell that another turn's digits are a
   * secret, so every turn is looked at; places that were masked before stay masked, whatever was
   * typed there.
   */
  Transcript masked(Mask mask) {
    Side first =
        turns.keySet().stream().anyMatch(t -> t.side() == Side.MIXED) ? Side.MIXED : Side.AGENT;
    Masked masked = mask.mask(words(first), words(Side.CUSTOMER));
    Map<Utterance, List<Word>> changed = new LinkedHashMap<>();
    turns.keySet().forEach(turn -> changed.put(turn, new ArrayList<>()));
    share(changed, first, masked.agent().words());
    share(changed, Side.CUSTOMER, masked.customer().words());
    List<MaskedSpan> all = new ArrayList<>(spans);
    addNew(all, first, masked.agent().spans());
    addNew(all, Side.CUSTOMER, masked.customer().spans());
    return new Transcript(changed, all, masked.policy());
  }

  private List<Word> words(Side side) {
    return turns.entrySet().stream()
        .filter(turn -> turn.getKey().side() == side)
        .flatMap(turn -> turn.getValue().stream())
        .toList();
  }

  /** Each word goes to the last turn of its side that has started by then. */
  private static void share(Map<Utterance, List<Word>> changed, Side side, List<Word> words) {
    List<Utterance> own = changed.keySet().stream().filter(turn -> turn.side() == side).toList();
    int at = 0;
    for (Word word : words) {
      while (at + 1 < own.size() && own.get(at + 1).startMillis() <= word.startMillis()) {
        at++;
      }
      changed.get(own.get(at)).add(word);
    }
  }

  private void addNew(
      List<MaskedSpan> all, Side side, List<io.branchline.speech.mask.MaskedSpan> found) {
    if (turns.isEmpty()) {
      return;
    }
    Utterance any = turns.keySet().iterator().next();
    for (io.branchline.speech.mask.MaskedSpan span : found) {
      boolean known =
          spans.stream()
              .anyMatch(
                  old ->
                      old.side() == side
                          && old.startMillis() <= span.startMillis()
                          && old.endMillis() >= span.endMillis());
      if (!known) {
        all.add(
            new MaskedSpan(
                any.callId(),
                any.branch(),
                any.callStartedAt(),
                side,
                0,
                span.kind().id(),
                span.startMillis(),
                span.endMillis(),
                span.lastFour(),
                "",
                0));
      }
    }
  }

  /** What a turn says now. */
  List<Word> words(Utterance turn, List<Word> otherwise) {
    return turns.getOrDefault(turn, otherwise);
  }

  String text(Utterance turn) {
    return text(turns.getOrDefault(turn, List.of()), turn.language());
  }

  private static String text(List<Word> words, String language) {
    return String.join(Turn.separator(language), words.stream().map(Word::text).toList());
  }

  /** The rows of another version; a turn whose words went to another's token is left out. */
  List<Utterance> utterances(long version) {
    List<Utterance> rows = new ArrayList<>();
    turns.forEach(
        (turn, words) -> {
          if (!words.isEmpty()) {
            rows.add(row(turn, words, version));
          }
        });
    return rows;
  }

  private static Utterance row(Utterance turn, List<Word> words, long version) {
    return new Utterance(
        turn.callId(),
        turn.branch(),
        turn.callStartedAt(),
        turn.side(),
        turn.number(),
        turn.startMillis(),
        turn.endMillis(),
        text(words, turn.language()),
        words.stream().mapToDouble(Word::confidence).average().orElse(turn.confidence()),
        turn.language(),
        words.stream().map(Word::text).toList(),
        words.stream().map(Word::startMillis).toList(),
        words.stream().map(Word::endMillis).toList(),
        words.stream().map(Word::confidence).toList(),
        version);
  }

  /** The masked places of another version, numbered anew on each side. */
  List<MaskedSpan> spans(long version) {
    List<MaskedSpan> rows = new ArrayList<>();
    for (Side side : Arrays.asList(Side.values())) {
      List<MaskedSpan> own =
          spans.stream()
              .filter(span -> span.side() == side)
              .sorted(Comparator.comparingLong(MaskedSpan::startMillis))
              .toList();
      for (int i = 0; i < own.size(); i++) {
        rows.add(row(own.get(i), i, version));
      }
    }
    return rows;
  }

  private MaskedSpan row(MaskedSpan span, int number, long version) {
    return new MaskedSpan(
        span.callId(),
        span.branch(),
        span.callStartedAt(),
        span.side(),
        number,
        span.kind(),
        span.startMillis(),
        span.endMillis(),
        span.lastFour(),
        span.policy().isEmpty() ? policy : span.policy(),
        version);
  }
}
