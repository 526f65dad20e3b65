package io.branchline.console.call;

import io.branchline.console.access.Directory;
import io.branchline.console.access.Door;
import io.branchline.console.access.Names;
import io.branchline.console.access.NotThere;
import io.branchline.console.access.Period;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.warehouse.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of calls: filters, and one box for what was said. */
@Controller
class CallsPage {

  private static final int DAYS_SHOWN_AT_FIRST = 28;
  private static final int LAST_PAGE = 10_000;

  private final Readers readers;
  private final Directory directory;
  private final WordSearch search;

  CallsPage(Readers readers, Directory directory, WordSearch search) {
    this.readers = readers;
    this.directory = directory;
    this.search = search;
  }

  @GetMapping("/calls")
  String calls(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String branch,
      @RequestParam(defaultValue = "") String queue,
      @RequestParam(defaultValue = "") String agent,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String with,
      @RequestParam(defaultValue = "false") boolean recorded,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "0") int page,
      @RequestHeader(value = "HX-Request", required = false) @Nullable String part,
      Locale locale,
      Model model) {
    Door.require(viewer, Permission.CALLS);
    if (!branch.isEmpty() && !viewer.sees(branch)) {
      throw new NotThere("branch " + branch);
    }
    Reader reader = readers.of(viewer);
    Names names = directory.of(reader);
    boolean words = !q.isBlank() && viewer.role().may(Permission.LISTEN);
    CallFilter filter =
        new CallFilter(
            words ? q.strip() : "",
            branch,
            queue,
            agent,
            outcome,
            recorded ? "recording" : with,
            Period.of(from, to, names, DAYS_SHOWN_AT_FIRST));
    model.addAttribute("names", names);
    model.addAttribute("filter", filter);
    model.addAttribute("outcomes", CallFilter.outcomes());
    model.addAttribute("agents", branch.isEmpty() ? List.of() : names.agentsOf(branch));
    int shown = Math.min(Math.max(page, 0), LAST_PAGE);
    CallList list = new CallList(reader);
    if (words) {
      fillFound(filter, viewer, names, list, shown, model);
    } else {
      long total = list.count(filter, names);
      model.addAttribute("total", total);
      model.addAttribute("lines", list.page(filter, names, shown));
      model.addAttribute("more", total > (shown + 1L) * CallList.PAGE);
    }
    model.addAttribute("page", shown);
    model.addAttribute("first", (long) shown * CallList.PAGE + 1);
    return part == null ? "calls" : "calls :: results";
  }

  private void fillFound(
      CallFilter filter, Viewer viewer, Names names, CallList list, int page, Model model) {
    Map<String, List<Hit>> hits;
    try {
      hits = search.find(filter, viewer);
    } catch (Failure e) {
      model.addAttribute("complaint", e.getMessage());
      hits = Map.of();
    }
    List<CallList.Line> lines = list.found(filter, names, hits);
    int start = Math.min(lines.size(), page * CallList.PAGE);
    int end = Math.min(lines.size(), start + CallList.PAGE);
    model.addAttribute("total", (long) lines.size());
    model.addAttribute("lines", lines.subList(start, end));
    model.addAttribute("more", end < lines.size());
  }
}
