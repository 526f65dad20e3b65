package io.branchline.forecasting.roster.solver;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Checker;
import io.branchline.forecasting.roster.Contract.Hours;
import io.branchline.forecasting.roster.Contract.Overtime;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Request;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.forecasting.roster.ShortagePrice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A first roster of many agents in seconds. Use it once. */
final class MarketStart {

  /*
   * One agent after the other takes the line that is worth most to the centre as the others stand (coordinate descent), in
   * rounds of random order. A place is worth what its shortage costs, and dearer the longer it stays open: so somebody gives
   * up a place that others can fill for one that they cannot (Lagrangian prices, raised like an auction's, Bertsekas 1988).
   */

  private static final double RAISE = 0.08;
  private static final double DEAREST = 2;
  private static final double FADE = 0.9;
  private static final int QUIET_ROUNDS = 12;
  private static final int WEEKS_OF_OVERTIME = 4;
  private static final int FULL_WEEK = 5;

  private final Problem problem;
  private final List<ShiftType> types;
  private final int days;
  private final SplittableRandom random;
  private final BestLine planner;
  private final Checker checker;
  private final AllowedShifts allowed;
  private final Places[][] places;
  private final double[][] price;
  private final List<List<List<Demand>>> demand = new ArrayList<>();
  private final Map<String, List<Request>> requests = new HashMap<>();
  private final int[][] lines;
  private final int nightWeeks;

  MarketStart(Problem problem, SplittableRandom random) {
    this.problem = problem;
    this.types = problem.shiftTypes();
    this.days = problem.period().days();
    this.random = random;
    this.planner = new BestLine(problem);
    this.checker = new Checker(problem);
    this.allowed = new AllowedShifts(problem.rules());
    this.places = new Places[days][types.size()];
    this.price = new double[days][types.size()];
    this.lines = new int[problem.agents().size()][days];
    ShortagePrice shortage = new ShortagePrice(problem.rules().costs());
    Map<String, List<Demand>> rows = new HashMap<>();
    for (Demand row : problem.demand()) {
      if (row.agents() > 0) {
        rows.computeIfAbsent(row.date() + row.shift(), key -> new ArrayList<>()).add(row);
      }
    }
    for (int day = 0; day < days; day++) {
      demand.add(new ArrayList<>());
      for (int shift = 0; shift < types.size(); shift++) {
        String key = problem.period().date(day) + types.get(shift).id();
        demand.get(day).add(rows.getOrDefault(key, List.of()));
        places[day][shift] = new Places(demand.get(day).get(shift), types.get(shift), shortage);
        price[day][shift] = 1;
      }
    }
    for (Request request : problem.requests()) {
      requests.computeIfAbsent(request.agent(), key -> new ArrayList<>()).add(request);
    }
    for (int[] line : lines) {
      Arrays.fill(line, -1);
    }
    RuleBook.Setting nights = problem.rules().of(Rule.NIGHTS_IN_PERIOD);
    int inWeek = Math.max(1, Math.min(5, problem.rules().of(Rule.NIGHTS_IN_ROW).limit()) + 1);
    this.nightWeeks =
        nights.severity() == RuleBook.Severity.HARD ? Math.max(1, nights.limit() / inWeek) : 4;
  }

  /** Takes the best lines of some rounds; ends when nothing gets better or somebody says so. */
  Roster build(BooleanSupplier goOn) {
    int[][] best = copy();
    long least = Long.MAX_VALUE;
    int quiet = 0;
    while (quiet < QUIET_ROUNDS && least > 0 && goOn.getAsBoolean()) {
      round(goOn);
      long open = open();
      if (open < least) {
        least = open;
        best = copy();
        quiet = 0;
      } else {
        quiet++;
      }
      reprice();
    }
    return roster(best);
  }

  private void round(BooleanSupplier goOn) {
    List<Integer> order = new ArrayList<>();
    for (int agent = 0; agent < lines.length; agent++) {
      order.add(agent);
    }
    Incumbent.shuffle(order, random);
    for (int agent : order) {
      if (!goOn.getAsBoolean()) {
        return;
      }
      respond(agent);
    }
  }

