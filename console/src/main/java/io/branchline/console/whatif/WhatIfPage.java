package io.branchline.console.whatif;

import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.export.Format;
import io.branchline.console.planning.Asked;
import io.branchline.console.planning.Desk;
import io.branchline.console.planning.Models;
import io.branchline.console.planning.Opened;
import io.branchline.console.setting.ServiceLevelVersion;
import io.branchline.console.setting.ServiceLevels;
import io.branchline.forecasting.erlang.ServiceLevelFormula;
import io.branchline.forecasting.whatif.Change;
import io.branchline.forecasting.whatif.Day;
import io.branchline.forecasting.whatif.Question;
import io.branchline.forecasting.whatif.Simulated;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a day or week would take, and what callers would get, if something were different. Agents
 * and cost are there at once; what is simulated follows in portions that the page asks for.
 */
@Controller
class WhatIfPage {

  private final Desk desk;
  private final ForecastDays forecast;
  private final Answers answers;
  private final ServiceLevels serviceLevels;
  private final WhatIfExport export;

  WhatIfPage(
      Desk desk,
      ForecastDays forecast,
      Answers answers,
      ServiceLevels serviceLevels,
      WhatIfExport export) {
    this.desk = desk;
    this.forecast = forecast;
    this.answers = answers;
    this.serviceLevels = serviceLevels;
    this.export = export;
  }

  /**
   * What is asked, before any answer.
   *
   * @param sums the days that can be asked about
   * @param first the first that is; null where nothing is forecast
   */
  private record Request(
      Opened opened,
      Form form,
      Models models,
      List<ForecastDays.Sum> sums,
      @Nullable LocalDate first) {}

  private Request request(Viewer viewer, Map<String, String> parameters) {
    Opened opened = desk.open(viewer, Permission.PLAN, parameters);
    Asked asked = opened.asked();
    Form form = Form.of(asked, opened.choice());
    Models models = opened.models();
    List<ForecastDays.Sum> sums = forecast.sums(opened, models.shown());
    return new Request(opened, form, models, sums, first(asked, sums));
  }

  private static @Nullable LocalDate first(Asked asked, List<ForecastDays.Sum> sums) {
    LocalDate day = asked.day("day");
    if (sums.isEmpty()) {
      return null;
    }
    LocalDate busiest = ForecastDays.Sum.busiest(sums);
    if (day != null && sums.stream().noneMatch(sum -> sum.day().equals(day))) {
      asked
          .complaints()
          .at(
              "day",
              "planner.wrong.not-forecast",
              day,
              sums.get(0).day(),
              sums.get(sums.size() - 1).day(),
              busiest);
      return busiest;
    }
    return day == null ? busiest : day;
  }

  private List<Day> days(Request request) {
    Form form = request.form();
    if (form.traffic()) {
      return List.of(
          Day.ofErlangs(
              form.number(Amount.ERLANGS),
              form.number(Amount.HANDLE),
              form.get(Amount.BRANCHES).intValue(),
              form.get(Amount.REGIONS).intValue()));
    }
    LocalDate first = request.first();
    if (first == null) {
      return List.of();
    }
    try {
      return forecast.days(request.opened(), request.models().shown(), first, form.span());
    } catch (IllegalArgumentException e) {
      request.opened().asked().complaints().add("whatif.no-handle-time");
      return List.of();
    }
  }

  private @Nullable Answered answered(Request request, Answers.Portion portion) {
    List<Day> days = answers.one(days(request));
    if (days.isEmpty()) {
      return null;
    }
    int runs = runs(request, Case.calls(days));
    ServiceLevelVersion level = serviceLevels.current();
    Question question =
        request
            .form()
            .question(ServiceLevelFormula.valueOf(level.formula().name()), level.shortSeconds());
    Case asked = Case.of(days, question, request.form().terms(Math.max(1, runs)));
    Map<Change, Simulated> known = runs == 0 ? Map.of() : answers.simulated(asked, portion);
    Asking asking =
        new Asking(
            request.form(),
            request.models().shown(),
            days.get(0).date(),
            question,
            request.form().terms(runs));
    return Answered.of(asking, asked, scenario -> answers.staffed(asked, scenario), known);
  }

  private static int runs(Request request, double calls) {
    int most = Answers.mostRuns(calls);
    Asked asked = request.opened().asked();
    if (!asked.has(Amount.RUNS.id())) {
      return Math.min(most, Answers.usualRuns(calls));
    }
    int runs = request.form().get(Amount.RUNS).intValue();
    if (runs > most && most > 0) {
      asked
          .complaints()
          .at(Amount.RUNS.id(), "planner.wrong.too-many-runs", runs, Math.round(calls), most);
    }
    return Math.min(most, runs);
  }

  @GetMapping("/whatif")
  String whatIf(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      @RequestHeader(value = "HX-Request", required = false) @Nullable String part,
      Model page) {
    Request request = request(viewer, parameters);
    Asked asked = request.opened().asked();
    Answered answered =
        answered(
            request,
            switch (asked.text("simulate")) {
              case "next" -> Answers.Portion.NEXT;
              case "all" -> Answers.Portion.ALL;
              default -> Answers.Portion.AT_ONCE;
            });
    request.opened().on(page);
    page.addAttribute("form", request.form());
    request.models().on(page);
    page.addAttribute("sums", request.sums());
    page.addAttribute("first", request.first());
    page.addAttribute("shown", shown(request));
    page.addAttribute("fields", fields());
    page.addAttribute("on", request.form().on().stream().map(Change::id).toList());
    page.addAttribute("left", answered == null ? List.of() : answered.leftOut());
    page.addAttribute("formula", serviceLevels.current());
    page.addAttribute("answered", answered);
    page.addAttribute("part", part != null);
    return part == null ? "whatif" : "whatif :: results";
  }

  /** Every field that can be wrong. */
  private static List<String> fields() {
    return Stream.concat(
            Stream.of("about", "branch", "queue", "day", "span"),
            Stream.of(Amount.values()).map(Amount::id))
        .toList();
  }

  /** What stands in the form's fields: what was typed wrongly stays until it is mended. */
  private static Map<String, String> shown(Request request) {
    Asked asked = request.opened().asked();
    return Stream.of(Amount.values())
        .collect(
            Collectors.toMap(
                Amount::id,
                amount ->
                    asked.has(amount.id())
                        ? asked.text(amount.id())
                        : amount == Amount.RUNS ? "" : Asking.plain(request.form().get(amount))));
  }

  @PostMapping("/whatif/export")
  void export(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Format format = Format.asked(parameters);
    Answered answered = answered(request(viewer, parameters), Answers.Portion.ALL);
    if (answered == null || !export.send(viewer, answered, format, locale, response)) {
      response.sendRedirect("/whatif");
    }
  }
}
