package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings together what a roster of a branch is judged by. */
public final class RosterInput {

  private static final int BACK = 14;

  private final RosterStore store;
  private final ShiftCatalogue catalogue;
  private final String branch;
  private final Period period;
  private final List<Agent> agents;

  RosterInput(RosterStore store, ShiftCatalogue catalogue, String branch, Period period) {
    this.store = store;
    this.catalogue = catalogue;
    this.branch = branch;
    this.period = period;
    this.agents = store.agents(branch, period.from());
  }

  List<Agent> agents() {
    return agents;
  }

  /**
   * The problem with this demand and these rules.
   *
   * @throws Failure where agents, requests, shift types and demand do not fit together
   */
  Problem problem(List<Demand> demand, RuleBook rules, Set<LocalDate> holidays) {
    Period before = new Period(period.from().minusDays(BACK), BACK, period.zone());
    Roster published = store.published(branch, period, agents);
    try {
      return new Problem(
          period,
          catalogue.types(),
          agents,
          store.requests(branch, period, agents),
          demand,
          holidays,
          store.published(branch, before, agents),
          published.shifts().isEmpty() ? null : published,
          rules);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Branch " + branch + ": " + e.getMessage(), e);
    }
  }

  /** One date a line; what follows a comma is a name. */
  static Set<LocalDate> holidays(@Nullable Path file) {
    Set<LocalDate> holidays = new HashSet<>();
    if (file == null) {
      return holidays;
    }
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String date = line.split(",", 2)[0].strip();
        if (!date.isEmpty() && !date.startsWith("#")) {
          holidays.add(LocalDate.parse(date));
        }
      }
    } catch (IOException | DateTimeParseException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Cannot read the holidays in " + file + " (one date a line): " + e.getMessage(),
          e);
    }
    return holidays;
  }
}