  /** What the places cost that nobody fills. */
  private long open() {
    return Arrays.stream(places).flatMap(Arrays::stream).mapToLong(Places::shortage).sum();
  }

  private void reprice() {
    for (int day = 0; day < days; day++) {
      for (int shift = 0; shift < types.size(); shift++) {
        boolean open = places[day][shift].missing() > 0;
        price[day][shift] =
            open
                ? Math.min(DEAREST, price[day][shift] + RAISE)
                : 1 + FADE * (price[day][shift] - 1);
      }
    }
  }

  /** An agent's best line as the others stand. */
  private void respond(int number) {
    Agent agent = problem.agents().get(number);
    int[] now = lines[number];
    move(agent, now, -1);
    double[][] values = values(agent);
    for (BestLine.Hours hours : hours(agent)) {
      int[] better = planner.find(before(agent), values, free(agent), hours);
      if (better != null && sound(agent, better)) {
        lines[number] = better;
        break;
      }
    }
    move(agent, lines[number], 1);
  }

  private void move(Agent agent, int[] line, int sign) {
    for (int day = 0; day < days; day++) {
      if (line[day] >= 0) {
        int able = Places.able(demand.get(day).get(line[day]), agent.skills());
        if (sign > 0) {
          places[day][line[day]].add(able, 1);
        } else {
          places[day][line[day]].remove(able);
        }
      }
    }
  }

  private boolean sound(Agent agent, int[] line) {
    Roster alone = new Roster(problem.period(), Map.of(agent.id(), names(line)));
    return checker.agent(alone, agent.id()).stream()
        .noneMatch(v -> v.severity() == RuleBook.Severity.HARD);
  }

  /**
   * With overtime where it was agreed, or a sixth day to average out leave, and without: a month or
   * a period may have too much of it.
   */
  private List<BestLine.Hours> hours(Agent agent) {
    boolean averaged = agent.contract().hours() == Hours.COMPREHENSIVE;
    RuleBook.Setting setting = problem.rules().of(averaged ? Rule.PERIOD_HOURS : Rule.WEEK_HOURS);
    int normal = setting.severity() == RuleBook.Severity.OFF ? 7 * ShiftType.DAY : setting.limit();
    BestLine.Hours plain = new BestLine.Hours(normal, normal, 0);
    if (averaged && onLeave(agent)) {
      int sixth = normal + normal / FULL_WEEK;
      return List.of(new BestLine.Hours(sixth, sixth, 0), plain);
    }
    if (averaged
        || agent.contract().overtime() != Overtime.AGREED
        || !agent.protections().isEmpty()) {
      return List.of(plain);
    }
    double wage = agent.contract().yuanPerHour() / 60.0;
    double premium = wage * problem.rules().costs().overtimePercent() / 100;
    int extra = problem.rules().of(Rule.MONTH_OVERTIME).limit() / WEEKS_OF_OVERTIME;
    return List.of(new BestLine.Hours(normal, normal + extra, premium), plain);
  }

  private boolean onLeave(Agent agent) {
    return requests.getOrDefault(agent.id(), List.of()).stream()
        .anyMatch(request -> request.kind() == Request.Kind.LEAVE);
  }

  private List<@Nullable ShiftType> before(Agent agent) {
    List<@Nullable ShiftType> before = new ArrayList<>();
    for (int day = -Cells.BACK; day < 0; day++) {
      String id = problem.before().shift(agent.id(), problem.period().date(day));
      before.add(types.stream().filter(type -> type.id().equals(id)).findFirst().orElse(null));
    }
    return before;
  }

  private double[] free(Agent agent) {
    double[] free = new double[days];
    for (int day = 0; day < days; day++) {
      for (Request request : requests.getOrDefault(agent.id(), List.of())) {
        if (request.covers(problem.period().date(day)) && request.kind() == Request.Kind.SHIFT) {
          free[day] -= request.weight();
        }
      }
      free[day] -= changed(agent, day, Roster.FREE);
    }
    return free;
  }

