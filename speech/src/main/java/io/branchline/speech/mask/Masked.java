package io.branchline.speech.mask;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.transcript.Word;
import java.util.List;

/**
 * A call's words as they may be stored.
 *
 * @param policy name and version of the policy that decided, such as {@code default-1}
 */
public record Masked(Side agent, Side customer, String policy) {

  /** Checks that nothing is missing. */
  public Masked {
    requireNonNull(agent, "agent is null");
    requireNonNull(customer, "customer is null");
    requireNonNull(policy, "policy is null");
  }

  /**
   * One side.
   *
   * @param words in order of time; a masked stretch is one word, a {@link MaskToken}
   * @param spans the masked stretches in order of time, one for each token among the words
   */
  public record Side(List<Word> words, List<MaskedSpan> spans) {

    /** Copies the lists. */
    public Side {
      words = List.copyOf(words);
      spans = List.copyOf(spans);
    }
  }
}
