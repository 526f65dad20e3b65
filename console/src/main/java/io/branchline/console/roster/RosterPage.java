package io.branchline.console.roster;

import io.branchline.console.access.Names;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.planning.Desk;
import io.branchline.console.planning.Opened;
import io.branchline.console.text.Fault;
import io.branchline.console.text.Json;
import io.branchline.forecasting.plan.OpenRoster;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.RosterRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who works when: a branch's rosters, one of them as a sheet. */
@Controller
final class RosterPage {

  private final Desk desk;
  private final Rosters rosters;
  private final SolveJobs jobs;
  private final Json json;

  RosterPage(Desk desk, Rosters rosters, SolveJobs jobs, Json json) {
    this.desk = desk;
    this.rosters = rosters;
    this.jobs = jobs;
    this.json = json;
  }

  @GetMapping("/roster")
  String roster(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(defaultValue = "") String branch,
      @RequestParam(defaultValue = "") String roster,
      Locale locale,
      Model page) {
    Opened opened = desk.open(viewer, Permission.STAFFING, Map.of("branch", branch));
    Reader reader = opened.reader();
    Names names = opened.names();
    String chosen = opened.choice().branch();
    RosterRow asked = roster.isEmpty() ? null : rosters.head(reader, roster);
    String shown = shown(chosen, asked, names);
    List<RosterRow> heads = rosters.heads(reader, shown);
    RosterRow head =
        asked != null && asked.branch().equals(shown)
            ? asked
            : heads.stream().findFirst().orElse(null);
    opened.on(page);
    page.addAttribute("branch", shown);
    page.addAttribute("zone", names.zone(shown));
    page.addAttribute("heads", heads);
    page.addAttribute("head", head);
    page.addAttribute("job", jobs.of(shown).orElse(null));
    page.addAttribute("last", jobs.last(shown).orElse(null));
    page.addAttribute("firstStaffed", rosters.firstStaffed(reader, shown));
    if (head != null) {
      sheet(page, reader, head, names, locale);
    }
    return "roster";
  }

  /** Another branch than the asked roster's was chosen in the page's form: the branch counts. */
  private static String shown(String branch, @Nullable RosterRow asked, Names names) {
    if (!branch.isEmpty()) {
      return branch;
    }
    if (asked != null) {
      return asked.branch();
    }
    return names.branches().stream().map(Branch::branch).findFirst().orElse("");
  }

  private void sheet(Model page, Reader reader, RosterRow head, Names names, Locale locale) {
    List<RosterRow> children = rosters.editedFrom(reader, head);
    page.addAttribute("children", children);
    page.addAttribute("inForce", rosters.inForce(reader, head));
    try {
      OpenRoster open = rosters.open(head);
      page.addAttribute(
          "sheetJson",
          json.of(
              Sheet.of(
                  open,
                  names,
                  rosters.need(open),
                  children.stream().map(RosterRow::roster).toList(),
                  locale)));
    } catch (Failure e) {
      page.addAttribute("fault", Fault.of(e));
    }
  }
}
