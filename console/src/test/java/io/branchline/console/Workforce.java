package io.branchline.console;

import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Agent;
import io.branchline.warehouse.table.AgentContract;
import io.branchline.warehouse.table.AgentRequest;
import io.branchline.warehouse.table.AgentState;
import io.branchline.warehouse.table.AgentStatus;
import io.branchline.warehouse.table.RosterDemand;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import io.branchline.warehouse.table.Staffing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A branch's workforce over the made-up bank: contracts, leave, a published roster of the last two
 * weeks with what agents did in it, and a draft and staffing of the next four.
 */
final class Workforce {

  static final String BRANCH = TestingConsole.OWN;

  /** The first day of the draft, a Monday. */
  static final LocalDate NEXT = Bank.LAST_DAY.plusDays(1);

  /** The first day of the published roster. */
  static final LocalDate PAST = NEXT.minusDays(14);

  static final String DRAFT = "b01-draft";
  static final String PUBLISHED = "b01-past";
  static final String OTHERS = "b02-draft";

  /** Comes 20 minutes late to every shift. */
  static final String LATE = Bank.agent(0, 1);

  private static final int[] BREAKS = {90, 240, 420};
  private static final int[] BREAK_MINUTES = {15, 60, 15};

  private final Warehouse warehouse;
  private final int agents;

  private Workforce(Warehouse warehouse, int agents) {
    this.warehouse = warehouse;
    this.agents = agents;
  }

  /** The eight agents that the bank has. */
  static void small(Warehouse warehouse) {
    new Workforce(warehouse, 8).write();
  }

  /** Sixty agents. */
  static void large(Warehouse warehouse) {
    List<Agent> more = new ArrayList<>();
    for (int i = 8; i < 60; i++) {
      more.add(new Agent(BRANCH, Bank.agent(0, i), "Agent " + Bank.agent(0, i), "team-1", 1));
    }
    warehouse.write(Agent.class, more);
    new Workforce(warehouse, 60).write();
  }

  private void write() {
    warehouse.write(
        AgentContract.class,
        List.of(
            contract(0, List.of(), List.of("pregnant")), contract(2, List.of("loans"), List.of())));
    warehouse.write(
        AgentRequest.class,
        List.of(
            new AgentRequest(
                BRANCH,
                "r1",
                Bank.agent(0, 3),
                NEXT.plusDays(1),
                NEXT.plusDays(2),
                "leave",
                "",
                0,
                "planner",
                Instant.EPOCH,
                1,
                0),
            new AgentRequest(
                BRANCH,
                "r2",
                Bank.agent(0, 4),
                NEXT.plusDays(5),
                NEXT.plusDays(6),
                "off",
                "",
                80,
                "planner",
                Instant.EPOCH,
                1,
                0)));
    staffing();
    roster(BRANCH, DRAFT, NEXT, 28, false);
    roster(BRANCH, PUBLISHED, PAST, 14, true);
    roster("b02", OTHERS, NEXT, 7, false);
    states();
  }

  private static AgentContract contract(int agent, List<String> skills, List<String> protections) {
    return new AgentContract(
        BRANCH,
        Bank.agent(0, agent),
        PAST,
        "full-time",
        "standard",
        2400,
        "none",
        40,
        List.of(),
        skills,
        protections,
        1);
  }

  /** Who works what on a day: four kinds of shift, two days off in seven, off days in turn. */
  private static String shift(int agent, int day, LocalDate from) {
    int weekday = (day + from.getDayOfWeek().getValue() - 1) % 7;
    int turn = (agent + day / 7) % 2;
    int free = agent % 3 == 2 ? 5 + turn : 4 + turn;
    if (weekday == free || weekday == (free + 1) % 7) {
      return "";
    }
    return switch (agent % 4) {
      case 0 -> "E7";
      case 1 -> "D9";
      case 2 -> "L15";
      default -> "D12";
    };
  }

  private static int start(String shift) {
    return Integer.parseInt(shift.substring(1)) * 60;
  }

