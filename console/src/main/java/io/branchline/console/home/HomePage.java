package io.branchline.console.home;

import io.branchline.console.access.Directory;
import io.branchline.console.access.Names;
import io.branchline.console.access.Period;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.branch.BranchDays;
import io.branchline.console.figure.Figure;
import io.branchline.console.figure.Measure;
import io.branchline.console.figure.Measure.Day;
import io.branchline.console.setting.ServiceLevels;
import io.branchline.scoring.kpi.ServiceLevel;
import io.branchline.warehouse.table.Branch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: the last day beside the week before, and what waits for this role. */
@Controller
class HomePage {

  private static final int DAYS = 8;
  private static final int MOST_WORK = 8;
  private static final int MOST_BRANCHES = 5;

  /** Calls that a machine scored and no person has; the lowest first, as they teach most. */
  private static final String WORK =
      String.format(
          Locale.ROOT,
          """
      SELECT call_id, branch, agent, call_started_at, score FROM (
        SELECT call_id, branch, any(agent) AS agent, any(call_started_at) AS call_started_at,
          min(score) AS score, countIf(method = 'manual') AS people
        FROM (
          SELECT * FROM evaluations FINAL WHERE %s ORDER BY revision DESC LIMIT 1 BY evaluation_id
        )
        GROUP BY branch, call_id
      )
      WHERE people = 0 AND score IS NOT NULL
      ORDER BY score, call_started_at DESC LIMIT %d
      """,
          Reader.SCOPE,
          MOST_WORK);

  private static final String NEXT_DAYS =
      String.format(
          Locale.ROOT,
          """
      SELECT local_date, sum(calls) AS calls FROM (
        SELECT branch, queue, local_date, interval_start, calls FROM forecasts FINAL
        WHERE local_date > {after:Date} AND local_date <= {after:Date} + 7
          AND model = (
            SELECT model FROM forecasts WHERE %s
            GROUP BY model ORDER BY model != 'best', model LIMIT 1) AND %s
        ORDER BY origin DESC LIMIT 1 BY branch, queue, interval_start
      )
      GROUP BY local_date ORDER BY local_date
      """,
          Reader.SCOPE,
          Reader.SCOPE);

  private final Readers readers;
  private final Directory directory;
  private final ServiceLevels serviceLevels;

  HomePage(Readers readers, Directory directory, ServiceLevels serviceLevels) {
    this.readers = readers;
    this.directory = directory;
    this.serviceLevels = serviceLevels;
  }

  /** A measure on the last day and over the week before. */
  public record Tile(Measure measure, Figure day, Figure before) {}

  /** A branch's figure. */
  public record Rank(String branch, Figure figure) {}

  /** A call to score. */
  public record Work(
      String callId, String branch, String agent, Instant callStartedAt, @Nullable Double score) {}

  /** A day's forecast. */
  public record Next(LocalDate localDate, double calls) {}

  @GetMapping("/")
  String home(@AuthenticationPrincipal Viewer viewer, Locale locale, Model model) {
    Reader reader = readers.of(viewer);
    Names names = directory.of(reader);
    model.addAttribute("names", names);
    model.addAttribute("work", List.of());
    model.addAttribute("next", List.of());
    LocalDate last = names.lastDay();
    model.addAttribute("last", last);
    ServiceLevel formula = serviceLevels.current().formula();
    model.addAttribute("formula", formula);
    if (last != null) {
      BranchDays days =
          BranchDays.read(reader, names, new Period(last.minusDays(DAYS - 1L), last), "");
      Map<LocalDate, Day> byDate = days.byDate("");
      Collection<Day> today = byDate.containsKey(last) ? List.of(byDate.get(last)) : List.of();
      Collection<Day> before =
          byDate.entrySet().stream()
              .filter(entry -> entry.getKey().isBefore(last))
              .map(Map.Entry::getValue)
              .toList();
      List<Tile> tiles = new ArrayList<>();
      for (Measure measure : Measure.values()) {
        tiles.add(new Tile(measure, measure.over(today, formula), measure.over(before, formula)));
      }
      model.addAttribute("tiles", tiles);
      model.addAttribute("ranks", ranks(days, names, formula));
      if (viewer.role().may(Permission.STAFFING)) {
        model.addAttribute("next", reader.query(Next.class, NEXT_DAYS, Map.of("after", last)));
      }
    }
    if (viewer.role().may(Permission.SCORE)) {
      model.addAttribute("work", reader.query(Work.class, WORK, Map.of()));
    }
    return "home";
  }

  /** The branches with the lowest service level over the days shown. */
  private static List<Rank> ranks(BranchDays days, Names names, ServiceLevel formula) {
    return names.branches().stream()
        .map(Branch::branch)
        .map(branch -> new Rank(branch, Measure.SERVICE_LEVEL.over(days.of(branch), formula)))
        .filter(rank -> rank.figure().value() != null)
        .sorted(Comparator.comparing(rank -> rank.figure().value()))
        .limit(MOST_BRANCHES)
        .toList();
  }
}
