package io.branchline.forecasting.adherence;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.adherence.Stay.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares an agent's published shifts with what the agent did.
 *
 * <p>Planned work is kept by {@link Presence#WORKING}, a planned break by {@link Presence#AWAY} or
 * {@link Presence#OUT}; {@link Presence#NEUTRAL} is neither for nor against. Everything else is a
 * {@link Deviation}. Work outside a shift belongs to the nearest shift that it is at most {@value
 * #REACH_HOURS} hours from; further away there is no schedule, so no figure. Times are instants:
 * nights and days of 23 and 25 hours need no care.
 */
public final class Adherence {

  /** How far from a shift work still belongs to it. */
  static final int REACH_HOURS = 4;

  private static final Duration REACH = Duration.ofHours(REACH_HOURS);

  private final Terms terms;

  /** Judges by these terms. */
  public Adherence(Terms terms) {
    this.terms = requireNonNull(terms, "terms is null");
  }

  /**
   * Judges one agent's shifts.
   *
   * @param stays in any order; where they overlap, work wins over neutral over away
   * @param until the last moment that is known: later parts of shifts are not judged
   * @return a report for each shift that began before {@code until}, in order of time
   */
  public List<ShiftReport> judge(List<Shift> shifts, List<Stay> stays, Instant until) {
    List<Shift> ordered = new ArrayList<>(shifts);
    ordered.sort(Comparator.comparing(shift -> shift.time().from()));
    List<ShiftReport> reports = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      Shift shift = ordered.get(i);
      if (shift.time().from().isBefore(until)) {
        Instant from = start(i == 0 ? null : ordered.get(i - 1), shift);
        Instant to = end(shift, i + 1 == ordered.size() ? null : ordered.get(i + 1));
        reports.add(
            new ShiftSweep(shift, near(stays, from, to), terms).report(from, earlier(to, until)));
      }
    }
    return reports;
  }

  /**
   * Where a shift's own time begins: half way from the one before, but no further than it reaches.
   */
  private static Instant start(@Nullable Shift before, Shift shift) {
    return shift.time().from().minus(before == null ? REACH : half(before, shift));
  }

  private static Instant end(Shift shift, @Nullable Shift after) {
    return shift.time().to().plus(after == null ? REACH : half(shift, after));
  }

  private static Duration half(Shift before, Shift after) {
    Duration half = Duration.between(before.time().to(), after.time().from()).dividedBy(2);
    return half.isNegative() ? Duration.ZERO : half.compareTo(REACH) < 0 ? half : REACH;
  }

  private static List<Stay> near(List<Stay> stays, Instant from, Instant to) {
    return stays.stream()
        .filter(stay -> stay.time().from().isBefore(to) && stay.time().to().isAfter(from))
        .toList();
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