  private void roster(String branch, String name, LocalDate from, int days, boolean published) {
    List<RosterShift> rows = new ArrayList<>();
    Map<String, Integer> places = new TreeMap<>();
    int number = Integer.parseInt(branch.substring(1)) - 1;
    for (int agent = 0; agent < (number == 0 ? agents : 4); agent++) {
      for (int day = 0; day < days; day++) {
        String shift = shift(agent, day, from);
        LocalDate date = from.plusDays(day);
        boolean leave = agent == 3 && (day == 1 || day == 2) && from.equals(NEXT);
        if (!shift.isEmpty() && !leave) {
          Instant start =
              date.atTime(LocalTime.ofSecondOfDay(start(shift) * 60L))
                  .atZone(Bank.ZONE)
                  .toInstant();
          rows.add(
              new RosterShift(
                  branch,
                  name,
                  Bank.agent(number, agent),
                  date,
                  shift,
                  start,
                  start.plusSeconds(540 * 60),
                  480,
                  List.of(BREAKS[0], BREAKS[1], BREAKS[2]),
                  List.of(BREAK_MINUTES[0], BREAK_MINUTES[1], BREAK_MINUTES[2]),
                  1,
                  0));
        }
        if (!shift.isEmpty()) {
          places.merge(date + "|" + shift, 1, Integer::sum);
        }
      }
    }
    List<RosterDemand> demand = new ArrayList<>();
    places.forEach(
        (place, count) -> {
          String[] part = place.split("\\|", -1);
          demand.add(
              new RosterDemand(branch, name, LocalDate.parse(part[0]), part[1], "", count, 1));
        });
    Instant made = from.atStartOfDay(Bank.ZONE).toInstant();
    warehouse.write(RosterShift.class, rows);
    warehouse.write(RosterDemand.class, demand);
    warehouse.write(
        RosterRow.class,
        List.of(
            new RosterRow(
                branch,
                name,
                from,
                days,
                published ? "published" : "draft",
                "",
                1,
                0,
                0,
                0,
                0,
                "demand: soft\n",
                "planner",
                made,
                published ? "planner" : "",
                published ? made : null,
                1,
                "",
                "")));
  }

  private void staffing() {
    List<Staffing> rows = new ArrayList<>();
    for (int day = 0; day < 35; day++) {
      for (int half = 0; half < 48; half++) {
        LocalDate date = NEXT.plusDays(day);
        int share = half < 14 || half > 46 ? 0 : half < 18 ? 20 : half < 30 ? 60 : 40;
        boolean weekend = date.getDayOfWeek().getValue() > 5;
        int needed = agents * share * (weekend ? 60 : 100) / 10_000;
        rows.add(staffing(BRANCH, "cards", NEXT, date, half, needed));
      }
    }
    warehouse.write(Staffing.class, rows);
  }

  /** The agents that a half hour of the day, 0 to 47, needs and has. */
  static Staffing staffing(
      String branch, String queue, LocalDate origin, LocalDate date, int half, int agents) {
    LocalTime time = LocalTime.of(half / 2, half % 2 * 30);
    return new Staffing(
        branch,
        queue,
        "erlang-c",
        origin,
        date.atTime(time).atZone(Bank.ZONE).toInstant(),
        30,
        date,
        time.toString(),
        10,
        180.0,
        0.8,
        20,
        0.85,
        0.3,
        agents,
        agents,
        0.9,
        0.5,
        5.0,
        1);
  }

  /**
   * The past fortnight as it was worked: one late, one gone early now and then, one in training.
   */
  private void states() {
    List<AgentState> rows = new ArrayList<>();
    for (int agent = 0; agent < agents; agent++) {
      for (int day = 0; day < 14; day++) {
        String shift = shift(agent, day, PAST);
        if (!shift.isEmpty() && !(agent == 5 && day == 9)) {
          worked(rows, agent, PAST.plusDays(day), shift);
        }
      }
    }
    warehouse.write(AgentState.class, rows);
  }

  private static void worked(List<AgentState> rows, int agent, LocalDate date, String shift) {
    Instant start =
        date.atTime(LocalTime.ofSecondOfDay(start(shift) * 60L)).atZone(Bank.ZONE).toInstant();
    int at = agent == 1 ? 20 : 0;
    int end = agent == 6 && date.getDayOfMonth() % 3 == 0 ? 480 : 540;
    for (int i = 0; i <= BREAKS.length; i++) {
      int until = i == BREAKS.length ? end : BREAKS[i];
      boolean call = true;
      for (int from = at; from < until; from += 15) {
        state(
            rows,
            agent,
            call ? AgentStatus.TALKING : AgentStatus.READY,
            "",
            start,
            from,
            Math.min(until, from + 15));
        call = !call;
      }
      if (i < BREAKS.length) {
        int back = BREAKS[i] + BREAK_MINUTES[i];
        state(
            rows, agent, AgentStatus.NOT_READY, i == 1 ? "lunch" : "break", start, BREAKS[i], back);
        at = back;
        if (i == 1 && agent == 4) {
          state(rows, agent, AgentStatus.NOT_READY, "training", start, back, back + 60);
          at = back + 60;
        }
      }
    }
  }

  private static void state(
      List<AgentState> rows,
      int agent,
      AgentStatus state,
      String reason,
      Instant start,
      int from,
      int to) {
    rows.add(
        new AgentState(
            BRANCH,
            Bank.agent(0, agent),
            state,
            reason,
            "",
            start.plusSeconds(60L * from),
            start.plusSeconds(60L * to),
            1,
            false));
  }
}
