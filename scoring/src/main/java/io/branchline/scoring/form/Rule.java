package io.branchline.scoring.form;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.Side;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a machine answers a yes/no question from a call's transcript, measures and categories. */
public sealed interface Rule extends Serializable {

  /** Where in the call a phrase counts; a word is placed by its own start. */
  sealed interface Window extends Serializable {
    /** Anywhere. */
    record Anywhere() implements Window {}

    /** From the start of the recording up to and including this long after it. */
    record First(Duration length) implements Window {}

    /** From this long before the end of the recording on. */
    record Last(Duration length) implements Window {}
  }

  /**
   * Yes when the side says one of the phrases in the window.
   *
   * @param phrases language to alternatives; a call in a language without phrases is not applicable
   * @param wordErrors how many words of a phrase of four words or more the recogniser may have got
   *     wrong
   * @param otherwise the answer when none is found: no, or na to leave it to a person
   */
  record Said(
      Side side, Window window, Map<String, List<String>> phrases, int wordErrors, String otherwise)
      implements Rule {

    /** Copies the phrases. */
    public Said {
      requireNonNull(side, "side is null");
      requireNonNull(window, "window is null");
      phrases = copy(phrases);
      requireNonNull(otherwise, "otherwise is null");
    }
  }

  /** No when the side says one of the phrases, word for word, anywhere. */
  record NotSaid(Side side, Map<String, List<String>> phrases) implements Rule {

    /** Copies the phrases. */
    public NotSaid {
      requireNonNull(side, "side is null");
      phrases = copy(phrases);
    }
  }

  /** Yes when no stretch in which both sides are quiet is longer. */
  record LongestSilence(Duration atMost) implements Rule {}

  /**
   * Yes when both sides are quiet for at most this share of the call.
   *
   * @param atMost 0 to 1
   */
  record SilenceShare(double atMost) implements Rule {}

  /**
   * Yes when both sides speak at once for at most this share of the call.
   *
   * @param atMost 0 to 1
   */
  record OvertalkShare(double atMost) implements Rule {}

  /**
   * Yes when the side speaks at a rate between these, boundaries included.
   *
   * @param byLanguage language to rates; a call in a language without rates is not applicable
   */
  record SpeakingRate(Side side, Map<String, Rates> byLanguage) implements Rule {

    /** Copies the rates. */
    public SpeakingRate {
      requireNonNull(side, "side is null");
      byLanguage = Map.copyOf(byLanguage);
    }
  }

  /**
   * By whether the call is in a category, as the warehouse has it.
   *
   * @param found the answer when it is: yes, no or na
   * @param otherwise the answer when it is not, another one than found
   */
  record InCategory(String category, String found, String otherwise) implements Rule {

    /** Checks the names. */
    public InCategory {
      requireNonNull(category, "category is null");
      requireNonNull(found, "found is null");
      requireNonNull(otherwise, "otherwise is null");
    }
  }

  /** Words (in Chinese: characters) in a minute of a side's own talk. */
  record Rates(double fromPerMinute, double toPerMinute) implements Serializable {}

  private static Map<String, List<String>> copy(Map<String, List<String>> phrases) {
    return phrases.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
  }
}
