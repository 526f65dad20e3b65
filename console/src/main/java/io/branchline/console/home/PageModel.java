package io.branchline.console.home;

import io.branchline.console.access.Viewer;
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

  @ModelAttribute("plannerPages")
  List<String> plannerPages() {
    return PLANNER_PAGES;
  }

  @ModelAttribute("me")
  @Nullable Viewer me(@AuthenticationPrincipal @Nullable Viewer viewer) {
    return viewer;
  }
}
