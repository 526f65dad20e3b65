package io.branchline.console.intraday;

import io.branchline.console.staffing.Cover.Shift;
import java.time.Instant;
import java.util.Set;

/**
 * Somebody on a shift, and the team where they are planned.
 *
 * @param skills the queues that they serve
 */
record AtWork(Team team, Shift shift, Set<String> skills) {

  AtWork {
    skills = Set.copyOf(skills);
  }

  /** The share of a half hour at work: on shift and not in a break. */
  double share(Team.Slot slot) {
    double seconds = slot.load().intervalSeconds();
    double there = overlap(slot, shift.startsAt(), shift.endsAt());
    for (int i = 0; i < shift.breakStarts().size(); i++) {
      Instant from = shift.startsAt().plusSeconds(60L * shift.breakStarts().get(i));
      there -= overlap(slot, from, from.plusSeconds(60L * shift.breakMinutes().get(i)));
    }
    return Math.max(0, there) / seconds;
  }

  /** Whether they are on shift for the whole of it, breaks or not. */
  boolean throughout(Team.Slot slot) {
    Instant end = slot.start().plusSeconds((long) slot.load().intervalSeconds());
    return !shift.startsAt().isAfter(slot.start()) && !shift.endsAt().isBefore(end);
  }

  /** What tells a shift from others. */
  String key() {
    return team.branch() + "\n" + shift.agent() + "\n" + shift.startsAt();
  }

  boolean serves(Team other) {
    return skills.containsAll(other.queues());
  }

  private static double overlap(Team.Slot slot, Instant from, Instant to) {
    double start = slot.start().getEpochSecond();
    double end = start + slot.load().intervalSeconds();
    return Math.max(
        0,
        Math.min(end, (double) to.getEpochSecond())
            - Math.max(start, (double) from.getEpochSecond()));
  }
}
