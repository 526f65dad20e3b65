package io.branchline.console.staffing;

import io.branchline.console.access.Directory;
import io.branchline.console.access.Door;
import io.branchline.console.access.Names;
import io.branchline.console.access.NotThere;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.text.Json;
import io.branchline.warehouse.table.Branch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Forecast calls and the agents that they need, answering at once when a slider moves. */
@Controller
class StaffingPage {

  private final Readers readers;
  private final Directory directory;
  private final Json json;

  StaffingPage(Readers readers, Directory directory, Json json) {
    this.readers = readers;
    this.directory = directory;
    this.json = json;
  }

  @GetMapping("/staffing")
  String staffing(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(defaultValue = "") String branch,
      @RequestParam(defaultValue = "") String queue,
      @RequestParam(defaultValue = "") String model,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(required = false) @Nullable Integer level,
      @RequestParam(required = false) @Nullable Integer seconds,
      @RequestParam(required = false) @Nullable Integer occupancy,
      @RequestParam(required = false) @Nullable Integer shrinkage,
      @RequestHeader(value = "HX-Request", required = false) @Nullable String part,
      Model page) {
    Door.require(viewer, Permission.STAFFING);
    if (!branch.isEmpty() && !viewer.sees(branch)) {
      throw new NotThere("branch " + branch);
    }
    Reader reader = readers.of(viewer);
    Names names = directory.of(reader);
    String shown =
        branch.isEmpty()
            ? names.branches().stream().map(Branch::branch).findFirst().orElse("")
            : branch;
    List<String> models = Plan.models(reader, shown);
    String chosenModel = models.contains(model) || models.isEmpty() ? model : models.get(0);
    Terms last = Plan.lastTerms(reader, shown);
    Terms terms =
        new Terms(
            level == null ? last.level() : level,
            seconds == null ? last.seconds() : seconds,
            occupancy == null ? last.occupancy() : occupancy,
            shrinkage == null ? last.shrinkage() : shrinkage);
    Plan plan = Plan.of(reader, shown, queue, chosenModel, terms);
    LocalDate date = date(day, plan.days());

    page.addAttribute("names", names);
    page.addAttribute("branch", shown);
    page.addAttribute("queue", queue);
    page.addAttribute("models", models);
    page.addAttribute("model", chosenModel);
    page.addAttribute("terms", terms);
    page.addAttribute("days", plan.days());
    page.addAttribute("day", date);
    Map<String, Need> needs = date == null ? Map.of() : plan.day(date);
    page.addAttribute("needs", needs);
    page.addAttribute("total", needs.values().stream().reduce(Need.NOTHING, Need::plus));
    page.addAttribute("peak", needs.values().stream().mapToInt(Need::agents).max().orElse(0));
    page.addAttribute("peakTime", peakTime(needs));
    page.addAttribute("agentHours", hours(needs, false));
    page.addAttribute("scheduledHours", hours(needs, true));
    page.addAttribute("occupancy", occupancy(needs));
    page.addAttribute("dayJson", json.of(Map.of("rows", rows(needs))));
    page.addAttribute("weekJson", json.of(week(plan, date)));
    return part == null ? "staffing" : "staffing :: results";
  }

  private static @Nullable LocalDate date(String asked, List<LocalDate> days) {
    return days.stream()
        .filter(date -> date.toString().equals(asked))
        .findFirst()
        .orElse(days.isEmpty() ? null : days.get(0));
  }

  private static String peakTime(Map<String, Need> needs) {
    return needs.entrySet().stream()
        .max(java.util.Comparator.comparingInt(entry -> entry.getValue().agents()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static double hours(Map<String, Need> needs, boolean scheduled) {
    return needs.values().stream()
        .mapToDouble(
            need -> (scheduled ? need.scheduled() : need.agents()) * need.intervalSeconds() / 3600)
        .sum();
  }

  private static @Nullable Double occupancy(Map<String, Need> needs) {
    double hours = hours(needs, false);
    double work = needs.values().stream().mapToDouble(Need::workSeconds).sum();
    return hours == 0 ? null : Double.valueOf(work / 3600 / hours);
  }

  private record Row(
      String time,
      double calls,
      @Nullable Double handle,
      int agents,
      int scheduled,
      @Nullable Double level,
      @Nullable Double occupancy,
      @Nullable Double asa) {}

  private static List<Row> rows(Map<String, Need> needs) {
    return needs.entrySet().stream()
        .map(
            entry -> {
              Need need = entry.getValue();
              return new Row(
                  entry.getKey(),
                  Math.round(need.calls() * 100) / 100.0,
                  need.handleSeconds(),
                  need.agents(),
                  need.scheduled(),
                  need.level(),
                  need.occupancy(),
                  need.asaSeconds());
            })
        .toList();
  }

  /** Every day of the forecast by half hour. */
  private static Map<String, Object> week(Plan plan, @Nullable LocalDate shown) {
    List<LocalDate> days = plan.days();
    TreeSet<String> times = new TreeSet<>();
    days.forEach(date -> times.addAll(plan.day(date).keySet()));
    List<String> columns = List.copyOf(times);
    List<List<Object>> cells = new ArrayList<>();
    for (int d = 0; d < days.size(); d++) {
      Map<String, Need> needs = plan.day(days.get(d));
      for (int t = 0; t < columns.size(); t++) {
        Need need = needs.get(columns.get(t));
        if (need != null) {
          cells.add(List.of(t, d, need.agents(), Math.round(need.calls() * 10) / 10.0));
        }
      }
    }
    return Map.of(
        "days",
        days.stream().map(LocalDate::toString).toList(),
        "times",
        columns,
        "cells",
        cells,
        "shown",
        shown == null ? "" : shown.toString());
  }
}
