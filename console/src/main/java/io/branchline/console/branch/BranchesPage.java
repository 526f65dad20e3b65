package io.branchline.console.branch;

import io.branchline.console.access.Names;
import io.branchline.console.access.Period;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.figure.Figure;
import io.branchline.console.figure.Measure;
import io.branchline.console.figure.Measure.Day;
import io.branchline.console.figure.Scores;
import io.branchline.console.planning.Asked;
import io.branchline.console.planning.Desk;
import io.branchline.console.planning.Opened;
import io.branchline.console.setting.ServiceLevelVersion;
import io.branchline.console.setting.ServiceLevels;
import io.branchline.console.text.Json;
import io.branchline.scoring.kpi.Counters;
import io.branchline.scoring.kpi.ServiceLevel;
import io.branchline.warehouse.table.Branch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Compares branches: one measure drawn, all of them in the table. */
@Controller
class BranchesPage {

  private static final int DAYS_SHOWN_AT_FIRST = 7;

  private final Desk desk;
  private final ServiceLevels serviceLevels;
  private final Json json;

  BranchesPage(Desk desk, ServiceLevels serviceLevels, Json json) {
    this.desk = desk;
    this.serviceLevels = serviceLevels;
    this.json = json;
  }

  /** A branch and its figures. */
  public record Row(
      String branch, String name, String region, Counters counters, Map<String, Figure> figures) {
    /** The figure of a measure. */
    public Figure figure(Measure measure) {
      return figures.getOrDefault(measure.id(), Figure.NONE);
    }
  }

  @GetMapping("/branches")
  String branches(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      @RequestHeader(value = "HX-Request", required = false) @Nullable String part,
      Locale locale,
      Model model) {
    Opened opened = desk.open(viewer, Permission.BRANCHES, parameters);
    Reader reader = opened.reader();
    Names names = opened.names();
    Asked asked = opened.asked();
    String branch = opened.choice().branch();
    String queue = opened.choice().queue();
    Period period = Period.of(asked.day("from"), asked.day("to"), names, DAYS_SHOWN_AT_FIRST);
    Measure chosen = Measure.of(asked.oneOf("measure", Measure.ids()));
    ServiceLevelVersion serviceLevel = serviceLevels.current();
    ServiceLevel formula = serviceLevel.formula();
    BranchDays days = BranchDays.read(reader, names, period, queue);

    List<Row> rows = new ArrayList<>();
    for (Branch known : names.branches()) {
      rows.add(
          row(
              known.branch(),
              names.branch(known.branch(), locale),
              known.region(),
              days.of(known.branch()),
              formula));
    }
    Comparator<Row> byFigure =
        Comparator.comparing(
            row -> row.figure(chosen).value(), Comparator.nullsLast(Comparator.naturalOrder()));
    rows.sort(chosen.moreIsBetter() ? descending(chosen) : byFigure);

    opened.on(model);
    model.addAttribute("period", period);
    model.addAttribute("measure", chosen);
    model.addAttribute("measures", Measure.values());
    model.addAttribute("queue", queue);
    model.addAttribute("branch", branch);
    model.addAttribute("formula", formula);
    model.addAttribute(
        "threshold", days.threshold() == null ? "?" : String.valueOf(days.threshold()));
    model.addAttribute("shortSeconds", days.shortSeconds());
    model.addAttribute("staleThreshold", stale(days, serviceLevel));
    model.addAttribute("rows", rows);
    model.addAttribute("total", row("", "", "", days.byDate(branch).values(), formula));
    model.addAttribute("together", row("", "", "", days.byDate("").values(), formula));
    model.addAttribute("compareJson", json.of(compare(rows, chosen)));
    model.addAttribute("trendJson", json.of(trend(days, branch, chosen, formula)));
    model.addAttribute("heatIsCalls", chosen == Measure.QUALITY);
    model.addAttribute(
        "heatJson", json.of(heat(BranchDays.week(reader, period, queue, branch), chosen, formula)));
    return part == null ? "branches" : "branches :: results";
  }

  private static Comparator<Row> descending(Measure measure) {
    return Comparator.comparing(
        row -> row.figure(measure).value(), Comparator.nullsLast(Comparator.reverseOrder()));
  }

  private static boolean stale(BranchDays days, ServiceLevelVersion serviceLevel) {
    Integer threshold = days.threshold();
    return threshold != null && threshold != serviceLevel.thresholdSeconds();
  }

  private static Row row(
      String branch, String name, String region, Collection<Day> days, ServiceLevel formula) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (Measure measure : Measure.values()) {
      figures.put(measure.id(), measure.over(days, formula));
    }
    Counters sum = days.stream().map(Day::counters).reduce(Counters.ZERO, Counters::plus);
    return new Row(branch, name, region, sum, figures);
  }

  private record Bar(
      String branch,
      String name,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      long n) {}

  private static Map<String, Object> compare(List<Row> rows, Measure measure) {
    List<Bar> bars =
        rows.stream()
            .map(
                row -> {
                  Figure figure = row.figure(measure);
                  return new Bar(
                      row.branch(),
                      row.name(),
                      figure.value(),
                      figure.low(),
                      figure.high(),
                      figure.n());
                })
            .toList();
    return Map.of("unit", measure.unit(), "bars", bars);
  }

  private record Point(
      String day,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      long n,
      long offered) {}

  private static Map<String, Object> trend(
      BranchDays days, String branch, Measure measure, ServiceLevel formula) {
    List<Point> points = new ArrayList<>();
    for (Map.Entry<LocalDate, Day> entry : days.byDate(branch).entrySet()) {
      Figure figure = measure.over(List.of(entry.getValue()), formula);
      points.add(
          new Point(
              entry.getKey().toString(),
              figure.value(),
              figure.low(),
              figure.high(),
              figure.n(),
              entry.getValue().counters().offered()));
    }
    return Map.of("unit", measure.unit(), "points", points);
  }

  /** Weekdays by half hours; quality has no half hours, so it shows the offered calls. */
  private static Map<String, Object> heat(
      List<BranchDays.HalfHour> week, Measure measure, ServiceLevel formula) {
    boolean calls = measure == Measure.QUALITY;
    List<List<Object>> cells = new ArrayList<>();
    for (BranchDays.HalfHour half : week) {
      Figure figure = measure.over(List.of(new Day(half.counters(), Scores.NONE)), formula);
      Double value = calls ? Double.valueOf((double) half.counters().offered()) : figure.value();
      if (value != null) {
        cells.add(List.of(half.weekday() - 1, half.localTime(), value, half.counters().offered()));
      }
    }
    return Map.of(
        "unit",
        calls ? "CALLS" : measure.unit().name(),
        "moreIsBetter",
        measure.moreIsBetter(),
        "cells",
        cells);
  }
}
