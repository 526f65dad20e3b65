package io.branchline.console.call;

import io.branchline.console.access.Names;
import io.branchline.console.access.Period;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.planning.Asked;
import io.branchline.console.planning.Desk;
import io.branchline.console.planning.Opened;
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

  private final Desk desk;

  CallsPage(Desk desk) {
    this.desk = desk;
  }

  @GetMapping("/calls")
  String calls(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      @RequestHeader(value = "HX-Request", required = false) @Nullable String part,
      Model model,
      RedirectAttributes next) {
    Opened opened = desk.open(viewer, Permission.CALLS, parameters);
    if (opened.asked().has("q") && viewer.role().may(Permission.LISTEN)) {
      next.addAllAttributes(words(opened.asked()));
      return "redirect:/search";
    }
    Names names = opened.names();
    CallFilter filter = filter(opened);
    opened.on(model);
    model.addAttribute("filter", filter);
    model.addAttribute("outcomes", CallFilter.outcomes());
    model.addAttribute(
        "agents", filter.branch().isEmpty() ? List.of() : names.agentsOf(filter.branch()));
    int shown = opened.asked().whole("page", 0, LAST_PAGE, 0);
    CallList list = new CallList(opened.reader());
    long total = list.count(filter, names);
    model.addAttribute("total", total);
    model.addAttribute("lines", list.page(filter, names, shown));
    model.addAttribute("more", total > (shown + 1L) * CallList.PAGE);
    model.addAttribute("page", shown);
    model.addAttribute("first", (long) shown * CallList.PAGE + 1);
    return part == null ? "calls" : "calls :: results";
  }

  private static CallFilter filter(Opened opened) {
    Asked asked = opened.asked();
    return new CallFilter(
        opened.choice().branch(),
        opened.choice().queue(),
        asked.text("agent"),
        asked.oneOf("outcome", CallFilter.outcomes()),
        asked.text("recorded").equals("true") ? "recording" : asked.oneOf("with", CallFilter.WITH),
        Period.of(asked.day("from"), asked.day("to"), opened.names(), DAYS_SHOWN_AT_FIRST));
  }

  /** Searches for words have a page of their own; old addresses lead there. */
  private static Map<String, String> words(Asked asked) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : List.of("q", "branch", "queue", "agent", "outcome", "from", "to")) {
      if (asked.has(name)) {
        fields.put(name, asked.text(name));
      }
    }
    return fields;
  }
}
