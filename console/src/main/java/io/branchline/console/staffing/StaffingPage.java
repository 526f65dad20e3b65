package io.branchline.console.staffing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.export.Format;
import io.branchline.console.planning.Asked;
import io.branchline.console.planning.Desk;
import io.branchline.console.planning.Opened;
import io.branchline.console.planning.Planned;
import io.branchline.console.setting.ServiceLevels;
import io.branchline.console.text.Json;
import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.ServiceLevelFormula;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Forecast calls, the agents that they need and those that a roster has, answering at once when a
 * slider moves.
 */
@Controller
class StaffingPage {

  /** A slider that moves asks many times a second; a forecast comes once a day. */
  private static final Duration KEPT = Duration.ofSeconds(15);

  private static final List<String> SHOWS = List.of("required", "rostered", "gap");

  private final Desk desk;
  private final ServiceLevels serviceLevels;
  private final StaffingExport export;
  private final Json json;
  private final Cache<List<Object>, List<Planned.Interval>> kept =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(20).build();

  StaffingPage(Desk desk, ServiceLevels serviceLevels, StaffingExport export, Json json) {
    this.desk = desk;
    this.serviceLevels = serviceLevels;
    this.export = export;
    this.json = json;
  }

  private Staffed staffed(Opened opened) {
    Reader reader = opened.reader();
    ServiceLevelFormula formula =
        ServiceLevelFormula.valueOf(serviceLevels.current().formula().name());
    return Staffed.of(
        opened,
        formula,
        (branch, model, from, to) ->
            kept.get(
                List.of(opened.viewer().branches(), branch, model, from, to),
                key -> Planned.intervals(reader, List.of(branch), model, from, to)));
  }

  @GetMapping("/staffing")
  String staffing(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      @RequestHeader(value = "HX-Request", required = false) @Nullable String part,
      Model page) {
    Opened opened = desk.openOne(viewer, Permission.STAFFING, parameters);
    Asked asked = opened.asked();
    Staffed staffed = staffed(opened);
    Plan plan = staffed.plan();
    LocalDate date = date(asked, plan.days());
    String wanted = SHOWS.contains(asked.text("show")) ? asked.text("show") : "gap";
    String show = staffed.hasRoster() ? wanted : "required";
    List<Cell> cells = staffed.day(date);
    opened.on(page);
    staffed.models().on(page);
    page.addAttribute("branch", staffed.choice().branch());
    page.addAttribute("queue", staffed.choice().queue());
    page.addAttribute("terms", staffed.terms());
    page.addAttribute("formula", serviceLevels.current().formula());
    page.addAttribute("rosters", staffed.rosters());
    page.addAttribute("roster", staffed.roster());
    page.addAttribute("hasRoster", staffed.hasRoster());
    page.addAttribute("team", staffed.team() == Plan.Team.ONE ? "one" : "apart");
    page.addAttribute("show", show);
    page.addAttribute("days", plan.days());
    page.addAttribute("day", date);
    page.addAttribute("cells", cells);
    page.addAttribute("sum", DaySum.of(cells));
    page.addAttribute("half", half(staffed, date, asked, cells));
    page.addAttribute("dayJson", json.of(Map.of("rows", cells.stream().map(Drawn::of).toList())));
    page.addAttribute("weekJson", json.of(week(staffed, date, show)));
    return part == null ? "staffing" : "staffing :: results";
  }

  private static @Nullable LocalDate date(Asked asked, List<LocalDate> days) {
    LocalDate day = asked.day("day");
    if (day != null && !days.isEmpty() && !days.contains(day)) {
      asked
          .complaints()
          .add("planner.wrong.day-range", day, days.get(0), days.get(days.size() - 1));
    }
    return day != null && days.contains(day) ? day : days.isEmpty() ? null : days.get(0);
  }

