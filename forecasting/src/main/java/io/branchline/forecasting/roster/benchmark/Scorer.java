package io.branchline.forecasting.roster.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * What a roster of an instance costs and which hard rules it breaks, counted day by day without any
 * solver: it shares no code with the model.
 */
public final class Scorer {

  /** A day without a shift. */
  public static final int FREE = -1;

  private final Instance instance;
  private final List<String> broken = new ArrayList<>();

  private Scorer(Instance instance) {
    this.instance = instance;
  }

  /**
   * The verdict.
   *
   * @param cost weights of missed wishes, missing and superfluous people
   * @param broken hard rules broken, one line each; empty for a valid roster
   */
  public record Score(long cost, List<String> broken) {
    /** Copies what could change. */
    public Score {
      broken = List.copyOf(broken);
    }
  }

  /**
   * Judges a roster.
   *
   * @param roster by person and day the shift's index, or {@link #FREE}
   */
  public static Score score(Instance instance, int[][] roster) {
    Scorer scorer = new Scorer(instance);
    for (int person = 0; person < instance.people().size(); person++) {
      scorer.person(instance.people().get(person), roster[person]);
    }
    return new Score(scorer.cost(roster), scorer.broken);
  }

  private long cost(int[][] roster) {
    long cost = 0;
    for (Instance.Wish wish : instance.on()) {
      cost += roster[wish.person()][wish.day()] == wish.shift() ? 0 : wish.weight();
    }
    for (Instance.Wish wish : instance.off()) {
      cost += roster[wish.person()][wish.day()] == wish.shift() ? wish.weight() : 0;
    }
    for (Instance.Cover cover : instance.cover()) {
      int there = 0;
      for (int[] days : roster) {
        there += days[cover.day()] == cover.shift() ? 1 : 0;
      }
      int missing = cover.wanted() - there;
      cost += missing > 0 ? (long) missing * cover.underWeight() : 0;
      cost += missing < 0 ? (long) -missing * cover.overWeight() : 0;
    }
    return cost;
  }

  private void person(Instance.Person person, int[] days) {
    int minutes = 0;
    int weekends = 0;
    int[] counts = new int[instance.shifts().size()];
    for (int day = 0; day < days.length; day++) {
      if (days[day] != FREE) {
        minutes += instance.shifts().get(days[day]).minutes();
        counts[days[day]]++;
      }
      if (day % 7 == 6 && (days[day] != FREE || days[day - 1] != FREE)) {
        weekends++;
      }
      follows(person, days, day);
    }
    for (int shift = 0; shift < counts.length; shift++) {
      Instance.Shift type = instance.shifts().get(shift);
      atMost(
          person,
          "shifts " + type.id(),
          counts[shift],
          person.maxShifts().getOrDefault(type.id(), 0));
    }
    atMost(person, "minutes", minutes, person.maxMinutes());
    atMost(person, "minutes short", person.minMinutes() - minutes, 0);
    atMost(person, "weekends", weekends, person.maxWeekends());
    runs(person, days);
  }

  private void follows(Instance.Person person, int[] days, int day) {
    if (days[day] != FREE && person.daysOff().contains(day)) {
      broken.add(person.id() + " works on day off " + day);
    }
    if (day > 0 && days[day] != FREE && days[day - 1] != FREE) {
      Instance.Shift before = instance.shifts().get(days[day - 1]);
      Instance.Shift now = instance.shifts().get(days[day]);
      if (before.notFollowedBy().contains(now.id())) {
        broken.add(person.id() + " has " + now.id() + " after " + before.id() + " on day " + day);
      }
    }
  }

  /** The benchmark counts no minimum for a run that touches the horizon's ends. */
  private void runs(Instance.Person person, int[] days) {
    int start = 0;
    for (int day = 1; day <= days.length; day++) {
      if (day == days.length || (days[day] == FREE) != (days[start] == FREE)) {
        int length = day - start;
        boolean whole = start > 0 && day < days.length;
        if (days[start] == FREE) {
          atMost(
              person,
              "days off short from day " + start,
              whole ? person.minConsecutiveDaysOff() - length : 0,
              0);
        } else {
          atMost(person, "days in a row from day " + start, length, person.maxConsecutiveShifts());
          atMost(
              person,
              "days in a row short from day " + start,
              whole ? person.minConsecutiveShifts() - length : 0,
              0);
        }
        start = day;
      }
    }
  }

  private void atMost(Instance.Person person, String what, int value, int limit) {
    if (value > limit) {
      broken.add(person.id() + ": " + what + " " + value + " > " + limit);
    }
  }
}
