package io.branchline.speech.search;

import io.branchline.speech.search.document.CallFacts;
import io.branchline.speech.search.document.IndexedCall;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.table.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A random call whose units are known because it was made of them. */
record PlainCall(IndexedCall call, Map<Side, List<PlainUnit>> units) {

  static final String[] ENGLISH = {
    "card",
    "debit",
    "credit",
    "lost",
    "loan",
    "rate",
    "thank",
    "you",
    "for",
    "calling",
    "don't",
    "refund",
    "refunds",
    "refunded",
    "carded",
    "word",
    "wrod",
    "3.5",
    "Rate",
    "LOAN"
  };
  static final String[] CHINESE = {
    "信", "用", "卡", "贷", "款", "信用", "信用卡", "用卡", "贷款", "丢", "了", "我的", "利率", "率", "VISA卡", "卡号"
  };
  static final String[] BRANCHES = {"b01", "b02", "b03"};
  static final String[] MASKED = {"[card]", "[card …1111]", "[phone]"};

  /**
   * A unit where it was spoken.
   *
   * @param line its turn's number among the side's
   * @param afterPause whether three seconds or more lie before its turn
   */
  record PlainUnit(String text, long start, long end, int line, boolean afterPause) {}

  static PlainCall random(int number, SplittableRandom random) {
    boolean chinese = random.nextInt(2) == 0;
    Map<Side, List<PlainUnit>> units = new EnumMap<>(Side.class);
    List<IndexedCall.Line> lines = new ArrayList<>();
    long longest = 0;
    for (Side side : Side.values()) {
      units.put(side, new ArrayList<>());
      long at = random.nextInt(3) * 500L;
      long lastEnd = Long.MAX_VALUE / 2;
      int turns = random.nextInt(6);
      for (int turn = 0; turn < turns; turn++) {
        List<Word> words = new ArrayList<>();
        for (int i = 1 + random.nextInt(9); i > 0; i--) {
          String text = word(chinese, random);
          long length = 100 + random.nextInt(10) * 50L;
          words.add(new Word(text, at, at + length, 1));
          boolean pause = words.size() == 1 && words.get(0).startMillis() - lastEnd >= 3000;
          addUnits(units.get(side), words.get(words.size() - 1), turn, pause);
          at += length + random.nextInt(3) * 100L;
        }
        lines.add(new IndexedCall.Line(side, words));
        lastEnd = words.get(words.size() - 1).endMillis();
        longest = Math.max(longest, lastEnd);
        at = lastEnd + new long[] {300, 1000, 2999, 3000, 3001}[random.nextInt(5)];
      }
    }
    return new PlainCall(
        new IndexedCall(facts(number, chinese, longest, random), lines, number), units);
  }

  private static String word(boolean chinese, SplittableRandom random) {
    int kind = random.nextInt(20);
    if (kind == 0) {
      return MASKED[random.nextInt(MASKED.length)];
    }
    boolean other = kind == 1;
    String[] from = chinese != other ? CHINESE : ENGLISH;
    return from[random.nextInt(from.length)];
  }

  private static void addUnits(List<PlainUnit> units, Word word, int line, boolean pause) {
    String text = word.text();
    if (text.startsWith("[")) {
      String kind = text.replaceAll(" .*", "").replace("]", "") + "]";
      units.add(new PlainUnit(kind, word.startMillis(), word.endMillis(), line, pause));
      return;
    }
    int from = 0;
    boolean first = true;
    while (from < text.length()) {
      int to = from + 1;
      boolean letters = text.charAt(from) < 0x80;
      while (letters && to < text.length() && text.charAt(to) < 0x80) {
        to++;
      }
      long length = word.endMillis() - word.startMillis();
      units.add(
          new PlainUnit(
              text.substring(from, to).toLowerCase(java.util.Locale.ROOT),
              word.startMillis() + length * from / text.length(),
              word.startMillis() + length * to / text.length(),
              line,
              pause && first));
      first = false;
      from = to;
    }
  }

  private static CallFacts facts(
      int number, boolean chinese, long longest, SplittableRandom random) {
    LocalDate day = LocalDate.of(2026, 1 + random.nextInt(3), 1 + random.nextInt(28));
    return new CallFacts(
        "c" + number,
        BRANCHES[random.nextInt(BRANCHES.length)],
        "q" + random.nextInt(2),
        "a" + random.nextInt(4),
        random.nextInt(3) == 0 ? "abandoned" : "answered",
        Instant.parse(day + "T09:00:00Z").plusSeconds(random.nextInt(30_000)),
        day,
        chinese ? "zh-CN" : "en",
        longest + random.nextInt(3) * 1000L,
        random.nextInt(4) == 0 ? null : (long) random.nextInt(20) * 1000,
        random.nextInt(5) * 500L,
        random.nextInt(4) == 0 ? null : 100.0 + random.nextInt(8) * 10,
        null,
        random.nextInt(2) == 0 ? null : random.nextInt(11) * 10.0,
        1);
  }
}
