package io.branchline.scoring.evaluate;

import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A transcribed call: its measures, what each side said, word by word in time order, and what it is
 * about.
 *
 * @param utterances the current transcript's, in any order
 * @param topics category to whether the call is in it; those that calls are not counted by are
 *     absent
 */
public record Conversation(
    CallSpeech speech, List<Utterance> utterances, Map<String, Topic> topics) {

  /** Sorts the utterances by time. */
  public Conversation {
    topics = Map.copyOf(topics);
    utterances =
        utterances.stream()
            .sorted(
                Comparator.comparingLong(Utterance::startMillis)
                    .thenComparing(Utterance::side)
                    .thenComparingInt(Utterance::number))
            .toList();
  }

  List<Spoken> words(Side side) {
    List<Spoken> words = new ArrayList<>();
    for (Utterance utterance : utterances) {
      if (utterance.side() == side) {
        for (int i = 0; i < utterance.words().size(); i++) {
          for (String token : Tokens.of(utterance.words().get(i))) {
            words.add(
                new Spoken(
                    side,
                    token,
                    utterance.wordStartMillis().get(i),
                    utterance.wordEndMillis().get(i)));
          }
        }
      }
    }
    words.sort(Comparator.comparingLong(Spoken::startMillis));
    return words;
  }

  List<Utterance> of(Side side) {
    return utterances.stream().filter(utterance -> utterance.side() == side).toList();
  }

  /** The language without its region: en of en-US. */
  String language() {
    return speech.language().split("[-_]", 2)[0];
  }

  static String text(List<Spoken> words) {
    String spaced = words.stream().map(Spoken::token).collect(Collectors.joining(" "));
    return spaced.replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "");
  }
}
