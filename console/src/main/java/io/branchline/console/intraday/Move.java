package io.branchline.console.intraday;

import java.util.List;

/**
 * Something that would help, with what it does to the gap.
 *
 * @param who the agent
 * @param from the time as it is rostered
 * @param to the time that would be better
 * @param amount minutes of break, or more or less at work
 */
public record Move(
    Kind kind, String who, String from, String to, int amount, List<Effect> effects) {

  /** Kinds of moves. */
  public enum Kind {
    /** A break at another time. */
    BREAK,
    /** Somebody stays longer. */
    STAY,
    /** Somebody comes earlier. */
    COME,
    /** Somebody may leave earlier. */
    LEAVE;

    /** The name in message keys. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The gap of a half hour in agents before and after. */
  public record Effect(String time, double before, double after) {}

  /** Copies the effects. */
  public Move {
    effects = List.copyOf(effects);
  }
}
