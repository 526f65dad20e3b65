package io.branchline.console.setting;

import io.branchline.console.access.Audit;
import io.branchline.console.access.Door;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.scoring.kpi.ServiceLevel;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The service level that reports use. */
@Controller
class SettingsPage {

  private static final int LONGEST_SECONDS = 3_600;

  private final ServiceLevels serviceLevels;
  private final Audit audit;

  SettingsPage(ServiceLevels serviceLevels, Audit audit) {
    this.serviceLevels = serviceLevels;
    this.audit = audit;
  }

  @GetMapping("/settings")
  String settings(@AuthenticationPrincipal Viewer viewer, Model model) {
    Door.require(viewer, Permission.SETTINGS);
    model.addAttribute("current", serviceLevels.current());
    model.addAttribute("history", serviceLevels.history());
    model.addAttribute("formulas", ServiceLevel.values());
    return "settings";
  }

  @PostMapping("/settings/service-level")
  String serviceLevel(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam ServiceLevel formula,
      @RequestParam int threshold,
      @RequestParam int shortSeconds,
      RedirectAttributes next) {
    Door.require(viewer, Permission.SETTINGS);
    if (threshold < 1
        || threshold > LONGEST_SECONDS
        || shortSeconds < 0
        || shortSeconds > LONGEST_SECONDS) {
      next.addAttribute("wrong", "");
      return "redirect:/settings";
    }
    ServiceLevelVersion before = serviceLevels.current();
    boolean same =
        before.version() > 0
            && before.formula() == formula
            && before.thresholdSeconds() == threshold
            && before.shortSeconds() == shortSeconds;
    if (!same) {
      ServiceLevelVersion after =
          serviceLevels.set(formula, threshold, shortSeconds, viewer.username());
      audit.record(
          viewer,
          "changed_setting",
          ServiceLevelVersion.SETTING,
          "",
          String.format(
              Locale.ROOT,
              "%s %d s, short %d s -> %s %d s, short %d s",
              before.formula().id(),
              before.thresholdSeconds(),
              before.shortSeconds(),
              after.formula().id(),
              after.thresholdSeconds(),
              after.shortSeconds()));
    }
    next.addAttribute("saved", "");
    return "redirect:/settings";
  }
}
