package io.branchline.console.planning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What was asked wrongly, one clear line each, for the page to show. */
public final class Complaints {

  /**
   * A line in the page's language.
   *
   * @param field the parameter that was wrong; empty where it is none or several
   * @param key in the message bundle
   * @param values what the line names
   */
  public record Complaint(String field, String key, List<String> values) implements Serializable {}

  private final List<Complaint> all = new ArrayList<>();

  /** Adds a line. */
  public void add(String key, Object... values) {
    at("", key, values);
  }

  /** Adds a line about a field. */
  public void at(String field, String key, Object... values) {
    all.add(new Complaint(field, key, Arrays.stream(values).map(String::valueOf).toList()));
  }

  /** The lines about a field. */
  public List<Complaint> about(String field) {
    return all.stream().filter(complaint -> complaint.field().equals(field)).toList();
  }

  /** The lines. */
  public List<Complaint> all() {
    return Collections.unmodifiableList(all);
  }

  /** Whether nothing was asked wrongly. */
  public boolean isEmpty() {
    return all.isEmpty();
  }
}
