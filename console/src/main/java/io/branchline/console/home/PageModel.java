package io.branchline.console.home;

import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page's frame needs. */
@ControllerAdvice
class PageModel {

  /** The planner's pages in the order of the work; each is a path, a key and a page's active. */
  private static final List<String> PLANNER_PAGES =
      List.of("forecast", "staffing", "roster", "intraday", "adherence");

  /** Open to those who plan; the others are open to all who see them. */
  private static final String WHAT_IF = "whatif";

  @ModelAttribute("plannerPages")
  List<String> plannerPages(@AuthenticationPrincipal @Nullable Viewer viewer) {
    List<String> pages = new ArrayList<>(PLANNER_PAGES);
    if (viewer != null && viewer.role().may(Permission.PLAN)) {
      pages.add(PLANNER_PAGES.indexOf("roster"), WHAT_IF);
    }
    return List.copyOf(pages);
  }

  @ModelAttribute("me")
  @Nullable Viewer me(@AuthenticationPrincipal @Nullable Viewer viewer) {
    return viewer;
  }
}
