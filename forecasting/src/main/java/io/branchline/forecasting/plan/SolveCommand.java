package io.branchline.forecasting.plan;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.plan.DemandCurve.Column;
import io.branchline.forecasting.plan.DemandCurve.Pooling;
import io.branchline.forecasting.roster.Checker;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.forecasting.roster.solver.RosterSolution;
import io.branchline.forecasting.roster.solver.RosterSolver;
import io.branchline.forecasting.roster.solver.SearchLimits;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.RosterRow;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From staffing to a draft roster. */
@Command(
    name = "solve",
    description = {
      "Makes a draft roster of a branch: covers the newest staffing with shifts and breaks, gives the",
      "shifts to agents by the rules, and keeps the result as a new version. Ctrl-C keeps the best",
      "so far."
    },
    mixinStandardHelpOptions = true)
final class SolveCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--branch", required = true, paramLabel = "ID", description = "The branch.")
  String branch;

  @Option(names = "--from", required = true, paramLabel = "DATE", description = "First day.")
  LocalDate from;

  @Option(
      names = "--weeks",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many (default: ${DEFAULT-VALUE}).")
  int weeks;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Staffing by erlang-c or erlang-a (default: the branch's newest).")
  @Nullable String model;

  @Option(
      names = "--on-phones",
      description = "Roster the agents needed on the phones, without the staffing's shrinkage.")
  boolean onPhones;

  @Option(names = "--by-queue", description = "Each queue asks for agents with its skill.")
  boolean byQueue;

  @Option(
      names = "--demand",
      paramLabel = "FILE",
      description = "CSV date,time,minutes,agents[,skill] instead of the staffing.")
  @Nullable Path demandFile;

  @Option(names = "--rules", paramLabel = "FILE", description = "Rule book (see roster rules).")
  @Nullable Path rules;

  @Option(
      names = "--holidays",
      paramLabel = "FILE",
      description = "Public holidays, a date a line; otherwise the country's statutory ones.")
  @Nullable Path holidays;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "120",
      description = "Time to search; a quarter of it for the cover (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Option(
      names = "--effort",
      paramLabel = "N",
      description =
          "Solver's deterministic units instead: with --workers 1 the same on any machine.")
  @Nullable Double effort;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads (default: ${DEFAULT-VALUE}).")
  int workers;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: 1.")
  int seed;

  @Mixin Language language = new Language();

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who makes it (default: ${DEFAULT-VALUE}).")
  String by;

  @Override
  public Integer call() {
    if (weeks < 1 || weeks > 12 || seconds < 4 || workers < 1) {
      throw new Failure(
          Failure.Code.USAGE, "--weeks must be 1 to 12, --seconds 4 or more, --workers 1 or more.");
    }
    try (Warehouse warehouse = Warehouse.open()) {
      return solve(warehouse);
    }
  }

  int solve(Warehouse warehouse) {
    try (KeepBest best = new KeepBest()) {
      return solve(warehouse, best);
    }
  }

  private int solve(Warehouse warehouse, KeepBest best) {
    PrintWriter out = spec.commandLine().getOut();
    RosterStore store = new RosterStore(warehouse);
    Period period = new Period(from, 7 * weeks, store.zone(branch));
    ShiftCatalogue catalogue = ShiftCatalogue.of(warehouse, branch);
    RosterInput input = new RosterInput(store, catalogue, branch, period);
    DemandCurve curve = curve(warehouse, store, period);
    ShiftDemand cover = new ShiftDemand(period, catalogue, limits(1));
    cover.cover(curve);
    List<Demand> places = cover.demand();
    Problem problem =
        input.problem(
            places,
            rules == null ? RuleBook.standard() : RuleBookFile.read(rules),
            RosterInput.holidays(holidays, period));
    told(out, curve, cover, problem);
    RosterSolution solution = search(problem, best);
    if (solution.roster() == null || (best.stopping() && isEmpty(solution.roster()))) {
      return none(out, solution);
    }
    int status = keep(out, store, problem, cover, solution);
    best.kept();
    return status;
  }

  private DemandCurve curve(Warehouse warehouse, RosterStore store, Period period) {
    if (demandFile != null) {
      return DemandCurve.file(demandFile, period);
    }
    return DemandCurve.staffing(
        warehouse,
        branch,
        model == null ? store.staffedBy(branch) : model,
        period,
        onPhones ? Column.AGENTS : Column.SCHEDULED,
        byQueue ? Pooling.BY_QUEUE : Pooling.of(store, branch));
  }

  private void told(PrintWriter out, DemandCurve curve, ShiftDemand cover, Problem problem) {
    Map<String, Integer> minutes = new HashMap<>();
    for (ShiftType type : problem.shiftTypes()) {
      minutes.put(type.id(), type.paidMinutes());
    }
    int places = problem.demand().stream().mapToInt(Demand::agents).sum();
    double wanted =
        problem.demand().stream()
            .mapToDouble(row -> row.agents() * minutes.getOrDefault(row.shift(), 0) / 60.0)
            .sum();
    double had =
        problem.agents().stream().mapToDouble(a -> a.contract().weekMinutes() / 60.0).sum() * weeks;
    out.printf(
        Locale.ROOT,
        words(
            "Branch %s, %d days from %s: %,.1f agent-hours needed, %d agents with %,.0f contract hours.%n",
            "分行 %s，自 %3$s 起 %2$d 天：需要 %4$,.1f 人时，%5$d 名坐席，合同工时 %6$,.0f 小时。%n"),
        branch,
        problem.period().days(),
        from,
        curve.hours(),
        problem.agents().size(),
        had);
    if (curve.emptyDays() > 0) {
      out.printf(Locale.ROOT, words("%d days need nobody.%n", "%d 天无需坐席。%n"), curve.emptyDays());
    }
    if (cover.beforeOpening() > 0) {
      out.printf(
          Locale.ROOT,
          words(
              "The first morning's need before the first shift (%d agent-quarters) is left to the"
                  + " shifts of the day before.%n",
              "首日最早班次之前的需求（%d 个人刻）由前一天的班次承担。%n"),
          cover.beforeOpening());
    }
    double gap = cover.paidHours() == 0 ? 0 : 100 * (1 - cover.boundHours() / cover.paidHours());
    out.printf(
        Locale.ROOT,
        words(
            "Cover: %,d shifts, %,.1f paid hours; LP bound %,.1f, bound %,.1f, gap %.2f %%.%n",
            "覆盖：%,d 个班次，计薪 %,.1f 小时；LP 下界 %,.1f，下界 %,.1f，差距 %.2f %%。%n"),
        places,
        cover.paidHours(),
        cover.linearHours(),
        cover.boundHours(),
        gap);
    if (wanted > had) {
      out.printf(
          Locale.ROOT,
          words(
              "The demand asks for %,.0f paid hours, %,.0f more than the contracts have: expect"
                  + " shortages.%n",
              "需求为计薪 %,.0f 小时，比合同工时多 %,.0f 小时，会有缺员。%n"),
          wanted,
          wanted - had);
    }
    new DemandRemarks(problem, language.locale()).lines().forEach(out::println);
    out.flush();
  }

  /** So many quarters of the time, or of the effort. */
  private SearchLimits limits(int quarters) {
    return effort == null
        ? SearchLimits.of(
            Duration.ofSeconds(seconds).multipliedBy(quarters).dividedBy(4), workers, seed)
        : new SearchLimits(Duration.ofHours(1), effort * quarters / 4, workers, seed);
  }

  private RosterSolution search(Problem problem, KeepBest best) {
    try (SolveProgress progress = new SolveProgress()) {
      RosterSolver solver = new RosterSolver(problem, limits(3), progress);
      best.solving(solver);
      return solver.solve();
    }
  }

  private static boolean isEmpty(Roster roster) {
    return roster.shifts().values().stream()
        .allMatch(line -> line.stream().allMatch(Roster.FREE::equals));
  }

  private int none(PrintWriter out, RosterSolution solution) {
    Locale locale = language.locale();
    if (solution.conflict() == null) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "No roster was found in " + seconds + " s. Maybe more --seconds, or demand: soft.");
    }
    out.println(
        words(
            "No roster keeps all of these together; without any one of them there is one:",
            "没有排班表能同时满足以下各项；去掉其中任何一项即可："));
    solution.conflict().lines(locale).forEach(line -> out.println("  " + line));
    throw new Failure(
        Failure.Code.BAD_INPUT,
        "The rules and the demand contradict each other (above). Maybe make a rule or the demand"
            + " soft.");
  }

  private String words(String english, String chinese) {
    return language.of(english, chinese);
  }

  private int keep(
      PrintWriter out,
      RosterStore store,
      Problem problem,
      ShiftDemand cover,
      RosterSolution solution) {
    Instant now = Instant.now();
    Roster roster = requireNonNull(solution.roster());
    RosterRun run = new RosterRun(branch, problem);
    String name = RosterRun.name(branch, from, now);
    RosterRow head = run.head(name, solution, seed, store.lastPublished(branch, from), by, now);
    store.write(head, run.shifts(name, roster, cover, now), run.demand(name, now));
    out.printf(
        Locale.ROOT,
        words(
            "Roster: %s after %.1f s; cost %,.0f, bound %,.0f, gap %.2f %%.%n%n",
            "排班表：%s，用时 %.1f 秒；成本 %,.0f，下界 %,.0f，差距 %.2f %%。%n%n"),
        solution.status() == RosterSolution.Status.OPTIMAL
            ? words("optimal", "最优")
            : words("best so far", "当前最优"),
        solution.seconds(),
        solution.cost(),
        solution.bound(),
        100 * solution.gap());
    new VerdictPage(out, language.locale()).print(new Checker(problem).check(roster));
    out.printf(
        Locale.ROOT,
        words(
            "%nKept as draft %s. Publish with: ./branchline roster publish %s%n",
            "%n已存为草案 %s 。发布命令：./branchline roster publish %s%n"),
        name,
        name);
    return 0;
  }
}
