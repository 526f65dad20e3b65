package io.branchline.forecasting.plan;

import io.branchline.forecasting.arrival.SpecialDay;
import io.branchline.forecasting.calendar.HolidayCalendar;
import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.table.RosterShift;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    return problem(demand, rules, holidays, catalogue.types());
  }

  Problem problem(
      List<Demand> demand, RuleBook rules, Set<LocalDate> holidays, List<ShiftType> types) {
    Period before = new Period(period.from().minusDays(BACK), BACK, period.zone());
    Period covered = store.covered(branch, period);
    List<RosterShift> worked = store.published(branch, before, agents);
    try {
      return new Problem(
          period,
          KeptNames.types(types, worked, List.of(), period),
          agents,
          store.requests(branch, period, agents),
          demand,
          holidays,
          RosterStore.roster(before, worked),
          covered == null
              ? null
              : RosterStore.roster(covered, store.published(branch, covered, agents)),
          rules);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Branch " + branch + ": " + e.getMessage(), e);
    }
  }

  /**
   * The public holidays: those of a file, one date a line (what follows a comma is a name), or
   * where there is none the statutory ones of the zone's country.
   *
   * @throws Failure where the file, or an operator's calendar, cannot be read
   */
  static Set<LocalDate> holidays(@Nullable Path file, Period period) {
    if (file == null) {
      return statutory(period);
    }
    Set<LocalDate> holidays = new HashSet<>();
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

  private static Set<LocalDate> statutory(Period period) {
    return named(period).keySet();
  }

  /** The statutory holidays; none where the country's calendar is not known. */
  static Map<LocalDate, SpecialDay> named(Period period) {
    HolidayCalendar calendar = new HolidayCalendar(Home.current().root().resolve("calendars"));
    String country = HolidayCalendar.countryOf(period.zone()).orElse("");
    if (!calendar.knows(country)) {
      return Map.of();
    }
    LocalDate last = period.date(period.days() - 1);
    try {
      return calendar.named(country, period.from(), last);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.Code.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }
}
