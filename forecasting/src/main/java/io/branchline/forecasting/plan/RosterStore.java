package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Contract;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Request;
import io.branchline.forecasting.roster.Roster;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.AgentContract;
import io.branchline.warehouse.table.AgentRequest;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.RosterDemand;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Agents, requests and rosters in the warehouse. */
public final class RosterStore {

  private final Warehouse warehouse;

  /** A store over a warehouse. */
  public RosterStore(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  record Name(String name) {}

  /**
   * The branch's zone.
   *
   * @throws Failure where there is no such branch
   */
  public ZoneId zone(String branch) {
    List<Branch> rows =
        warehouse.query(
            Branch.class,
            "SELECT * FROM branches FINAL WHERE branch = {branch:String}",
            Map.of("branch", branch));
    if (rows.isEmpty()) {
      throw new Failure(
          Failure.Code.BAD_INPUT, "There is no branch '" + branch + "' in the table branches.");
    }
    return ZoneId.of(rows.get(0).zone());
  }

  /**
   * The branch's agents with the contracts that hold on the first day.
   *
   * @throws Failure where the branch has none
   */
  List<Agent> agents(String branch, LocalDate day) {
    Set<String> queues = new TreeSet<>();
    warehouse
        .query(
            Name.class,
            "SELECT queue AS name FROM queues FINAL WHERE branch = {branch:String}",
            Map.of("branch", branch))
        .forEach(row -> queues.add(row.name()));
    Map<String, AgentContract> contracts = new HashMap<>();
    warehouse
        .query(
            AgentContract.class,
            "SELECT * FROM agent_contracts FINAL WHERE branch = {branch:String} AND valid_from <="
                + " {day:Date} ORDER BY valid_from",
            Map.of("branch", branch, "day", day))
        .forEach(row -> contracts.put(row.agent(), row));
    List<Agent> agents = new ArrayList<>();
    for (io.branchline.warehouse.table.Agent row :
        warehouse.query(
            io.branchline.warehouse.table.Agent.class,
            "SELECT * FROM agents FINAL WHERE branch = {branch:String} ORDER BY agent",
            Map.of("branch", branch))) {
      agents.add(agent(row, contracts.get(row.agent()), queues));
    }
    if (agents.isEmpty()) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Branch " + branch + " has no agents: the table agents is empty" + " for it.");
    }
    return agents;
  }

