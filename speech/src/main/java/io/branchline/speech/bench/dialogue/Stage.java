package io.branchline.speech.bench.dialogue;

import io.branchline.speech.bench.dialogue.Dialogue.NumberWord;
import io.branchline.speech.bench.dialogue.Dialogue.SpokenNumber;
import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The clock and the words of a call that is being generated. */
final class Stage {

  final boolean chinese;
  private final SplittableRandom random;
  private final List<Word> agent = new ArrayList<>();
  private final List<Word> customer = new ArrayList<>();
  private final List<SpokenNumber> numbers = new ArrayList<>();
  private long clock = 1_000;

  Stage(SplittableRandom random, boolean chinese) {
    this.random = random;
    this.chinese = chinese;
  }

  void pause(int fromMillis, int toMillis) {
    clock += random.nextInt(fromMillis, toMillis);
  }

  /** Says words with spaces between; gives them back. */
  List<Word> say(boolean byAgent, String text) {
    List<Word> said = new ArrayList<>();
    for (String word : text.strip().split(" +", -1)) {
      if (!word.isEmpty()) {
        int letters = word.length();
        long length = chinese ? 190L * letters : 90 + 45L * letters + random.nextInt(80);
        Word spoken = new Word(word, clock, clock + length, 0.9);
        (byAgent ? agent : customer).add(spoken);
        said.add(spoken);
        clock += length + random.nextInt(10, 90);
      }
    }
    return said;
  }

  void number(String kind, boolean secret, boolean byAgent, String digits, List<NumberWord> words) {
    numbers.add(new SpokenNumber(kind, secret, byAgent, digits, words));
  }

  Dialogue finish() {
    return new Dialogue(chinese ? "zh" : "en", agent, customer, numbers);
  }
}
