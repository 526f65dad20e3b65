package io.branchline.console.staffing;

import io.branchline.console.access.Reader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many agents a roster has at work in each half hour: on shift, breaks taken out. */
public final class Cover {

  private static final int CELL_SECONDS = 1800;

  private static final String ROSTERS =
      String.format(
          Locale.ROOT,
          """
      SELECT roster, status, from_date, days FROM rosters FINAL
      WHERE branch = {branch:String} AND %s
      ORDER BY created_at DESC, roster LIMIT 50
      """,
          Reader.SCOPE);

  private static final String OF_MANY =
      String.format(
          Locale.ROOT,
          """
      SELECT branch, roster, status, from_date, days FROM rosters FINAL
      WHERE branch IN {branches:Array(String)} AND status = 'published'
        AND from_date <= {to:Date} AND addDays(from_date, days) > {from:Date} AND %s
      """,
          Reader.SCOPE);

  private static final String SHIFTS_OF_MANY =
      String.format(
          Locale.ROOT,
          """
      SELECT branch, agent, local_date, shift, starts_at, ends_at, break_starts, break_minutes
      FROM published_shifts
      WHERE branch IN {branches:Array(String)} AND is_deleted = 0
        AND local_date BETWEEN {from:Date} - 1 AND {to:Date} AND %s
      ORDER BY local_date, starts_at, agent
      """,
          Reader.SCOPE);

  private static final String SHIFTS =
      """
      SELECT agent, local_date, shift, starts_at, ends_at, break_starts, break_minutes FROM %s
      WHERE branch = {branch:String} AND ({roster:String} = '' OR roster = {roster:String})
        AND is_deleted = 0
        AND local_date BETWEEN {from:Date} - 1 AND {to:Date} AND %s
      ORDER BY local_date, starts_at, agent
      """;

  private static final String PUBLISHED =
      String.format(Locale.ROOT, SHIFTS, "published_shifts", Reader.SCOPE);

  private static final String OF_ONE =
      String.format(Locale.ROOT, SHIFTS, "roster_shifts FINAL", Reader.SCOPE);

  /** No roster covers any day. */
  public static final Cover NONE = new Cover(List.of());

  private final Map<Instant, Double> agents = new HashMap<>();
  private final Set<LocalDate> days = new HashSet<>();
  private final List<Shift> shifts;

  private Cover(List<Shift> shifts) {
    this.shifts = List.copyOf(shifts);
  }

  /**
   * A roster that can be compared with.
   *
   * @param status draft or published
   */
  public record Roster(String roster, String status, LocalDate fromDate, int days) {

    boolean covers(LocalDate date) {
      return !date.isBefore(fromDate) && date.isBefore(fromDate.plusDays(days));
    }
  }

  /**
   * One agent's shift.
   *
   * @param breakStarts minutes after the start
   */
  public record Shift(
      String agent,
      LocalDate localDate,
      String shift,
      Instant startsAt,
      Instant endsAt,
      List<Integer> breakStarts,
      List<Integer> breakMinutes) {}

  /** The newest rosters of a branch. */
  public static List<Roster> rosters(Reader reader, String branch) {
    return reader.query(Roster.class, ROSTERS, Map.of("branch", branch));
  }

  /**
   * What a roster covers of these days, both ends included.
   *
   * @param roster one of the rosters by name; empty for what is published
   */
  public static Cover of(
      Reader reader,
      String branch,
      List<Roster> rosters,
      String roster,
      LocalDate from,
      LocalDate to) {
    Cover cover =
        new Cover(
            reader.query(
                Shift.class,
                roster.isEmpty() ? PUBLISHED : OF_ONE,
                Map.of("branch", branch, "roster", roster, "from", from, "to", to)));
    for (Roster one : rosters) {
      boolean meant =
          roster.isEmpty() ? one.status().equals("published") : one.roster().equals(roster);
      if (meant) {
        cover.days(one, from, to);
      }
    }
    cover.shifts.forEach(cover::add);
    return cover;
  }

  record BranchRoster(String branch, String roster, String status, LocalDate fromDate, int days) {}

  record BranchShift(
      String branch,
      String agent,
      LocalDate localDate,
      String shift,
      Instant startsAt,
      Instant endsAt,
      List<Integer> breakStarts,
      List<Integer> breakMinutes) {

    Shift own() {
      return new Shift(agent, localDate, shift, startsAt, endsAt, breakStarts, breakMinutes);
    }
  }

  /** What the published rosters of several branches cover of these days, by branch. */
  public static Map<String, Cover> published(
      Reader reader, Collection<String> branches, LocalDate from, LocalDate to) {
    Map<String, Object> asked = Map.of("branches", List.copyOf(branches), "from", from, "to", to);
    Map<String, List<Shift>> shifts = new HashMap<>();
    reader
        .query(BranchShift.class, SHIFTS_OF_MANY, asked)
        .forEach(
            row -> shifts.computeIfAbsent(row.branch(), key -> new ArrayList<>()).add(row.own()));
    Map<String, Cover> covers = new HashMap<>();
    for (BranchRoster row : reader.query(BranchRoster.class, OF_MANY, asked)) {
      Cover cover =
          covers.computeIfAbsent(
              row.branch(), key -> new Cover(shifts.getOrDefault(key, List.of())));
      Roster roster = new Roster(row.roster(), row.status(), row.fromDate(), row.days());
      cover.days(roster, from, to);
    }
    covers.values().forEach(cover -> cover.shifts.forEach(cover::add));
    return covers;
  }

  private void days(Roster roster, LocalDate from, LocalDate to) {
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      if (roster.covers(day)) {
        days.add(day);
      }
    }
  }

  private void add(Shift shift) {
    add(shift.startsAt(), shift.endsAt(), 1);
    for (int i = 0; i < shift.breakStarts().size(); i++) {
      Instant start = shift.startsAt().plusSeconds(60L * shift.breakStarts().get(i));
      add(start, start.plusSeconds(60L * shift.breakMinutes().get(i)), -1);
    }
  }

  private void add(Instant from, Instant to, double weight) {
    long start = from.getEpochSecond();
    long end = to.getEpochSecond();
    for (long cell = Math.floorDiv(start, CELL_SECONDS) * CELL_SECONDS;
        cell < end;
        cell += CELL_SECONDS) {
      double share =
          (double) (Math.min(end, cell + CELL_SECONDS) - Math.max(start, cell)) / CELL_SECONDS;
      agents.merge(Instant.ofEpochSecond(cell), weight * share, Double::sum);
    }
  }

  /** The shifts, by day and start. */
  public List<Shift> shifts() {
    return shifts;
  }

  /** Whether no roster covers any of the days. */
  public boolean isEmpty() {
    return days.isEmpty();
  }

  /**
   * Agents at work in an interval, fractions by time; null on a day that no roster covers.
   *
   * @param minutes the interval's length, at least a half hour or a part of one
   */
  public @Nullable Double at(LocalDate day, Instant start, int minutes) {
    if (!days.contains(day)) {
      return null;
    }
    double sum = 0;
    int cells = Math.max(1, minutes * 60 / CELL_SECONDS);
    for (int i = 0; i < cells; i++) {
      long second =
          Math.floorDiv(start.getEpochSecond(), CELL_SECONDS) * CELL_SECONDS
              + (long) i * CELL_SECONDS;
      sum += agents.getOrDefault(Instant.ofEpochSecond(second), 0.0);
    }
    return sum / cells;
  }
}
