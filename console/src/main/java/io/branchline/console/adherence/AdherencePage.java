package io.branchline.console.adherence;

import io.branchline.console.access.Audit;
import io.branchline.console.access.Door;
import io.branchline.console.access.Names;
import io.branchline.console.access.Period;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.planning.Asked;
import io.branchline.console.planning.Desk;
import io.branchline.console.planning.Opened;
import io.branchline.forecasting.adherence.ShiftReport;
import io.branchline.forecasting.adherence.Tally;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Adherence and conformance of branches, of a branch's agents and days, of an agent's shifts. */
@Controller
final class AdherencePage {

  private static final int DAYS = 7;
  private static final int MOST_LANES = 120;

  private final Desk desk;
  private final AdherenceTerms terms;
  private final Audit audit;
  private final Clock clock;

  AdherencePage(Desk desk, AdherenceTerms terms, Audit audit, Clock clock) {
    this.desk = desk;
    this.terms = terms;
    this.audit = audit;
    this.clock = clock;
  }

  /** A line of a table; its key opens what is behind it. */
  record Line(String key, Tally tally, int shifts, int deviations) {

    Line plus(ShiftReport report) {
      return new Line(
          key, tally.plus(report.tally()), shifts + 1, deviations + report.deviations().size());
    }
  }

  @GetMapping("/adherence")
  String adherence(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      Model page) {
    Opened opened = desk.open(viewer, Permission.STAFFING, parameters);
    Reader reader = opened.reader();
    Names names = opened.names();
    Asked asked = opened.asked();
    String chosen = opened.choice().branch();
    String shown =
        chosen.isEmpty() && names.branches().size() == 1
            ? names.branches().get(0).branch()
            : chosen;
    String agent = agent(asked, names, shown);
    LocalDate day = asked.day("day");
    Period period =
        day == null
            ? Period.of(asked.day("from"), asked.day("to"), names, DAYS)
            : new Period(day, day);
    AdherenceTerms.Row row = terms.current();
    List<KeptShifts.Agent> agents =
        KeptShifts.read(reader, period, shown, agent, row, clock.instant());
    opened.on(page);
    page.addAttribute("period", period);
    page.addAttribute("branch", shown);
    page.addAttribute("agent", agent);
    page.addAttribute("day", text(day));
    page.addAttribute("terms", row);
    page.addAttribute("zone", names.zone(shown));
    Line all = new Line("", Tally.NOTHING, 0, 0);
    for (KeptShifts.Agent one : agents) {
      for (ShiftReport report : one.reports()) {
        all = all.plus(report);
      }
    }
    page.addAttribute("all", all);
    page.addAttribute(
        "branchLines", shown.isEmpty() ? lines(agents, (one, report) -> one.branch()) : List.of());
    page.addAttribute(
        "agentLines",
        shown.isEmpty() || !agent.isEmpty()
            ? List.of()
            : lines(agents, (one, report) -> one.agent()));
    page.addAttribute(
        "dayLines",
        shown.isEmpty()
            ? List.of()
            : lines(agents, (one, report) -> report.shift().day().toString()));
    if (!shown.isEmpty() && (!agent.isEmpty() || period.days() == 1)) {
      lanes(page, agents, ZoneId.of(names.zone(shown)));
    }
    if (!shown.isEmpty() && !agent.isEmpty() && period.days() == 1) {
      page.addAttribute("states", States.of(reader, shown, agent, agents));
    }
    return "adherence";
  }

  /** An agent of the branch; all of them where none, or one who is not there, is asked for. */
  private static String agent(Asked asked, Names names, String branch) {
    String agent = asked.text("agent");
    if (agent.isEmpty() || branch.isEmpty()) {
      return "";
    }
    if (names.agentsOf(branch).stream().noneMatch(row -> row.agent().equals(agent))) {
      asked.complaints().add("planner.wrong.agent", agent);
      return "";
    }
    return agent;
  }

  private static String text(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private static void lanes(Model page, List<KeptShifts.Agent> agents, ZoneId zone) {
    List<ShiftReport> reports = agents.stream().flatMap(one -> one.reports().stream()).toList();
    Lane.Window window = Lane.Window.of(reports, zone);
    List<Lane> lanes = new ArrayList<>();
    for (KeptShifts.Agent one : agents) {
      for (ShiftReport report : one.reports()) {
        if (lanes.size() < MOST_LANES) {
          lanes.add(Lane.of(one.branch(), one.agent(), report, one.stays(), window, zone));
        }
      }
    }
    page.addAttribute("lanes", lanes);
    page.addAttribute("ticks", window.ticks());
  }

  private static List<Line> lines(
      List<KeptShifts.Agent> agents, BiFunction<KeptShifts.Agent, ShiftReport, String> key) {
    Map<String, Line> lines = new TreeMap<>();
    for (KeptShifts.Agent one : agents) {
      for (ShiftReport report : one.reports()) {
        String name = key.apply(one, report);
        lines.put(name, lines.getOrDefault(name, new Line(name, Tally.NOTHING, 0, 0)).plus(report));
      }
    }
    return List.copyOf(lines.values());
  }

  /** Sets what is held against agents, for every branch. */
  @PostMapping("/adherence/terms")
  String terms(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(defaultValue = "") String neutral,
      @RequestParam(defaultValue = "ignored") String outside,
      @RequestParam(defaultValue = "0") int graceSeconds) {
    Door.require(viewer, Permission.SETTINGS);
    AdherenceTerms.Row set = terms.set(neutral, outside, graceSeconds, viewer.username());
    audit.record(viewer, "changed_setting", AdherenceTerms.SETTING, "", set.toString());
    return "redirect:/adherence";
  }
}
