package io.branchline.console.planning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a request's parameters; what cannot be read becomes a complaint and falls back. */
public final class Asked {

  private static final int LONGEST_NUMBER = 12;
  private static final int MOST_DECIMALS = 4;

  private final Map<String, String> parameters;
  private final Complaints complaints;

  /** Complaints go there. */
  public Asked(Map<String, String> parameters, Complaints complaints) {
    this.parameters = parameters;
    this.complaints = complaints;
  }

  /** What was asked wrongly so far. */
  public Complaints complaints() {
    return complaints;
  }

  /** Whether anything stands in a parameter. */
  public boolean has(String name) {
    return !text(name).isEmpty();
  }

  /** A text without the blanks around it; empty where it is missing. */
  public String text(String name) {
    return parameters.getOrDefault(name, "").strip();
  }

  /** A whole number within bounds, both included; the usual one where it is missing. */
  public int whole(String name, int least, int most, int usual) {
    String text = text(name);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the line below says it
    }
    complaints.at(name, "planner.wrong." + name, text, least, most, usual);
    return usual;
  }

  /**
   * A number of at most four decimals within bounds, both included; a per-cent sign behind it is
   * allowed. The usual one where it is missing.
   */
  public BigDecimal decimal(String name, BigDecimal least, BigDecimal most, BigDecimal usual) {
    String text = text(name);
    if (text.isEmpty()) {
      return usual;
    }
    String digits = text.replaceFirst("\\s*[%％]$", "");
    try {
      BigDecimal number = new BigDecimal(digits);
      if (digits.length() <= LONGEST_NUMBER
          && number.scale() <= MOST_DECIMALS
          && number.compareTo(least) >= 0
          && number.compareTo(most) <= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the line below says it
    }
    complaints.at(
        name,
        "planner.wrong." + name,
        text,
        least.toPlainString(),
        most.toPlainString(),
        usual.toPlainString());
    return usual;
  }

  /** One of these values; empty where it is missing or another. */
  public String oneOf(String name, Collection<String> values) {
    String text = text(name);
    if (text.isEmpty() || values.contains(text)) {
      return text;
    }
    complaints.at(name, "planner.wrong." + name, text);
    return "";
  }

  /** A day; null where it is missing or none. */
  public @Nullable LocalDate day(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      complaints.at(name, "planner.wrong.day", text);
      return null;
    }
  }

  /** A number; NaN where it is missing or none. */
  public double number(String name) {
    try {
      return Double.parseDouble(text(name));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
