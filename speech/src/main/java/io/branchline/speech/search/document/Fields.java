package io.branchline.speech.search.document;

import io.branchline.speech.search.language.Measure;
import io.branchline.warehouse.table.Side;
import java.util.Locale;

/** The names of the index's fields. */
public final class Fields {

  /** Branch and call id: one document a key. */
  public static final String KEY = "key";

  /** The day in the branch's zone, days since 1970. */
  public static final String DAY = "day";

  /** Milliseconds since 1970. */
  public static final String STARTED_AT = "started_at";

  /** The transcript's version. */
  public static final String VERSION = "version";

  /** See {@link IndexedCall#stamp}. */
  public static final String STAMP = "stamp";

  private static final char KEY_MARK = '\n';

  private Fields() {}

  /** The units that a side spoke, at their positions. */
  public static String units(Side side) {
    return "units." + name(side);
  }

  /** The words as smartcn cuts them, each at the position of its first unit. */
  public static String words(Side side) {
    return "words." + name(side);
  }

  /** When each position was spoken: see {@link Clock}. */
  public static String clock(Side side) {
    return "clock." + name(side);
  }

  /** The words themselves, for showing. */
  public static String shown(Side side) {
    return "shown." + name(side);
  }

  /** A measure's field. */
  public static String of(Measure measure) {
    return measure.name().toLowerCase(Locale.ROOT);
  }

  /** A call's key. */
  public static String key(String branch, String callId) {
    return branch + KEY_MARK + callId;
  }

  /** The branch in a key. */
  public static String branch(String key) {
    return key.substring(0, key.indexOf(KEY_MARK));
  }

  /** The call id in a key. */
  public static String callId(String key) {
    return key.substring(key.indexOf(KEY_MARK) + 1);
  }

  private static String name(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }
}
