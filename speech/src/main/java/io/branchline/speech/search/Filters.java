package io.branchline.speech.search;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What a search is held to, whatever its query says: the branches that the asker may see, and what
 * a page's own pickers chose.
 *
 * @param branches empty: every branch; an empty set: no branch, hence no hit
 * @param from the first day, in the branch's zone
 * @param to the last day, included
 */
public record Filters(
    Optional<Set<String>> branches,
    Optional<String> queue,
    Optional<String> agent,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {

  /** Copies the branches. */
  public Filters {
    branches = branches.map(Set::copyOf);
  }

  /** Every call. */
  public static Filters none() {
    return new Filters(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Calls of these branches only. */
  public static Filters branches(Set<String> allowed) {
    return new Filters(
        Optional.of(allowed),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, between two days, both included. */
  public Filters between(LocalDate first, LocalDate last) {
    return new Filters(branches, queue, agent, Optional.of(first), Optional.of(last));
  }

  /** The same, for one queue. */
  public Filters inQueue(String only) {
    return new Filters(branches, Optional.of(only), agent, from, to);
  }

  /** The same, for one agent. */
  public Filters ofAgent(String only) {
    return new Filters(branches, queue, Optional.of(only), from, to);
  }
}
