package io.branchline.console.planning;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a request's parameters; what cannot be read becomes a complaint and falls back. */
public final class Asked {

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
    complaints.add("planner.wrong." + name, text, least, most, usual);
    return usual;
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
      complaints.add("planner.wrong.day", text);
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
