package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.Checker;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.Verdict;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.RosterRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a roster without a solver. */
@Command(
    name = "check",
    description = {
      "Judges a roster without a solver: one that is kept, or a planner's file with the columns",
      "date,agent,shift (then --branch and --from say whose). Exit status 3 if a hard rule is broken."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "ROSTER|FILE", description = "Name of a roster, or a CSV file.")
  String what;

  @Option(names = "--branch", paramLabel = "ID", description = "Of a file.")
  @Nullable String branch;

  @Option(names = "--from", paramLabel = "DATE", description = "First day of a file.")
  @Nullable LocalDate from;

  @Option(names = "--weeks", paramLabel = "N", defaultValue = "4", description = "Of a file.")
  int weeks;

  @Option(names = "--against", paramLabel = "ROSTER", description = "A file: this one's demand.")
  @Nullable String against;

  @Option(names = "--rules", paramLabel = "FILE", description = "Other rules than the roster's.")
  @Nullable Path rules;

  @Option(
      names = "--holidays",
      paramLabel = "FILE",
      description = "Public holidays, a date a line; otherwise the country's statutory ones.")
  @Nullable Path holidays;

  @Mixin Language language = new Language();

  @Override
  public Integer call() {
    try (Warehouse warehouse = Warehouse.open()) {
      Verdict verdict = Files.isRegularFile(Path.of(what)) ? file(warehouse) : kept(warehouse);
      new VerdictPage(spec.commandLine().getOut(), language.locale()).print(verdict);
      return verdict.publishable() ? 0 : Failure.Code.BAD_INPUT.exitStatus();
    }
  }

  private Verdict kept(Warehouse warehouse) {
    RosterRow row = new RosterStore(warehouse).row(what);
    OpenRoster open =
        OpenRoster.open(
            warehouse,
            row,
            rules == null ? null : RuleBookFile.read(rules),
            holidays == null ? null : RosterInput.holidays(holidays, period(warehouse, row)));
    return open.check(open.roster());
  }

  private static Period period(Warehouse warehouse, RosterRow row) {
    return new Period(row.fromDate(), row.days(), new RosterStore(warehouse).zone(row.branch()));
  }

  private Verdict file(Warehouse warehouse) {
    if (branch == null || from == null) {
      throw new Failure(
          Failure.Code.USAGE, "A file needs --branch and --from, such as --from 2026-12-01.");
    }
    RosterStore store = new RosterStore(warehouse);
    Period period = new Period(from, 7 * weeks, store.zone(branch));
    List<Demand> demand =
        against == null
            ? List.of()
            : store.demand(store.row(against)).stream()
                .filter(row -> period.contains(period.day(row.date())))
                .toList();
    RuleBook book = rules == null ? RuleBook.standard() : RuleBookFile.read(rules);
    Roster roster = RosterFiles.read(Path.of(what), period);
    return judge(warehouse, store, branch, period, demand, book, roster);
  }

  private Verdict judge(
      Warehouse warehouse,
      RosterStore store,
      String of,
      Period period,
      List<Demand> demand,
      RuleBook book,
      Roster roster) {
    RosterInput input = new RosterInput(store, ShiftCatalogue.of(warehouse, of), of, period);
    Problem problem = input.problem(demand, book, RosterInput.holidays(holidays, period));
    try {
      return new Checker(problem).check(roster);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.Code.BAD_INPUT, e.getMessage() + ".", e);
    }
  }
}
