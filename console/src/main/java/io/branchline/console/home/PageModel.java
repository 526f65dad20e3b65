package io.branchline.console.home;

import io.branchline.console.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page's frame needs. */
@ControllerAdvice
class PageModel {

  @ModelAttribute("me")
  @Nullable Viewer me(@AuthenticationPrincipal @Nullable Viewer viewer) {
    return viewer;
  }
}
