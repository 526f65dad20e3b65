package io.branchline.speech.bench;

import io.branchline.speech.search.document.CallFacts;
import io.branchline.speech.search.document.IndexedCall;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.table.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Calls of a bank that nobody made: 300 words each in thirty turns, both sides in turn. Words come
 * by Zipf's law (the k-th most frequent with probability proportional to 1/k) from 20,000 of which
 * the most frequent are those of everyday talk; every third turn starts with one of {@link
 * #PHRASES}, the frequent ones first, again by Zipf's law. A turn takes at least 3.2 s, so that no
 * phrase can run from one turn of a side into its next.
 */
public final class GeneratedCalls {

  /** What people say at the bank, most frequent first. */
  public static final List<String> PHRASES =
      List.of(
          "thank you for calling",
          "how can i help you",
          "debit card",
          "credit card",
          "interest rate",
          "account number",
          "can you help me",
          "one moment please",
          "online banking",
          "i would like to",
          "have a nice day",
          "checking account",
          "savings account",
          "lost my card",
          "transfer money",
          "wire transfer",
          "phone number",
          "date of birth",
          "last four digits",
          "security question",
          "new card",
          "personal loan",
          "car loan",
          "home loan",
          "mortgage rate",
          "monthly payment",
          "late fee",
          "overdraft fee",
          "customer service",
          "direct deposit",
          "is there anything else",
          "let me check",
          "that is correct",
          "i do not understand",
          "speak to your manager",
          "file a complaint",
          "close my account",
          "open an account",
          "stop payment",
          "foreign transaction fee");

  /** The days that calls start on: from here on for a year. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

  /** How many branches there are: b00, b01, … */
  public static final int BRANCHES = 38;

  private static final int TURNS = 30;
  private static final int WORDS_A_TURN = 10;
  private static final int VOCABULARY = 20_000;
  private static final int DAYS = 365;
  private static final int DRAWS = 1 << 20;
  private static final String[] SYLLABLES = {
    "ba", "co", "di", "fe", "gu", "ha", "ki", "lo", "mi", "ne", "po", "ra", "se", "ti", "vu", "za"
  };

  private final long seed;
  private final int calls;
  private final String[] words = new String[VOCABULARY];
  private final int[] wordDraws = draws(VOCABULARY);
  private final int[] phraseDraws = draws(PHRASES.size());

  /** So many calls; the same seed gives the same ones. */
  public GeneratedCalls(long seed, int calls) {
    this.seed = seed;
    this.calls = calls;
    List<String> everyday = new ArrayList<>();
    for (String phrase : PHRASES) {
      for (String word : phrase.split(" ", -1)) {
        if (!everyday.contains(word)) {
          everyday.add(word);
        }
      }
    }
    for (int i = 0; i < VOCABULARY; i++) {
      // every second of the frequent words is one that phrases are made of
      words[i] = i % 2 == 1 && i / 2 < everyday.size() ? everyday.get(i / 2) : word(i);
    }
  }

  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    for (int left = number + SYLLABLES.length; left > 0; left /= SYLLABLES.length) {
      word.append(SYLLABLES[left % SYLLABLES.length]);
    }
    return word.toString();
  }

  /** Numbers below the size, each as often as Zipf's law has it: one of them is one draw. */
  private static int[] draws(int size) {
    double[] upTo = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += 1.0 / (i + 1);
      upTo[i] = sum;
    }
    int[] draws = new int[DRAWS];
    int at = 0;
    for (int i = 0; i < DRAWS; i++) {
      while (upTo[at] < sum * (i + 0.5) / DRAWS) {
        at++;
      }
      draws[i] = at;
    }
    return draws;
  }

  /** A phrase, the frequent ones more often. */
  public String phrase(SplittableRandom random) {
    return PHRASES.get(phraseDraws[random.nextInt(DRAWS)]);
  }

  /** The calls in order of their start. */
  public Iterator<IndexedCall> all() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < calls;
      }

      @Override
      public IndexedCall next() {
        return call(next++);
      }
    };
  }

  /** One call, by its number from 0; later numbers start later. */
  public IndexedCall call(int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    Instant start =
        FIRST_DAY
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .plusMillis((long) ((double) number / calls * DAYS * 86_400_000L));
    List<IndexedCall.Line> lines = new ArrayList<>();
    long at = 500;
    for (int turn = 0; turn < TURNS; turn++) {
      List<Word> spoken = turn(random, turn, at);
      lines.add(new IndexedCall.Line(turn % 2 == 0 ? Side.AGENT : Side.CUSTOMER, spoken));
      at = spoken.get(spoken.size() - 1).endMillis() + 100 + random.nextInt(900);
    }
    return new IndexedCall(facts(number, start, at, random), lines, number);
  }

  private List<Word> turn(SplittableRandom random, int turn, long start) {
    List<String> texts = new ArrayList<>();
    if (turn % 3 == 0) {
      texts.addAll(List.of(phrase(random).split(" ", -1)));
    }
    while (texts.size() < WORDS_A_TURN) {
      texts.add(words[wordDraws[random.nextInt(DRAWS)]]);
    }
    List<Word> spoken = new ArrayList<>();
    long at = start;
    for (String text : texts) {
      long length = 320 + random.nextInt(20) * 10L;
      spoken.add(new Word(text, at, at + length, 1));
      at += length + random.nextInt(4) * 10L;
    }
    return spoken;
  }

  private static CallFacts facts(int number, Instant start, long end, SplittableRandom random) {
    return new CallFacts(
        String.format(Locale.ROOT, "call-%09d", number),
        String.format(Locale.ROOT, "b%02d", random.nextInt(BRANCHES)),
        "q" + random.nextInt(6),
        "a" + random.nextInt(2000),
        random.nextInt(50) == 0 ? "flowed_out" : "answered",
        start,
        start.atZone(ZoneOffset.UTC).toLocalDate(),
        "en",
        end,
        (long) (end * random.nextDouble() * 0.4),
        (long) (end * random.nextDouble() * 0.1),
        100 + random.nextDouble() * 100,
        100 + random.nextDouble() * 100,
        random.nextInt(10) == 0 ? random.nextInt(101) * 1.0 : null,
        1);
  }
}
