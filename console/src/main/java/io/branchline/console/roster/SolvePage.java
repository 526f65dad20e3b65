package io.branchline.console.roster;

import io.branchline.console.access.Directory;
import io.branchline.console.access.Door;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.planning.Choice;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Starts, follows and stops the solving of a branch's roster; answers with that part of the page.
 */
@Controller
final class SolvePage {

  private static final int LONGEST_SECONDS = 1_800;

  private final Readers readers;
  private final Directory directory;
  private final Rosters rosters;
  private final SolveJobs jobs;

  SolvePage(Readers readers, Directory directory, Rosters rosters, SolveJobs jobs) {
    this.readers = readers;
    this.directory = directory;
    this.rosters = rosters;
    this.jobs = jobs;
  }

  @PostMapping("/roster/solve")
  String start(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam String branch,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "4") int weeks,
      @RequestParam(defaultValue = "120") int seconds,
      Locale locale,
      Model page) {
    mine(viewer, branch);
    if (weeks < 1 || weeks > 12 || seconds < 4 || seconds > LONGEST_SECONDS) {
      page.addAttribute("refused", "roster.solve.bounds");
    } else {
      try {
        LocalDate first = LocalDate.parse(from.strip());
        String refused =
            rosters.staffed(readers.of(viewer), branch, first, 7 * weeks)
                ? jobs.start(branch, first, weeks, seconds, viewer, locale)
                : "roster.solve.no-staffing";
        page.addAttribute("refused", refused.isEmpty() ? null : refused);
      } catch (DateTimeParseException e) {
        page.addAttribute("refused", "roster.solve.date");
      }
    }
    return part(viewer, branch, page);
  }

  @GetMapping("/roster/solve")
  String follow(@AuthenticationPrincipal Viewer viewer, @RequestParam String branch, Model page) {
    mine(viewer, branch);
    return part(viewer, branch, page);
  }

  @PostMapping("/roster/solve/stop")
  String stop(@AuthenticationPrincipal Viewer viewer, @RequestParam String branch, Model page) {
    mine(viewer, branch);
    jobs.of(branch).ifPresent(SolveJob::stop);
    return part(viewer, branch, page);
  }

  private String part(Viewer viewer, String branch, Model page) {
    page.addAttribute("zone", directory.of(readers.of(viewer)).zone(branch));
    page.addAttribute("branch", branch);
    page.addAttribute("job", jobs.of(branch).orElse(null));
    page.addAttribute("last", jobs.last(branch).orElse(null));
    return "roster-solve :: solving";
  }

  /** A branch that this person does not see does not exist. */
  private void mine(Viewer viewer, String branch) {
    Door.require(viewer, Permission.PLAN);
    Choice.requireBranch(viewer, directory.of(readers.of(viewer)), branch);
  }
}
