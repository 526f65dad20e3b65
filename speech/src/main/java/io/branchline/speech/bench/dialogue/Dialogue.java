package io.branchline.speech.bench.dialogue;

import io.branchline.speech.transcript.Word;
import java.util.List;

/**
 * A generated call and the truth about its numbers.
 *
 * @param language en or zh
 * @param agent what a recogniser would have heard of the agent
 * @param customer the same of the customer
 */
public record Dialogue(
    String language, List<Word> agent, List<Word> customer, List<SpokenNumber> numbers) {

  /** Copies the lists. */
  public Dialogue {
    agent = List.copyOf(agent);
    customer = List.copyOf(customer);
    numbers = List.copyOf(numbers);
  }

  /** How many words it has. */
  public int words() {
    return agent.size() + customer.size();
  }

  /**
   * One number said once by one side.
   *
   * @param kind a secret's kind, or amount, date, time, quantity, rate, year, place, product
   * @param agent whether the agent said it
   * @param digits of a secret
   * @param words the words that said it
   */
  public record SpokenNumber(
      String kind, boolean secret, boolean agent, String digits, List<NumberWord> words) {

    /** Copies the words. */
    public SpokenNumber {
      words = List.copyOf(words);
    }
  }

  /**
   * One word of a number.
   *
   * @param firstDigit the first digit it stands for, from 0
   * @param endDigit the digit after its last
   */
  public record NumberWord(Word word, int firstDigit, int endDigit) {}
}
