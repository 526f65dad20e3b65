package io.branchline.console.intraday;

import io.branchline.console.intraday.Move.Effect;
import io.branchline.console.intraday.Move.Kind;
import io.branchline.console.staffing.Cover.Shift;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks for moves, the cheapest first: breaks out of half hours that lack agents into such that
 * have some over, then staying longer or coming earlier, last leaving earlier. Greedy: each move is
 * judged with those before it made. None makes another half hour short.
 */
final class Moves {

  private static final int CELL = 1800;
  private static final double SHORT = -0.5;
  private static final double OVER = 1;
  private static final int FARTHEST_BREAK = 2 * 3600;
  private static final int LONGEST_CHANGE = 4;
  private static final int FIRST_BREAK = 3600;
  private static final int MOST_OF_A_KIND = 6;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final TreeMap<Instant, Double> gaps;
  private final Instant now;
  private final double worth;
  private final ZoneId zone;
  private final List<Move> found = new ArrayList<>();

  /** Whoever is asked to come, stay or leave is asked once. */
  private final Set<String> asked = new HashSet<>();

  private Moves(Map<Instant, Double> gaps, Instant now, double worth, ZoneId zone) {
    this.gaps = new TreeMap<>(gaps);
    this.now = now;
    this.worth = worth;
    this.zone = zone;
  }

  /**
   * Moves for the rest of a day.
   *
   * @param gaps agents on the phones less agents required, by the half hour's start
   * @param shifts who is there when
   * @param now nothing before it can be moved
   * @param worth agents on the phones that one agent at work is: 1 less shrinkage
   */
  static List<Move> of(
      Map<Instant, Double> gaps, List<Shift> shifts, Instant now, double worth, ZoneId zone) {
    Moves moves = new Moves(gaps, now, worth, zone);
    shifts.forEach(moves::breaks);
    shifts.forEach(moves::stay);
    shifts.forEach(moves::come);
    shifts.forEach(moves::leave);
    return moves.found;
  }

  private boolean full(Kind kind) {
    return found.stream().filter(move -> move.kind() == kind).count() >= MOST_OF_A_KIND;
  }

  private static Instant cell(Instant instant) {
    return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), CELL) * CELL);
  }

  private boolean lacks(Instant cell) {
    Double gap = gaps.get(cell);
    return gap != null && !cell.isBefore(now) && gap < SHORT;
  }

  private void breaks(Shift shift) {
    for (int i = 0; i < shift.breakStarts().size() && !full(Kind.BREAK); i++) {
      Instant start = shift.startsAt().plusSeconds(60L * shift.breakStarts().get(i));
      int minutes = shift.breakMinutes().get(i);
      Instant from = cell(start);
      double share = worth * Math.min(minutes * 60, CELL) / CELL;
      boolean oneCell = !start.plusSeconds(60L * minutes).isAfter(from.plusSeconds(CELL));
      if (oneCell && !start.isBefore(now) && lacks(from)) {
        breakTo(shift, start, from, minutes, share);
      }
    }
  }

  /** The half hour near by that has most to spare, one of the shift's without a break. */
  private void breakTo(Shift shift, Instant start, Instant from, int minutes, double share) {
    Instant best = null;
    for (Instant cell = from.minusSeconds(FARTHEST_BREAK);
        !cell.isAfter(from.plusSeconds(FARTHEST_BREAK));
        cell = cell.plusSeconds(CELL)) {
      boolean within =
          !cell.isBefore(now)
              && !cell.isBefore(shift.startsAt().plusSeconds(FIRST_BREAK))
              && !cell.plusSeconds(CELL).isAfter(shift.endsAt().minusSeconds(FIRST_BREAK));
      Double gap = gaps.get(cell);
      if (within
          && gap != null
          && gap - share >= 0
          && !hasBreak(shift, cell)
          && (best == null || gap > gaps.get(best))) {
        best = cell;
      }
    }
    if (best != null) {
      List<Effect> effects = List.of(change(from, share), change(best, -share));
      found.add(new Move(Kind.BREAK, shift.agent(), clock(start), clock(best), minutes, effects));
    }
  }

  private static boolean hasBreak(Shift shift, Instant cell) {
    return shift.breakStarts().stream()
        .anyMatch(minute -> cell(shift.startsAt().plusSeconds(60L * minute)).equals(cell));
  }

  private void stay(Shift shift) {
    if (full(Kind.STAY)
        || asked.contains(shift.agent())
        || !shift.endsAt().isAfter(now)
        || !atEdge(shift.endsAt())) {
      return;
    }
    List<Effect> effects = new ArrayList<>();
    Instant end = shift.endsAt();
    while (effects.size() < LONGEST_CHANGE && lacks(end)) {
      effects.add(change(end, worth));
      end = end.plusSeconds(CELL);
    }
    add(Kind.STAY, shift, shift.endsAt(), end, effects);
  }

  private void come(Shift shift) {
    if (full(Kind.COME) || asked.contains(shift.agent()) || !atEdge(shift.startsAt())) {
      return;
    }
    List<Effect> effects = new ArrayList<>();
    Instant start = shift.startsAt();
    // an hour to get there
    while (effects.size() < LONGEST_CHANGE
        && lacks(start.minusSeconds(CELL))
        && !start.minusSeconds(CELL).isBefore(now.plusSeconds(3600))) {
      start = start.minusSeconds(CELL);
      effects.add(0, change(start, worth));
    }
    add(Kind.COME, shift, shift.startsAt(), start, effects);
  }

  private void leave(Shift shift) {
    if (full(Kind.LEAVE) || asked.contains(shift.agent()) || !atEdge(shift.endsAt())) {
      return;
    }
    List<Effect> effects = new ArrayList<>();
    Instant end = shift.endsAt();
    while (effects.size() < LONGEST_CHANGE && spares(end.minusSeconds(CELL), shift)) {
      end = end.minusSeconds(CELL);
      effects.add(0, change(end, -worth));
    }
    add(Kind.LEAVE, shift, shift.endsAt(), end, effects);
  }

  private boolean spares(Instant cell, Shift shift) {
    Double gap = gaps.get(cell);
    return gap != null
        && !cell.isBefore(now)
        && cell.isAfter(shift.startsAt())
        && gap - worth >= OVER
        && !hasBreak(shift, cell);
  }

  private static boolean atEdge(Instant instant) {
    return instant.getEpochSecond() % CELL == 0;
  }

  private void add(Kind kind, Shift shift, Instant from, Instant to, List<Effect> effects) {
    if (!effects.isEmpty()) {
      asked.add(shift.agent());
      found.add(
          new Move(
              kind, shift.agent(), clock(from), clock(to), effects.size() * CELL / 60, effects));
    }
  }

  private Effect change(Instant cell, double more) {
    double before = gaps.getOrDefault(cell, 0.0);
    gaps.put(cell, before + more);
    return new Effect(clock(cell), before, before + more);
  }

  private String clock(Instant instant) {
    return CLOCK.format(instant.atZone(zone));
  }
}
