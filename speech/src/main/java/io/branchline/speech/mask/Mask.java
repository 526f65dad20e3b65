package io.branchline.speech.mask;

import io.branchline.speech.transcript.Word;
import java.util.List;

/** Takes out of a call's words what must not be stored. Safe for many threads. */
@FunctionalInterface
public interface Mask {

  /**
   * Both sides' words with every secret replaced by a {@link MaskToken}, and where the secrets
   * were. What one side asks tells what the other side's digits are, so both are looked at
   * together.
   *
   * @param agent the agent's words on the call's clock, in order of time
   * @param customer the customer's
   */
  Masked mask(List<Word> agent, List<Word> customer);
}
