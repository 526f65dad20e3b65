package io.branchline.speech.mask;

import io.branchline.speech.policy.Policies;
import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A conversation written down for a test: {@code "A: your card number C: four one ..."}. Words
 * follow one another every 300 ms; "..." is a pause of 2 s, "......" one of 4 s. Of a word with "?"
 * behind it the recogniser was not sure.
 */
final class Talk {

  private final List<Word> agent = new ArrayList<>();
  private final List<Word> customer = new ArrayList<>();
  private final Mask mask;

  private Talk(String text, Mask mask) {
    this.mask = mask;
    long at = 0;
    List<Word> side = customer;
    for (String word : text.strip().split("\\s+", -1)) {
      if (word.equals("A:") || word.equals("C:")) {
        side = word.equals("A:") ? agent : customer;
        at += 500;
      } else if (word.matches("\\.+")) {
        at += word.length() * 2000L / 3;
      } else {
        boolean sure = !word.endsWith("?");
        String said = sure ? word : word.substring(0, word.length() - 1);
        side.add(new Word(said, at, at + 250, sure ? 1 : 0.6));
        at += 300;
      }
    }
  }

  static Talk of(String text) {
    return of(text, new SecretMask(Policies.shipped()));
  }

  static Talk of(String text, Mask mask) {
    return new Talk(text, mask);
  }

  Masked masked() {
    return mask.mask(agent, customer);
  }

  /** Both sides' stored words, in order of time, without marks of sides. */
  String stored() {
    Masked masked = masked();
    return String.join(
        " ",
        Stream.concat(masked.agent().words().stream(), masked.customer().words().stream())
            .sorted(Comparator.comparingLong(Word::startMillis))
            .map(Word::text)
            .toList());
  }
}
