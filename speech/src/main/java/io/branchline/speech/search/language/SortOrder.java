package io.branchline.speech.search.language;

import java.util.Locale;
import java.util.Optional;

/**
 * In which order calls are listed; equal ones newest first.
 *
 * @param by what is compared
 * @param direction calls without the figure come last in either
 */
public record SortOrder(By by, Direction direction) {

  /** Newest first: what a list has when nothing is said. */
  public static final SortOrder NEWEST = new SortOrder(By.DATE, Direction.DOWN);

  /** What can be compared. */
  public enum By {
    /** When the call started. */
    DATE,
    /** Its length. */
    DURATION,
    /** The share of it in which nobody speaks. */
    SILENCE,
    /** The share of it in which both speak. */
    OVERTALK,
    /** The agent's speaking rate. */
    RATE,
    /** The quality score. */
    SCORE,
    /** How many places were found in it. */
    RELEVANCE
  }

  /** Which end comes first. */
  public enum Direction {
    /** The smallest first. */
    UP,
    /** The greatest first. */
    DOWN
  }

  /** Reads {@code date}, {@code -duration}, {@code relevance}: a minus puts the greatest first. */
  public static Optional<SortOrder> of(String text) {
    boolean minus = text.startsWith("-");
    String name = (minus ? text.substring(1) : text).toUpperCase(Locale.ROOT);
    for (By by : By.values()) {
      if (by.name().equals(name)) {
        boolean down = minus || by == By.RELEVANCE;
        return Optional.of(new SortOrder(by, down ? Direction.DOWN : Direction.UP));
      }
    }
    return Optional.empty();
  }

  /** As it is written behind {@code sort:}. */
  public String text() {
    boolean minus = direction == Direction.DOWN && by != By.RELEVANCE;
    return (minus ? "-" : "") + by.name().toLowerCase(Locale.ROOT);
  }
}
