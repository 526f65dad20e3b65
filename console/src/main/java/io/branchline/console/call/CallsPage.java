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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of calls, filtered. */
@Controller
class CallsPage {

  private static final int DAYS_SHOWN_AT_FIRST = 28;
  private static final int LAST_PAGE = 10_000;

  private final Readers readers;
  private final Directory directory;

  CallsPage(Readers readers, Directory directory) {
    this.readers = readers;
    this.directory = directory;
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
      Model model,
      RedirectAttributes next) {
    Door.require(viewer, Permission.CALLS);
    if (!branch.isEmpty() && !viewer.sees(branch)) {
      throw new NotThere("branch " + branch);
    }
    if (!q.isBlank() && viewer.role().may(Permission.LISTEN)) {
      next.addAllAttributes(words(q, branch, queue, agent, outcome, from, to));
      return "redirect:/search";
    }
    Reader reader = readers.of(viewer);
    Names names = directory.of(reader);
    CallFilter filter =
        new CallFilter(
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
    long total = list.count(filter, names);
    model.addAttribute("total", total);
    model.addAttribute("lines", list.page(filter, names, shown));
    model.addAttribute("more", total > (shown + 1L) * CallList.PAGE);
    model.addAttribute("page", shown);
    model.addAttribute("first", (long) shown * CallList.PAGE + 1);
    return part == null ? "calls" : "calls :: results";
  }

  /** Searches for words have a page of their own; old addresses lead there. */
  private static Map<String, String> words(
      String q,
      String branch,
      String queue,
      String agent,
      String outcome,
      @Nullable String from,
      @Nullable String to) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("q", q);
    fields.put("branch", branch);
    fields.put("queue", queue);
    fields.put("agent", agent);
    fields.put("outcome", outcome);
    fields.put("from", from == null ? "" : from);
    fields.put("to", to == null ? "" : to);
    fields.values().removeIf(String::isEmpty);
    return fields;
  }
}
