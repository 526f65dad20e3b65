package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.Period;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Agents needed in each quarter hour of the period, by skill ("" for any). An hour that a day has
 * twice counts with the larger need.
 */
final class DemandCurve {

  static final int MINUTES = 15;
  static final int PER_DAY = 1440 / MINUTES;

  private static final int MOST = 100_000;

  private final Period period;
  private final Map<String, int[]> needs = new TreeMap<>();
  private final BitSet days = new BitSet();
  private int known;

  private DemandCurve(Period period) {
    this.period = period;
  }

  record Need(
      String skill, LocalDate localDate, String localTime, int intervalMinutes, int agents) {}

  /** Which of the staffing's columns is rostered. */
  enum Column {
    /** To roster, shrinkage included. */
    SCHEDULED,
    /** On the phones. */
    AGENTS
  }

  /** Whether queues are one pool of agents, and staffed as one, or ask for their own skill. */
  enum Pooling {
    ONE_POOL("''", "pooled_staffing"),
    BY_QUEUE("queue", "staffing");

    private final String sql;

    /** One pool, unless somebody's skills are limited. */
    static Pooling of(RosterStore store, String branch) {
      return store.limitedSkills(branch) ? BY_QUEUE : ONE_POOL;
    }

    Pooling(String skill, String table) {
      sql =
          String.format(
              Locale.ROOT,
              """
              SELECT %1$s AS skill, local_date, local_time, interval_minutes,
                     if({column:String} = 'agents', agents, scheduled) AS agents
              FROM %2$s FINAL
              WHERE branch = {branch:String} AND model = {model:String}
                AND local_date >= {from:Date} AND local_date <= {to:Date}
                AND origin = (SELECT max(origin) FROM %2$s FINAL
                              WHERE branch = {branch:String} AND model = {model:String})
              ORDER BY skill, interval_start""",
              skill,
              table);
    }
  }

  /**
   * The newest staffing of a branch.
   *
   * @throws Failure where there is none for these days
   */
  static DemandCurve staffing(
      Warehouse warehouse,
      String branch,
      String model,
      Period period,
      Column column,
      Pooling pooling) {
    DemandCurve curve = newest(warehouse, branch, model, period, column, pooling);
    if (curve.known() == 0) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "There is no staffing by "
              + model
              + " of branch "
              + branch
              + " from "
              + period.from()
              + " for "
              + period.days()
              + " days. Run ./branchline forecast and ./branchline staff"
              + " first, or name a file with --demand.");
    }
    return curve;
  }

  /** The same; nothing is known where there is none. */
  static DemandCurve newest(
      Warehouse warehouse,
      String branch,
      String model,
      Period period,
      Column column,
      Pooling pooling) {
    DemandCurve curve = new DemandCurve(period);
    String name = column == Column.AGENTS ? "agents" : "scheduled";
    List<Need> rows =
        warehouse.query(
            Need.class,
            pooling.sql,
            Map.of(
                "branch",
                branch,
                "model",
                model,
                "column",
                name,
                "from",
                period.from(),
                "to",
                period.date(period.days() - 1)));
    for (Need row : rows) {
      curve.put(
          curve.needs.computeIfAbsent(row.skill(), key -> curve.empty()),
          row.localDate(),
          LocalTime.parse(row.localTime()),
          row.intervalMinutes(),
          row.agents());
    }
    return curve;
  }

  /**
   * A CSV with the columns date, time, minutes, agents and, if wanted, skill.
   *
   * @throws Failure where a line is not such a row
   */
  static DemandCurve file(Path file, Period period) {
    DemandCurve curve = new DemandCurve(period);
    int number = 0;
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        number++;
        if (!line.isBlank() && !(number == 1 && line.startsWith("date"))) {
          curve.line(line.split(",", -1));
        }
      }
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Cannot read the demand in " + file, e);
    } catch (IllegalArgumentException | DateTimeParseException | IndexOutOfBoundsException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Line "
              + number
              + " of "
              + file
              + " is not date,time,minutes,agents[,skill]: "
              + e.getMessage(),
          e);
    }
    return curve;
  }

  private void line(String[] field) {
    double agents = Double.parseDouble(field[3].strip());
    if (!(agents >= 0 && agents <= MOST)) {
      throw new IllegalArgumentException(
          "a need of " + field[3].strip() + " agents cannot be rostered (shrinkage of 100 %?)");
    }
    String skill = field.length > 4 ? field[4].strip() : "";
    int[] need = needs.computeIfAbsent(skill, key -> empty());
    put(
        need,
        LocalDate.parse(field[0].strip()),
        LocalTime.parse(field[1].strip()),
        Integer.parseInt(field[2].strip()),
        (int) Math.ceil(agents - 1e-9));
  }

  private int[] empty() {
    return new int[period.days() * PER_DAY];
  }

  private void put(int[] need, LocalDate date, LocalTime time, int minutes, int agents) {
    int day = period.day(date);
    if (!period.contains(day)) {
      return;
    }
    known++;
    days.set(day);
    int first = day * PER_DAY + time.toSecondOfDay() / 60 / MINUTES;
    int periods = Math.max(1, minutes / MINUTES);
    for (int i = first; i < Math.min(need.length, first + periods); i++) {
      need[i] = Math.max(need[i], agents);
    }
  }

  Map<String, int[]> needs() {
    return needs;
  }

  /** How many intervals of the period were told. */
  int known() {
    return known;
  }

  /** Whether anything was told of a day of the period. */
  boolean knows(int day) {
    return days.get(day);
  }

  /** Agent-hours needed. */
  double hours() {
    return needs.values().stream().flatMapToInt(Arrays::stream).sum() * MINUTES / 60.0;
  }

  /** Days of the period without any need. */
  int emptyDays() {
    int empty = 0;
    for (int day = 0; day < period.days(); day++) {
      int from = day * PER_DAY;
      boolean none =
          needs.values().stream()
              .allMatch(n -> Arrays.stream(n, from, from + PER_DAY).allMatch(a -> a == 0));
      empty += none ? 1 : 0;
    }
    return empty;
  }
}
