package io.branchline.forecasting.roster.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One instance: people, shift types, a horizon that starts on a Monday, and what is wished for.
 *
 * <p>T. Curtois, R. Qu: Computational results on new staff scheduling benchmark instances.
 * University of Nottingham, 2014.
 *
 * @param days length of the horizon; day 0 is a Monday
 */
public record Instance(
    int days,
    List<Shift> shifts,
    List<Person> people,
    List<Wish> on,
    List<Wish> off,
    List<Cover> cover) {

  /** Copies what could change. */
  public Instance {
    shifts = List.copyOf(shifts);
    people = List.copyOf(people);
    on = List.copyOf(on);
    off = List.copyOf(off);
    cover = List.copyOf(cover);
  }

  /**
   * A shift type; at most one shift a day and person.
   *
   * @param notFollowedBy ids of the shifts that must not come on the next day
   */
  public record Shift(String id, int minutes, Set<String> notFollowedBy) {
    /** Copies what could change. */
    public Shift {
      notFollowedBy = Set.copyOf(notFollowedBy);
    }
  }

  /**
   * A person and the limits that hold for them.
   *
   * @param maxShifts by shift id, over the whole horizon
   * @param maxWeekends weekends with work on Saturday or Sunday
   * @param daysOff days that must stay free
   */
  public record Person(
      String id,
      Map<String, Integer> maxShifts,
      int maxMinutes,
      int minMinutes,
      int maxConsecutiveShifts,
      int minConsecutiveShifts,
      int minConsecutiveDaysOff,
      int maxWeekends,
      Set<Integer> daysOff) {
    /** Copies what could change. */
    public Person {
      maxShifts = Map.copyOf(maxShifts);
      daysOff = Set.copyOf(daysOff);
    }
  }

  /** A wish to have, or not to have, a shift on a day; its weight is paid if it is not granted. */
  public record Wish(int person, int day, int shift, int weight) {}

  /** People wanted in a shift on a day, and the price of each one missing or too many. */
  public record Cover(int day, int shift, int wanted, int underWeight, int overWeight) {}
}
