package io.branchline.console.forecast;

import io.branchline.console.access.Reader;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.export.Format;
import io.branchline.console.planning.Asked;
import io.branchline.console.planning.Choice;
import io.branchline.console.planning.Desk;
import io.branchline.console.planning.Models;
import io.branchline.console.planning.Opened;
import io.branchline.console.planning.Planned;
import io.branchline.console.text.Json;
import io.branchline.forecasting.adjust.Layer;
import io.branchline.warehouse.table.ForecastAdjustment;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Actual, forecast, interval and baseline; special days, accuracy, adjustments. */
@Controller
class ForecastPage {

  private final Desk desk;
  private final Adjusting adjusting;
  private final ForecastExport export;
  private final Json json;

  ForecastPage(Desk desk, Adjusting adjusting, ForecastExport export, Json json) {
    this.desk = desk;
    this.adjusting = adjusting;
    this.export = export;
    this.json = json;
  }

  @GetMapping("/forecast")
  String forecast(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      @RequestHeader(value = "HX-Request", required = false) @Nullable String part,
      Locale locale,
      Model page) {
    Opened opened = desk.open(viewer, Permission.STAFFING, parameters);
    Models models = opened.models();
    Band band = Band.of(opened.asked().whole("band", 50, 95, 80));
    Curves curves = new Curves(opened.reader(), opened.choice(), models.shown());
    Curves.Horizon horizon = curves.horizon();
    opened.on(page);
    models.on(page);
    page.addAttribute("band", band.percent());
    page.addAttribute("horizon", horizon);
    if (horizon != null) {
      Shown shown = Shown.of(horizon, opened.asked());
      page.addAttribute("shown", shown);
      fill(page, opened, curves, shown, models.shown(), band, locale);
    }
    return part == null ? "forecast" : "forecast :: results";
  }

  private void fill(
      Model page,
      Opened opened,
      Curves curves,
      Shown shown,
      String model,
      Band band,
      Locale locale) {
    Reader reader = opened.reader();
    Choice choice = opened.choice();
    List<ForecastAdjustment> history = Planned.history(reader);
    Layer layer = Layer.of(history);
    List<Planned.Change> changes =
        Planned.changes(reader, choice, model, layer, shown.from(), shown.to());
    List<Point> days = curves.days(shown.from(), shown.to(), band, changes);
    LocalDate day = shown.day();
    List<Point> points = day == null ? days : curves.halfHours(day, band, changes);
    List<SpecialDays.Day> special =
        SpecialDays.of(reader, choice, shown.from(), shown.to(), locale);
    List<LeadAccuracy.Sums> leads = LeadAccuracy.of(reader, choice, model);
    page.addAttribute("days", days.stream().map(Point::day).toList());
    page.addAttribute("points", points);
    page.addAttribute(
        "totals", Totals.of(shown, days, points, curves.whole(shown.origin(), band, changes)));
    page.addAttribute("special", special);
    page.addAttribute("leads", leads);
    page.addAttribute("allLeads", LeadAccuracy.all(leads));
    page.addAttribute("adjustments", AdjustmentRow.of(history, layer, choice));
    page.addAttribute(
        "chartJson",
        json.of(
            Map.of(
                "origin", shown.origin(),
                "points", points.stream().map(Drawn::of).toList(),
                "special", day == null ? special : List.of())));
  }

  /** A point as the chart takes it. */
  private record Drawn(
      LocalDate day,
      String time,
      @Nullable Double actual,
      @Nullable Double model,
      @Nullable Double calls,
      @Nullable Double baseline,
      @Nullable Double low,
      @Nullable Double high) {
    static Drawn of(Point p) {
      return new Drawn(
          p.day(),
          p.time(),
          p.actual(),
          p.more() == 0 ? null : rounded(p.model()),
          rounded(p.calls()),
          rounded(p.baseline()),
          rounded(p.low()),
          rounded(p.high()));
    }

    private static @Nullable Double rounded(@Nullable Double number) {
      return number == null ? null : Double.valueOf(Math.round(number * 100) / 100.0);
    }
  }

  @PostMapping("/forecast/adjust")
  String adjust(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      RedirectAttributes next) {
    Opened opened = desk.open(viewer, Permission.PLAN, parameters);
    Asked asked = opened.asked();
    if (asked.complaints().isEmpty()) {
      adjusting.adjust(
          opened.reader(), opened.names(), opened.choice(), opened.models().shown(), asked);
    }
    return back(parameters, asked, next, "planner.adjusted");
  }

  @PostMapping("/forecast/undo")
  String undo(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      RedirectAttributes next) {
    Opened opened = desk.open(viewer, Permission.PLAN, parameters);
    if (opened.asked().complaints().isEmpty()) {
      adjusting.undo(opened.reader(), opened.asked());
    }
    return back(parameters, opened.asked(), next, "planner.undone");
  }

  private static String back(
      Map<String, String> parameters, Asked asked, RedirectAttributes next, String done) {
    for (String name : List.of("branch", "queue", "model", "band", "day")) {
      if (!asked.text(name).isEmpty()) {
        next.addAttribute(name, asked.text(name));
      }
    }
    if (asked.complaints().isEmpty()) {
      next.addFlashAttribute("done", done);
    } else {
      next.addFlashAttribute("complaints", asked.complaints().all());
      next.addFlashAttribute("typed", Map.copyOf(parameters));
    }
    return "redirect:/forecast";
  }

  @PostMapping("/forecast/export")
  void export(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Opened opened = desk.open(viewer, Permission.STAFFING, parameters);
    Format format = Format.asked(parameters);
    String model = opened.models().shown();
    Curves.Horizon horizon = new Curves(opened.reader(), opened.choice(), model).horizon();
    boolean sent =
        horizon != null
            && export.send(
                opened, model, Shown.of(horizon, opened.asked()), format, locale, response);
    if (!sent) {
      response.sendRedirect("/forecast");
    }
  }
}
