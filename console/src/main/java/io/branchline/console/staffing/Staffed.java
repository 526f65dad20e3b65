package io.branchline.console.staffing;

import io.branchline.console.access.Reader;
import io.branchline.console.planning.Asked;
import io.branchline.console.planning.Choice;
import io.branchline.console.planning.Models;
import io.branchline.console.planning.Opened;
import io.branchline.console.planning.Planned;
import io.branchline.forecasting.adjust.Layer;
import io.branchline.forecasting.erlang.ServiceLevelFormula;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request asks to be staffed, read and solved. */
record Staffed(
    Choice choice,
    Models models,
    Terms terms,
    ServiceLevelFormula formula,
    Plan plan,
    List<Cover.Roster> rosters,
    String roster,
    Cover cover,
    Plan.Team team) {

  private static final String SPAN =
      String.format(
          Locale.ROOT,
          """
      SELECT max(origin) AS origin, max(local_date) AS last FROM forecasts
      WHERE branch = {branch:String} AND model = {model:String} AND %s HAVING count() > 0
      """,
          Reader.SCOPE);

  record Span(LocalDate origin, LocalDate last) {}

  /** Reads the intervals of a branch's forecast from a day to a day. */
  @FunctionalInterface
  interface Source {
    List<Planned.Interval> intervals(String branch, String model, LocalDate from, LocalDate to);
  }

  static Staffed of(Opened opened, ServiceLevelFormula formula, Source source) {
    Reader reader = opened.reader();
    Asked asked = opened.asked();
    Choice choice = opened.choice();
    String branch = choice.branch();
    Models models = opened.models();
    String model = models.shown();
    Terms terms = Terms.of(asked, Terms.last(reader, branch));
    Span span =
        reader.first(Span.class, SPAN, Map.of("branch", branch, "model", model)).orElse(null);
    List<Cover.Roster> rosters = Cover.rosters(reader, branch);
    String wanted = asked.text("roster");
    String roster = rosters.stream().anyMatch(r -> r.roster().equals(wanted)) ? wanted : "";
    if (!wanted.equals(roster)) {
      asked.complaints().add("planner.wrong.roster", wanted);
    }
    List<Planned.Interval> intervals =
        span == null ? List.of() : source.intervals(branch, model, span.origin(), span.last());
    double[] calls =
        Layer.of(Planned.history(reader))
            .over(intervals.stream().map(Planned.Interval::cell).toList());
    LocalDate from = span == null ? LocalDate.EPOCH : span.origin();
    LocalDate to = span == null ? LocalDate.EPOCH : span.last();
    Cover cover = Cover.of(reader, branch, rosters, roster, from, to);
    Plan.Team team = team(asked, cover);
    return new Staffed(
        choice,
        models,
        terms,
        formula,
        Plan.of(intervals, calls, choice.queue(), team, terms, formula),
        rosters,
        roster,
        cover,
        team);
  }

  /** Rosters are made for one team, so what they are compared with is one too. */
  private static Plan.Team team(Asked asked, Cover cover) {
    return switch (asked.text("team")) {
      case "one" -> Plan.Team.ONE;
      case "apart" -> Plan.Team.APART;
      default -> cover.isEmpty() ? Plan.Team.APART : Plan.Team.ONE;
    };
  }

  /** A roster is of the whole branch: one queue has no gap of its own. */
  private @Nullable Cover comparable() {
    return choice.queue().isEmpty() ? cover : null;
  }

  /** The half hours of a day. */
  List<Cell> day(@Nullable LocalDate date) {
    List<Cell> cells = new ArrayList<>();
    if (date != null) {
      plan.day(date).forEach((time, slot) -> cells.add(Cell.of(date, time, slot, comparable())));
    }
    return cells;
  }

  /** Whether there is a roster to compare with. */
  boolean hasRoster() {
    return choice.queue().isEmpty() && !cover.isEmpty();
  }
}