  private int changed(Agent agent, int day, String shift) {
    Roster published = problem.published();
    if (published == null) {
      return 0;
    }
    var date = problem.period().date(day);
    return !published.period().contains(published.period().day(date))
            || published.shift(agent.id(), date).equals(shift)
        ? 0
        : problem.rules().costs().change();
  }

  private double[][] values(Agent agent) {
    int weeks = (days + 6) / 7 + 1;
    boolean[] nightly = new boolean[weeks];
    List<Integer> order = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      order.add(week);
    }
    Incumbent.shuffle(order, random);
    order
        .subList(0, Math.min(weeks, nightWeeks * ((weeks + 3) / 4)))
        .forEach(w -> nightly[w] = true);
    double[][] values = new double[days][types.size()];
    int off = random.nextInt(4);
    for (int day = 0; day < days; day++) {
      int week = (day - problem.period().firstMonday()) / 7;
      boolean away = week % 4 == off && problem.period().weekend(day) && limitedWeekends();
      for (int shift = 0; shift < types.size(); shift++) {
        ShiftType type = types.get(shift);
        boolean possible =
            !away
                && asked(agent, day, shift)
                && (!type.night() || nightly[week])
                && allowed.shift(agent, type, demand.get(day).get(shift))
                && !onLeave(agent, type, day);
        values[day][shift] = possible ? value(agent, day, shift) : Double.NEGATIVE_INFINITY;
      }
    }
    return values;
  }

  /** Whether somebody wants the shift on that day: a place, a wish, or the published roster. */
  private boolean asked(Agent agent, int day, int shift) {
    var date = problem.period().date(day);
    String id = types.get(shift).id();
    Roster published = problem.published();
    return !demand.get(day).get(shift).isEmpty()
        || (published != null && published.shift(agent.id(), date).equals(id))
        || requests.getOrDefault(agent.id(), List.of()).stream()
            .anyMatch(r -> r.covers(date) && r.shift().equals(id));
  }

  private boolean limitedWeekends() {
    return problem.rules().of(Rule.WEEKENDS).severity() == RuleBook.Severity.HARD;
  }

  private double value(Agent agent, int day, int shift) {
    ShiftType type = types.get(shift);
    Places there = places[day][shift];
    RuleBook.Costs costs = problem.rules().costs();
    int able = Places.able(demand.get(day).get(shift), agent.skills());
    double value = -problem.yuan(agent, type, problem.period().date(day));
    long worth = there.worth(able);
    if (worth != Places.NONE) {
      value += worth * price[day][shift];
    } else {
      value -= Problem.worth(type, costs.surplusHour());
    }
    for (Request request : requests.getOrDefault(agent.id(), List.of())) {
      if (request.covers(problem.period().date(day))) {
        boolean missed =
            request.kind() == Request.Kind.OFF
                || (request.kind() == Request.Kind.SHIFT && !request.shift().equals(type.id()));
        value -= missed ? request.weight() : 0;
      }
    }
    return value - changed(agent, day, type.id()) + random.nextDouble();
  }

  private boolean onLeave(Agent agent, ShiftType type, int day) {
    var date = problem.period().date(day);
    return requests.getOrDefault(agent.id(), List.of()).stream()
        .anyMatch(
            r ->
                r.kind() == Request.Kind.LEAVE
                    && (r.covers(date)
                        || (type.endMinute() > ShiftType.DAY && r.covers(date.plusDays(1)))));
  }

  private int[][] copy() {
    return Arrays.stream(lines).map(int[]::clone).toArray(int[][]::new);
  }

  private Roster roster(int[][] of) {
    Map<String, List<String>> all = new HashMap<>();
    for (int agent = 0; agent < of.length; agent++) {
      all.put(problem.agents().get(agent).id(), names(of[agent]));
    }
    return new Roster(problem.period(), all);
  }

  private List<String> names(int[] line) {
    List<String> names = new ArrayList<>();
    for (int shift : line) {
      names.add(shift < 0 ? Roster.FREE : requireNonNull(types.get(shift)).id());
    }
    return names;
  }
}
