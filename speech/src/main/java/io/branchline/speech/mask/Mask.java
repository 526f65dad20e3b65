package io.branchline.speech.mask;

import io.branchline.speech.transcript.Word;
import java.util.List;

/** Takes out of one side's words what must not be stored; times stay as they are. */
@FunctionalInterface
public interface Mask {

  /** What stands in a masked word's place. */
  String TOKEN = "[masked]";

  /**
   * The same words, the secret ones replaced by {@link #TOKEN}.
   *
   * @param words one side's, in order of time
   */
  List<Word> mask(List<Word> words);
}
