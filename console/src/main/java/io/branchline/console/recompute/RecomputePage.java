package io.branchline.console.recompute;

import io.branchline.console.access.Directory;
import io.branchline.console.access.Door;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.planning.Asked;
import io.branchline.console.planning.Choice;
import io.branchline.console.planning.Complaints;
import io.branchline.console.planning.Desk;
import io.branchline.console.planning.Opened;
import io.branchline.console.planning.Planned;
import io.branchline.console.setting.ServiceLevels;
import io.branchline.console.staffing.Terms;
import io.branchline.scoring.kpi.ServiceLevel;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Starts and follows the recomputing of forecast and staffing; answers with a part of a page. */
@Controller
final class RecomputePage {

  private static final int USUAL_DAYS = 28;
  private static final int MOST_DAYS = 84;

  private final Desk desk;
  private final Readers readers;
  private final Directory directory;
  private final ServiceLevels serviceLevels;
  private final RecomputeJobs jobs;
  private final LastRuns runs;

  RecomputePage(
      Desk desk,
      Readers readers,
      Directory directory,
      ServiceLevels serviceLevels,
      RecomputeJobs jobs,
      LastRuns runs) {
    this.desk = desk;
    this.readers = readers;
    this.directory = directory;
    this.serviceLevels = serviceLevels;
    this.jobs = jobs;
    this.runs = runs;
  }

  @GetMapping("/forecast/recompute")
  String forecast(@AuthenticationPrincipal Viewer viewer, Model page) {
    Door.require(viewer, Permission.PLAN);
    return forecastPart(viewer, page, "", new Complaints());
  }

  /** Sums over branches need every branch: only who sees all of them may start it. */
  @PostMapping("/forecast/recompute")
  String forecast(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      Model page) {
    Door.require(viewer, Permission.PLAN);
    Asked asked = new Asked(parameters, new Complaints());
    int days = asked.whole("days-ahead", 1, MOST_DAYS, USUAL_DAYS);
    String refused = "";
    if (!viewer.everyBranch()) {
      refused = "recompute.every-branch";
    } else if (directory.of(readers.of(viewer)).firstDay() == null) {
      refused = "recompute.no-data";
    } else if (asked.complaints().isEmpty()) {
      refused = jobs.forecast(days, viewer);
    }
    return forecastPart(viewer, page, refused, asked.complaints());
  }

  private String forecastPart(Viewer viewer, Model page, String refused, Complaints complaints) {
    page.addAttribute("job", jobs.forecast().orElse(null));
    page.addAttribute("last", runs.of(RecomputeJobs.FORECAST_ACTION, "forecast").orElse(null));
    page.addAttribute("zone", directory.of(readers.of(viewer)).commonZone());
    page.addAttribute("mayStart", viewer.everyBranch());
    page.addAttribute("refused", refused.isEmpty() ? null : refused);
    page.addAttribute("wrong", complaints.all());
    return "recompute :: forecast";
  }

  @GetMapping("/staffing/recompute")
  String staffing(@AuthenticationPrincipal Viewer viewer, @RequestParam String branch, Model page) {
    Door.require(viewer, Permission.PLAN);
    Choice.requireBranch(viewer, directory.of(readers.of(viewer)), branch);
    return staffingPart(viewer, branch, page, "", new Complaints());
  }

  /** Staffs a branch by the terms that the page's sliders show. */
  @PostMapping("/staffing/recompute")
  String staffing(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      Model page) {
    Opened opened = desk.openOne(viewer, Permission.PLAN, parameters);
    Reader reader = opened.reader();
    Asked asked = opened.asked();
    String branch = opened.choice().branch();
    List<String> models = Planned.models(reader, branch);
    Terms terms = Terms.of(asked, Terms.last(reader, branch));
    String refused = "";
    if (models.isEmpty()) {
      refused = "staffing.nothing";
    } else if (asked.complaints().isEmpty()) {
      String model = Planned.model(models, asked.text("model"));
      ServiceLevel formula = serviceLevels.current().formula();
      refused = jobs.staffing(branch, model, terms, formula, viewer);
    }
    return staffingPart(viewer, branch, page, refused, asked.complaints());
  }

  private String staffingPart(
      Viewer viewer, String branch, Model page, String refused, Complaints complaints) {
    page.addAttribute("branch", branch);
    page.addAttribute("job", jobs.staffing(branch).orElse(null));
    page.addAttribute("last", runs.of(RecomputeJobs.STAFFING_ACTION, branch).orElse(null));
    page.addAttribute("zone", directory.of(readers.of(viewer)).zone(branch));
    page.addAttribute("refused", refused.isEmpty() ? null : refused);
    page.addAttribute("wrong", complaints.all());
    return "recompute :: staffing";
  }
}
