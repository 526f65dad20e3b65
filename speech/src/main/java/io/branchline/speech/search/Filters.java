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
 * @param outcome how the call ended
 * @param category what it is about; one that there is not finds nothing
 */
public record Filters(
    Optional<Set<String>> branches,
    Optional<String> queue,
    Optional<String> agent,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<String> outcome,
    Optional<String> category) {

  /** Copies the branches. */
  public Filters {
    branches = branches.map(Set::copyOf);
  }

  /** Every call. */
  public static Filters none() {
    return new Filters(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Calls of these branches only. */
  public static Filters branches(Set<String> allowed) {
    return none().inBranches(allowed);
  }

  /** The same, for these branches. */
  public Filters inBranches(Set<String> only) {
    return new Filters(Optional.of(only), queue, agent, from, to, outcome, category);
  }

  /** The same, from a day on. */
  public Filters since(LocalDate first) {
    return new Filters(branches, queue, agent, Optional.of(first), to, outcome, category);
  }

  /** The same, to a day, included. */
  public Filters until(LocalDate last) {
    return new Filters(branches, queue, agent, from, Optional.of(last), outcome, category);
  }

  /** The same, for calls that ended so. */
  public Filters ended(String only) {
    return new Filters(branches, queue, agent, from, to, Optional.of(only), category);
  }

  /** The same, for calls that are about this. */
  public Filters about(String only) {
    return new Filters(branches, queue, agent, from, to, outcome, Optional.of(only));
  }

  /** The same, between two days, both included. */
  public Filters between(LocalDate first, LocalDate last) {
    return new Filters(
        branches, queue, agent, Optional.of(first), Optional.of(last), outcome, category);
  }

  /** The same, for one queue. */
  public Filters inQueue(String only) {
    return new Filters(branches, Optional.of(only), agent, from, to, outcome, category);
  }

  /** The same, for one agent. */
  public Filters ofAgent(String only) {
    return new Filters(branches, queue, Optional.of(only), from, to, outcome, category);
  }
}
