package io.branchline.console.roster;

import io.branchline.console.access.Audit;
import io.branchline.console.access.Door;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.text.Fault;
import io.branchline.forecasting.plan.OpenRoster;
import io.branchline.forecasting.roster.Verdict;
import io.branchline.speech.correct.TypedText;
import io.branchline.speech.mask.Mask;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.RosterRow;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Makes a draft the published roster of its days. */
@Controller
final class PublishPage {

  private final Readers readers;
  private final Rosters rosters;
  private final Audit audit;
  private final Mask mask;

  PublishPage(Readers readers, Rosters rosters, Audit audit, Mask mask) {
    this.readers = readers;
    this.rosters = rosters;
    this.audit = audit;
    this.mask = mask;
  }

  /**
   * Publishes, or says why not.
   *
   * @param last the published roster that the planner saw in force; another one came meanwhile if
   *     it is no longer the last
   * @param reason why although a hard rule is broken
   */
  @PostMapping("/roster/publish")
  String publish(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam String roster,
      @RequestParam(defaultValue = "") String last,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes next) {
    Door.require(viewer, Permission.PLAN);
    Reader reader = readers.of(viewer);
    RosterRow head = rosters.head(reader, roster);
    next.addAttribute("roster", roster);
    String inForce = rosters.inForce(reader, head);
    if (head.status().equals("published")) {
      next.addFlashAttribute("refused", "roster.refused.published");
    } else if (!inForce.equals(last)) {
      next.addFlashAttribute("refused", "roster.refused.stale");
    } else {
      attempt(viewer, head, reason, next);
    }
    return "redirect:/roster";
  }

  private void attempt(Viewer viewer, RosterRow head, String reason, RedirectAttributes next) {
    try {
      OpenRoster open = rosters.openFresh(head);
      Verdict verdict = open.check(open.roster());
      if (!verdict.publishable() && reason.isBlank()) {
        next.addFlashAttribute("refused", "roster.refused.broken");
        next.addFlashAttribute("broken", verdict.hardViolations());
        return;
      }
      RosterRow published =
          rosters.publish(open, viewer.username(), TypedText.masked(mask, reason));
      audit.record(
          viewer, "published_roster", head.roster(), head.branch(), published.publishReason());
      next.addFlashAttribute("published", true);
    } catch (Failure e) {
      next.addFlashAttribute("fault", Fault.of(e));
    }
  }
}
