package io.branchline.forecasting.plan;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.arrival.SpecialDay;
import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Checker;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.forecasting.roster.Verdict;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kept roster with everything that it is judged by: agents, contracts, requests and published
 * days as they are now, the rule book as it was kept. Judging a change takes milliseconds. Safe for
 * many threads.
 */
public final class OpenRoster {

  private final RosterRow row;
  private final Problem problem;
  private final Checker checker;
  private final Roster roster;
  private final List<RosterShift> shifts;
  private final Map<LocalDate, SpecialDay> holidays;
  private final Map<String, ShiftType> types = new HashMap<>();
  private final Set<String> offered = new HashSet<>();
  private final Set<String> agents = new HashSet<>();

  private OpenRoster(
      RosterRow row,
      Problem problem,
      Roster roster,
      List<RosterShift> shifts,
      Set<String> offered) {
    this.row = row;
    this.problem = problem;
    this.checker = new Checker(problem);
    this.roster = roster;
    this.shifts = List.copyOf(shifts);
    this.holidays = RosterInput.named(problem.period());
    this.offered.addAll(offered);
    problem.shiftTypes().forEach(type -> types.put(type.id(), type));
    problem.agents().forEach(agent -> agents.add(agent.id()));
  }

  /**
   * Opens a roster, with the statutory holidays of its branch's country.
   *
   * @throws Failure where what it needs is missing or contradicts itself
   */
  public static OpenRoster open(Warehouse warehouse, RosterRow row) {
    return open(warehouse, row, null, null);
  }

  static OpenRoster open(
      Warehouse warehouse,
      RosterRow row,
      @Nullable RuleBook other,
      @Nullable Set<LocalDate> holidays) {
    RosterStore store = new RosterStore(warehouse);
    Period period = new Period(row.fromDate(), row.days(), store.zone(row.branch()));
    ShiftCatalogue catalogue = ShiftCatalogue.of(warehouse, row.branch());
    RosterInput input = new RosterInput(store, catalogue, row.branch(), period);
    List<RosterShift> shifts = store.shifts(row);
    Problem current =
        input.problem(
            store.demand(row),
            other == null ? RuleBookFile.kept(row.rules(), row.roster()) : other,
            holidays == null ? RosterInput.holidays(null, period) : holidays,
            KeptNames.types(catalogue.types(), shifts, store.demand(row), period));
    Problem whole = KeptNames.withAgents(current, shifts);
    Set<String> offered = new HashSet<>();
    catalogue.types().forEach(type -> offered.add(type.id()));
    return new OpenRoster(row, whole, store.roster(row, period), shifts, offered);
  }

  /** Its head. */
  public RosterRow row() {
    return row;
  }

  /** What it is judged by. */
  public Problem problem() {
    return problem;
  }

  /** As it was kept. */
  public Roster roster() {
    return roster;
  }

  /** Its rows, with each shift's breaks. */
  public List<RosterShift> shifts() {
    return shifts;
  }

  /** Shift types that can be given now; others stand only in this roster. */
  public boolean offers(String shift) {
    return offered.contains(shift);
  }

  /**
   * What a public holiday is called.
   *
   * @return in Chinese where that is asked for and known; empty for a day that is none or whose
   *     name is not known
   */
  public String holiday(LocalDate date, Locale locale) {
    SpecialDay day = holidays.get(date);
    if (day == null) {
      return "";
    }
    boolean chinese = locale.getLanguage().equals("zh") && !day.nameZh().isEmpty();
    return chinese ? day.nameZh() : day.name();
  }

  /** What the checker thinks of it, or of it changed. */
  public Verdict check(Roster changed) {
    return checker.check(changed);
  }

  /** What is impossible about changes. */
  public enum Mistake {
    NO_SUCH_AGENT,
    NO_SUCH_DAY,
    NO_SUCH_SHIFT,
    TWO_SHIFTS
  }

  /** A change that cannot be, and why. */
  public record Impossible(Mistake mistake, RosterChange change) {}

  /** The first change that cannot be made. */
  public Optional<Impossible> impossible(List<RosterChange> changes) {
    Set<String> seen = new HashSet<>();
    for (RosterChange change : changes) {
      Mistake mistake =
          !agents.contains(change.agent())
              ? Mistake.NO_SUCH_AGENT
              : !problem.period().contains(problem.period().day(change.date()))
                  ? Mistake.NO_SUCH_DAY
                  : !mayGive(change)
                      ? Mistake.NO_SUCH_SHIFT
                      : seen.add(change.agent() + "\n" + change.date()) ? null : Mistake.TWO_SHIFTS;
      if (mistake != null) {
        return Optional.of(new Impossible(mistake, change));
      }
    }
    return Optional.empty();
  }

  /**
   * The roster with changes.
   *
   * @throws Failure where one of them is {@link #impossible}
   */
  public Roster with(List<RosterChange> changes) {
    impossible(changes)
        .ifPresent(
            wrong -> {
              throw new Failure(
                  Failure.Code.BAD_INPUT,
                  "Roster " + row.roster() + " cannot be changed so: " + words(wrong));
            });
    Map<String, String[]> lines = new HashMap<>();
    for (RosterChange change : changes) {
      lines
              .computeIfAbsent(change.agent(), agent -> roster.days(agent).toArray(String[]::new))[
              problem.period().day(change.date())] =
          change.shift();
    }
    Map<String, List<String>> all = new HashMap<>(roster.shifts());
    lines.forEach((agent, line) -> all.put(agent, List.of(line)));
    return new Roster(problem.period(), all);
  }

  private String words(Impossible wrong) {
    RosterChange change = wrong.change();
    return switch (wrong.mistake()) {
      case NO_SUCH_AGENT -> "agent '" + change.agent() + "' is not in branch " + row.branch() + ".";
      case NO_SUCH_DAY -> change.date() + " is not one of its days.";
      case NO_SUCH_SHIFT -> "there is no shift type '" + change.shift() + "'.";
      case TWO_SHIFTS -> change.agent() + " has two shifts on " + change.date() + ".";
    };
  }

  /** A type that is no longer offered may only stay where it is. */
  private boolean mayGive(RosterChange change) {
    return change.shift().isEmpty()
        || offered.contains(change.shift())
        || roster.shift(change.agent(), change.date()).equals(change.shift());
  }

  /**
   * The rows of a changed roster under another name. Shifts that stay keep their breaks; a new one
   * has its type's.
   */
  List<RosterShift> shifts(String name, Roster changed, Instant now) {
    Map<String, RosterShift> kept = new HashMap<>();
    shifts.forEach(shift -> kept.put(shift.agent() + "\n" + shift.localDate(), shift));
    List<RosterShift> rows = new ArrayList<>();
    for (Agent agent : problem.agents()) {
      for (int day = 0; day < problem.period().days(); day++) {
        String id = changed.shift(agent.id(), day);
        if (!id.isEmpty()) {
          RosterShift old = kept.get(agent.id() + "\n" + problem.period().date(day));
          rows.add(row(name, agent, day, id, old, now));
        }
      }
    }
    return rows;
  }

  private RosterShift row(
      String name, Agent agent, int day, String id, @Nullable RosterShift old, Instant now) {
    if (old != null && old.shift().equals(id)) {
      return new RosterShift(
          old.branch(),
          name,
          old.agent(),
          old.localDate(),
          id,
          old.startsAt(),
          old.endsAt(),
          old.paidMinutes(),
          old.breakStarts(),
          old.breakMinutes(),
          now.toEpochMilli(),
          0);
    }
    return RosterRun.row(
        row.branch(), name, agent, problem.period(), day, requireNonNull(types.get(id)), null, now);
  }
}