  /**
   * The half hour that was chosen.
   *
   * @param level expected with the roster's agents less shrinkage; null without roster or calls
   */
  record Half(
      Cell cell, Map<String, Need> queues, @Nullable Double onPhones, @Nullable Double level) {}

  private static @Nullable Half half(
      Staffed staffed, @Nullable LocalDate date, Asked asked, List<Cell> cells) {
    String time = asked.text("time");
    Cell cell = cells.stream().filter(c -> c.time().equals(time)).findFirst().orElse(null);
    if (cell == null) {
      if (!time.isEmpty() && !cells.isEmpty()) {
        asked.complaints().add("planner.wrong.time", time);
      }
      return null;
    }
    Plan.Slot slot = staffed.plan().day(date).get(time);
    Double rostered = cell.rostered();
    Double onPhones =
        rostered == null
            ? null
            : Double.valueOf(rostered * (1 - staffed.terms().shrinkage() / 100.0));
    return new Half(
        cell, slot == null ? Map.of() : slot.needs(), onPhones, level(staffed, cell, onPhones));
  }

  /** The branch's queues as one, since a roster does not say who serves which. */
  private static @Nullable Double level(Staffed staffed, Cell cell, @Nullable Double onPhones) {
    Need need = cell.need();
    Double handle = need.handleSeconds();
    if (onPhones == null || onPhones <= 0 || handle == null) {
      return null;
    }
    Load load = new Load(need.calls(), handle, need.intervalSeconds());
    return staffed
        .terms()
        .model()
        .at(onPhones, load, staffed.terms().seconds())
        .serviceLevel(staffed.formula());
  }

  /** A half hour as the chart takes it. */
  private record Drawn(
      String time,
      double calls,
      @Nullable Double handle,
      int agents,
      int scheduled,
      @Nullable Double rostered,
      @Nullable Double level,
      @Nullable Double occupancy,
      @Nullable Double asa) {
    static Drawn of(Cell cell) {
      Need need = cell.need();
      return new Drawn(
          cell.time(),
          rounded(need.calls()),
          need.handleSeconds(),
          need.agents(),
          need.scheduled(),
          cell.rostered(),
          need.level(),
          need.occupancy(),
          need.asaSeconds());
    }
  }

  private static double rounded(double number) {
    return Math.round(number * 100) / 100.0;
  }

  /** Every day of the forecast by half hour: the value shown, required, rostered, calls. */
  private static Map<String, Object> week(Staffed staffed, @Nullable LocalDate shown, String show) {
    List<LocalDate> days = staffed.plan().days();
    TreeSet<String> times = new TreeSet<>();
    days.forEach(date -> times.addAll(staffed.plan().day(date).keySet()));
    List<String> columns = List.copyOf(times);
    List<List<@Nullable Object>> drawn = new ArrayList<>();
    for (int d = 0; d < days.size(); d++) {
      for (Cell cell : staffed.day(days.get(d))) {
        Double gap = cell.gap();
        Double value =
            show.equals("gap")
                ? gap
                : show.equals("rostered")
                    ? cell.rostered()
                    : Double.valueOf(cell.need().scheduled());
        if (value != null) {
          drawn.add(
              Arrays.asList(
                  columns.indexOf(cell.time()),
                  d,
                  rounded(value),
                  cell.need().scheduled(),
                  cell.rostered() == null ? null : rounded(cell.rostered()),
                  rounded(cell.need().calls()),
                  cell.need().agents()));
        }
      }
    }
    return Map.of(
        "days",
        days.stream().map(LocalDate::toString).toList(),
        "times",
        columns,
        "cells",
        drawn,
        "show",
        show,
        "shown",
        shown == null ? "" : shown.toString());
  }

  @PostMapping("/staffing/export")
  void export(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Staffed staffed = staffed(desk.openOne(viewer, Permission.STAFFING, parameters));
    Format format = Format.asked(parameters);
    if (!export.send(viewer, staffed, format, locale, response)) {
      response.sendRedirect("/staffing");
    }
  }
}
