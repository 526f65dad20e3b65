package io.branchline.speech.search;

import io.branchline.speech.transcript.Turn;
import io.branchline.warehouse.table.Side;
import java.util.Locale;

/** The names of the index's fields. */
final class Fields {

  static final String KEY = "key";
  static final String CALL = "call";
  static final String BRANCH = "branch";
  static final String QUEUE = "queue";
  static final String AGENT = "agent";
  static final String LANGUAGE = "language";
  static final String DAY = "day";
  static final String STARTED_AT = "started_at";
  static final String VERSION = "version";

  private Fields() {}

  /** Which analysis a language gets: Chinese words are found by smartcn, all others by spaces. */
  enum Script {
    CHINESE,
    SPACED;

    static Script of(String language) {
      return Turn.isChinese(language) ? CHINESE : SPACED;
    }
  }

  /** The terms that a side spoke. */
  static String terms(Script script, Side side) {
    return "terms." + script.name().toLowerCase(Locale.ROOT) + "." + name(side);
  }

  /** When each position was spoken, and by which word: see {@link PositionTimes}. */
  static String times(Side side) {
    return "times." + name(side);
  }

  /** The words themselves, for showing. */
  static String words(Side side) {
    return "words." + name(side);
  }

  /** A call's key: its branch and id, as in the tables. */
  static String key(String branch, String callId) {
    return branch + "\n" + callId;
  }

  private static String name(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }
}