  private static Agent agent(
      io.branchline.warehouse.table.Agent row, @Nullable AgentContract given, Set<String> queues) {
    if (given == null) {
      return new Agent(row.agent(), row.name(), row.team(), queues, Contract.FULL_TIME, Set.of());
    }
    try {
      Set<Agent.Protection> protections = new HashSet<>();
      given
          .protections()
          .forEach(
              name -> protections.add(Agent.Protection.valueOf(name.toUpperCase(Locale.ROOT))));
      return new Agent(
          row.agent(),
          row.name(),
          row.team(),
          given.skills().isEmpty() ? queues : Set.copyOf(given.skills()),
          new Contract(
              given.contract(),
              Contract.Hours.valueOf(given.hours().toUpperCase(Locale.ROOT)),
              given.weekMinutes(),
              Contract.Overtime.valueOf(given.overtime().toUpperCase(Locale.ROOT)),
              given.yuanPerHour(),
              Set.copyOf(given.shifts())),
          protections);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "The contract of agent " + row.agent() + " is not possible: " + e.getMessage(),
          e);
    }
  }

  /** Requests that touch the period, of agents who are there. */
  List<Request> requests(String branch, Period period, List<Agent> agents) {
    Set<String> ids = new HashSet<>();
    agents.forEach(agent -> ids.add(agent.id()));
    List<Request> requests = new ArrayList<>();
    for (AgentRequest row :
        warehouse.query(
            AgentRequest.class,
            "SELECT * FROM agent_requests FINAL WHERE branch = {branch:String} AND last_date >="
                + " {from:Date} AND first_date <= {to:Date} ORDER BY request",
            Map.of("branch", branch, "from", period.from(), "to", period.date(period.days())))) {
      if (ids.contains(row.agent())) {
        try {
          requests.add(
              new Request(
                  row.agent(),
                  row.firstDate(),
                  row.lastDate(),
                  Request.Kind.valueOf(row.kind().toUpperCase(Locale.ROOT)),
                  row.shift(),
                  row.weight()));
        } catch (IllegalArgumentException e) {
          throw new Failure(
              Failure.Code.BAD_INPUT, "Request " + row.request() + ": " + e.getMessage(), e);
        }
      }
    }
    return requests;
  }

  /** The model of a branch's newest staffing; erlang-c where there is none. */
  String staffedBy(String branch) {
    return warehouse
        .query(
            Name.class,
            "SELECT model AS name FROM staffing WHERE branch = {branch:String}"
                + " ORDER BY origin DESC, version DESC LIMIT 1",
            Map.of("branch", branch))
        .stream()
        .map(Name::name)
        .findFirst()
        .orElse("erlang-c");
  }

  /** Whether somebody's skills are fewer than the branch's queues. */
  boolean limitedSkills(String branch) {
    Double rows =
        warehouse.number(
            "SELECT count() FROM agent_contracts FINAL WHERE branch = {branch:String} AND"
                + " notEmpty(skills)",
            Map.of("branch", branch));
    return rows != null && rows > 0;
  }

  /** The shifts in force on the days of a period, of agents who are still there. */
  List<RosterShift> published(String branch, Period period, List<Agent> agents) {
    Set<String> ids = new HashSet<>();
    agents.forEach(agent -> ids.add(agent.id()));
    return warehouse
        .query(
            RosterShift.class,
            "SELECT * FROM published_shifts WHERE branch = {branch:String} AND local_date >="
                + " {from:Date} AND local_date <= {to:Date}",
            Map.of("branch", branch, "from", period.from(), "to", period.date(period.days() - 1)))
        .stream()
        .filter(row -> ids.contains(row.agent()))
        .toList();
  }

  /** Shifts as a roster of a period. */
  static Roster roster(Period period, List<RosterShift> rows) {
    Map<String, String[]> lines = new HashMap<>();
    for (RosterShift row : rows) {
      String[] line =
          lines.computeIfAbsent(
              row.agent(),
              key -> {
                String[] free = new String[period.days()];
                Arrays.fill(free, Roster.FREE);
                return free;
              });
      line[period.day(row.localDate())] = row.shift();
    }
    Map<String, List<String>> shifts = new HashMap<>();
    lines.forEach((agent, line) -> shifts.put(agent, List.of(line)));
    return new Roster(period, shifts);
  }

  /** The newest published roster that begins on the same day; empty for none. */
  public String lastPublished(String branch, LocalDate from) {
    List<Name> rows =
        warehouse.query(
            Name.class,
            "SELECT roster AS name FROM rosters FINAL WHERE branch = {branch:String} AND status ="
                + " 'published' AND from_date = {from:Date} ORDER BY published_at DESC LIMIT 1",
            Map.of("branch", branch, "from", from));
    return rows.isEmpty() ? "" : rows.get(0).name();
  }

  /**
   * The head of a roster.
   *
   * @throws Failure where there is none of that name
   */
  public RosterRow row(String roster) {
    List<RosterRow> rows =
        warehouse.query(
            RosterRow.class,
            "SELECT * FROM rosters FINAL WHERE roster = {roster:String}",
            Map.of("roster", roster));
    if (rows.isEmpty()) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "There is no roster '" + roster + "'. See: ./branchline roster list");
    }
    return rows.get(0);
  }

  /** All rosters' heads, of one branch or of all, newest first. */
  public List<RosterRow> rows(String branch) {
    return warehouse.query(
        RosterRow.class,
        "SELECT * FROM rosters FINAL WHERE branch = {branch:String} OR {branch:String} = '' ORDER"
            + " BY created_at DESC, roster LIMIT 200",
        Map.of("branch", branch));
  }

  /** The shifts of a roster. */
  public List<RosterShift> shifts(RosterRow row) {
    return warehouse.query(
        RosterShift.class,
        "SELECT * FROM roster_shifts FINAL WHERE branch = {branch:String} AND roster ="
            + " {roster:String} ORDER BY agent, local_date",
        Map.of("branch", row.branch(), "roster", row.roster()));
  }

  /** A roster as it was kept. */
  public Roster roster(RosterRow row, Period period) {
    return roster(period, shifts(row));
  }

  /** The demand that a roster was solved for. */
  public List<Demand> demand(RosterRow row) {
    return warehouse
        .query(
            RosterDemand.class,
            "SELECT * FROM roster_demand FINAL WHERE branch = {branch:String} AND roster ="
                + " {roster:String} ORDER BY local_date, shift, skill",
            Map.of("branch", row.branch(), "roster", row.roster()))
        .stream()
        .map(d -> new Demand(d.localDate(), d.shift(), d.skill(), d.agents()))
        .toList();
  }

  /** Keeps a new draft: its shifts and demand first, its head last. */
  public void write(RosterRow row, List<RosterShift> shifts, List<RosterDemand> demand) {
    warehouse.write(RosterShift.class, shifts);
    warehouse.write(RosterDemand.class, demand);
    warehouse.write(RosterRow.class, List.of(row));
  }

  /** The drafts that were edited from a roster, the oldest first. */
  public List<RosterRow> editedFrom(RosterRow row) {
    return warehouse.query(
        RosterRow.class,
        "SELECT * FROM rosters FINAL WHERE branch = {branch:String} AND edited_from ="
            + " {roster:String} ORDER BY created_at, roster",
        Map.of("branch", row.branch(), "roster", row.roster()));
  }

  /**
   * Shifts of earlier published rosters, the last of each, on days of agents that a roster leaves
   * free.
   */
  public List<RosterShift> withdrawn(RosterRow row) {
    return warehouse.query(
        RosterShift.class,
        """
        SELECT * FROM roster_shifts FINAL
        WHERE branch = {branch:String} AND local_date >= {from:Date} AND local_date <= {to:Date}
          AND roster IN (SELECT roster FROM rosters FINAL WHERE branch = {branch:String}
              AND status = 'published' AND roster != {roster:String} AND published_at < {before:DateTime64(3)})
          AND (agent, local_date) NOT IN (SELECT agent, local_date FROM roster_shifts FINAL
              WHERE branch = {branch:String} AND roster = {roster:String})
        ORDER BY version DESC LIMIT 1 BY agent, local_date""",
        Map.of(
            "branch",
            row.branch(),
            "roster",
            row.roster(),
            "from",
            row.fromDate(),
            "to",
            row.fromDate().plusDays(row.days() - 1L),
            "before",
            row.publishedAt() == null ? row.createdAt() : row.publishedAt()));
  }

  /** The days of a period for which something was published; null for none. */
  @Nullable Period covered(String branch, Period period) {
    List<Covered> rows =
        warehouse.query(
            Covered.class,
            "SELECT min(from_date) AS first, max(addDays(from_date, days - 1)) AS last FROM rosters"
                + " FINAL WHERE branch = {branch:String} AND status = 'published' AND from_date <="
                + " {to:Date} AND addDays(from_date, days) > {from:Date} HAVING count() > 0",
            Map.of("branch", branch, "from", period.from(), "to", period.date(period.days() - 1)));
    if (rows.isEmpty()) {
      return null;
    }
    int first = Math.max(0, period.day(rows.get(0).first()));
    int last = Math.min(period.days() - 1, period.day(rows.get(0).last()));
    return new Period(period.date(first), last - first + 1, period.zone());
  }

  record Covered(LocalDate first, LocalDate last) {}
}
