package io.branchline.forecasting.bench;

import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Agent.Protection;
import io.branchline.forecasting.roster.Contract;
import io.branchline.forecasting.roster.Contract.Hours;
import io.branchline.forecasting.roster.Contract.Overtime;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Request;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.ShiftType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A centre around the clock with any number of agents: two skills, four contracts, protections,
 * leave and wishes, and a demand about as large as what the agents can work.
 */
final class MadeUpBranch {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
  private static final int[] STARTS = {6, 7, 8, 9, 10, 12, 14, 22};
  private static final double[] SHARES = {.09, .12, .2, .16, .11, .1, .14, .08};
  private static final double[] WEEKDAYS = {1.12, 1.05, 1, 1, 1.03, .78, .7};
  private static final double DAYS_A_WEEK = 5;

  private MadeUpBranch() {}

  /**
   * A problem.
   *
   * @param load demand against what everybody could work at forty hours a week without leave
   */
  static Problem of(int people, int weeks, double load, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Period period = new Period(MONDAY, 7 * weeks, ZONE);
    List<ShiftType> types = new ArrayList<>();
    for (int start : STARTS) {
      types.add(
          new ShiftType(
              "S" + start,
              "S" + start,
              "S" + start,
              60 * start,
              540,
              "",
              List.of(new ShiftType.Break(240, 60, ShiftType.Pay.UNPAID))));
    }
    List<Agent> agents = new ArrayList<>();
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      agents.add(agent(i, random));
      request(agents.get(i), period, requests, random);
    }
    Period before = new Period(MONDAY.minusDays(14), 14, ZONE);
    return new Problem(
        period,
        types,
        agents,
        requests,
        demand(load * people, period, random),
        Set.of(),
        Roster.empty(before),
        null,
        RuleBook.standard());
  }

  private static Agent agent(int number, SplittableRandom random) {
    Contract overtime =
        new Contract("overtime", Hours.STANDARD, 2400, Overtime.AGREED, 40, Set.of());
    Contract averaged =
        new Contract("averaged", Hours.COMPREHENSIVE, 2400, Overtime.NONE, 42, Set.of());
    Contract days =
        new Contract("days", Hours.STANDARD, 2400, Overtime.NONE, 38, Set.of("S7", "S8", "S9"));
    String id = "a" + number;
    Agent agent = random.nextInt(10) < 4 ? Agent.of(id, "cards", "loans") : Agent.of(id, "cards");
    int contract = random.nextInt(10);
    agent =
        contract == 0
            ? agent.with(overtime)
            : contract < 3 ? agent.with(averaged) : contract == 3 ? agent.with(days) : agent;
    int one = random.nextInt(40);
    return one < 2 ? agent.with(one == 0 ? Protection.PREGNANT : Protection.NURSING) : agent;
  }

  private static void request(
      Agent agent, Period period, List<Request> requests, SplittableRandom random) {
    int first = random.nextInt(period.days());
    int kind = random.nextInt(6);
    if (kind == 0) {
      requests.add(
          Request.leave(agent.id(), period.date(first), period.date(first + random.nextInt(5))));
    } else if (kind == 1) {
      LocalDate day = period.date(first);
      requests.add(new Request(agent.id(), day, day, Request.Kind.OFF, "", 80));
    }
  }

  private static List<Demand> demand(double people, Period period, SplittableRandom random) {
    List<Demand> demand = new ArrayList<>();
    for (int day = 0; day < period.days(); day++) {
      LocalDate date = period.date(day);
      double places =
          people
              * DAYS_A_WEEK
              / 7
              * WEEKDAYS[date.getDayOfWeek().getValue() - 1]
              * (0.97 + 0.06 * random.nextDouble());
      for (int shift = 0; shift < STARTS.length; shift++) {
        long all = Math.round(places * SHARES[shift]);
        int loans = (int) Math.round(0.25 * all);
        demand.add(new Demand(date, "S" + STARTS[shift], "loans", loans));
        demand.add(new Demand(date, "S" + STARTS[shift], "", (int) all - loans));
      }
    }
    return demand;
  }
}
