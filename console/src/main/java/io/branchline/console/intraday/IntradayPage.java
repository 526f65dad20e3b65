package io.branchline.console.intraday;

import io.branchline.console.access.Audit;
import io.branchline.console.access.Door;
import io.branchline.console.access.Names;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.planning.Asked;
import io.branchline.console.planning.Choice;
import io.branchline.console.planning.Desk;
import io.branchline.console.planning.Opened;
import io.branchline.console.setting.ServiceLevels;
import io.branchline.console.setting.SharedCalls;
import io.branchline.console.text.Json;
import io.branchline.scoring.kpi.ServiceLevel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Today, or a chosen day at a chosen time; asks again by itself while the day goes on. */
@Controller
class IntradayPage {

  private static final int HALF_HOUR = 1800;

  private final Desk desk;
  private final ServiceLevels serviceLevels;
  private final SharedCalls sharing;
  private final Audit audit;
  private final Clock clock;
  private final Json json;

  IntradayPage(
      Desk desk,
      ServiceLevels serviceLevels,
      SharedCalls sharing,
      Audit audit,
      Clock clock,
      Json json) {
    this.desk = desk;
    this.serviceLevels = serviceLevels;
    this.sharing = sharing;
    this.audit = audit;
    this.clock = clock;
    this.json = json;
  }

  @GetMapping("/intraday")
  String intraday(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      @RequestHeader(value = "HX-Request", required = false) @Nullable String part,
      Model page) {
    Opened opened = desk.openOne(viewer, Permission.STAFFING, parameters);
    Reader reader = opened.reader();
    Names names = opened.names();
    Asked asked = opened.asked();
    Choice choice = opened.choice();
    ServiceLevel formula = serviceLevels.current().formula();
    LocalDate newest = Came.newest(reader, choice.branch());
    LocalDate day = day(asked, names, newest);
    opened.on(page);
    page.addAttribute("formula", formula);
    page.addAttribute("shortSeconds", serviceLevels.current().shortSeconds());
    page.addAttribute("newest", newest);
    page.addAttribute("day", day);
    if (day != null) {
      String branch = choice.branch();
      String model = opened.models().shown();
      SharedCalls.Among among = sharing.current();
      Map<String, Known> days =
          Known.of(
              reader,
              names,
              choice.queue().isEmpty() ? SharedCalls.with(among, names, branch) : Set.of(branch),
              day,
              model);
      Known known = days.get(branch);
      Instant asOf = asOf(asked, day, known.zone(), known.came());
      fill(page, Today.of(known, choice, formula, asOf), known);
      page.addAttribute(
          "loans",
          choice.queue().isEmpty() ? loans(days.values(), branch, asOf, formula) : List.of());
      page.addAttribute("limited", !known.skills().isEmpty());
      page.addAttribute("among", among.id());
      page.addAttribute("at", asked.text("at").isEmpty() ? "" : time(asOf, day, known.zone()));
    }
    return part == null ? "intraday" : "intraday :: results";
  }

  /** Who could take whose calls, among the branch's queues and the branches that share calls. */
  private static List<Loan> loans(
      Collection<Known> days, String branch, Instant asOf, ServiceLevel formula) {
    List<Team> teams = new ArrayList<>();
    List<AtWork> people = new ArrayList<>();
    for (Known known : days) {
      Teams own = Teams.of(known, asOf, formula);
      teams.addAll(own.teams());
      people.addAll(own.people());
    }
    return Lending.of(teams, people, team -> team.branch().equals(branch), formula);
  }

  /** Sets which branches may take each other's calls. */
  @PostMapping("/intraday/sharing")
  String sharing(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam(defaultValue = "none") String among,
      @RequestParam(defaultValue = "") String branch,
      RedirectAttributes next) {
    Door.require(viewer, Permission.SETTINGS);
    SharedCalls.Among chosen = SharedCalls.Among.of(among);
    sharing.set(chosen, viewer.username());
    audit.record(viewer, "changed_setting", SharedCalls.SETTING, "", chosen.id());
    next.addAttribute("branch", branch);
    return "redirect:/intraday";
  }

  private void fill(Model page, Today today, Known known) {
    page.addAttribute("today", today.halves());
    page.addAttribute("sums", today.sums());
    page.addAttribute("moves", today.moves());
    page.addAttribute("hasRoster", today.hasRoster());
    page.addAttribute("terms", known.terms());
    page.addAttribute("zone", known.zone().getId());
    page.addAttribute("asOf", today.asOf());
    page.addAttribute("patience", today.patienceSeconds());
    page.addAttribute("over", today.halves().stream().noneMatch(half -> half.now() != null));
    page.addAttribute("chartJson", json.of(Map.of("halves", today.halves())));
  }

  /** The newest day with data where none is asked for. */
  private static @Nullable LocalDate day(Asked asked, Names names, @Nullable LocalDate newest) {
    LocalDate day = asked.day("day");
    LocalDate first = names.firstDay();
    if (day == null || newest == null || first == null) {
      return newest;
    }
    LocalDate last = newest.plusDays(1);
    if (day.isBefore(first) || day.isAfter(last)) {
      asked.complaints().add("planner.wrong.day-range", day, first, last);
      return newest;
    }
    return day;
  }

  /** The time asked for, or that up to which everything is known. */
  private Instant asOf(Asked asked, LocalDate day, ZoneId zone, Came came) {
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    String at = asked.text("at");
    if (!at.isEmpty()) {
      try {
        LocalTime time = LocalTime.parse(at);
        return day.atTime(time.withMinute(time.getMinute() / 30 * 30).withSecond(0).withNano(0))
            .atZone(zone)
            .toInstant();
      } catch (DateTimeParseException e) {
        if (!at.equals("24:00")) {
          asked.complaints().add("planner.wrong.at", at);
        }
        return end;
      }
    }
    Instant newest = came.newest();
    if (newest == null) {
      return day.atStartOfDay(zone).toInstant();
    }
    // The newest interval may be under way; it is over for certain once its end has passed.
    Instant after = newest.plusSeconds(HALF_HOUR);
    boolean past = !clock.instant().isBefore(end);
    return past ? end : clock.instant().isBefore(after) ? newest : after;
  }

  private static String time(Instant asOf, LocalDate day, ZoneId zone) {
    return asOf.atZone(zone).toLocalDate().isAfter(day)
        ? "24:00"
        : asOf.atZone(zone).toLocalTime().toString();
  }
}
