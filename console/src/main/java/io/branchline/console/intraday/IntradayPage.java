package io.branchline.console.intraday;

import io.branchline.console.access.Names;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.planning.Asked;
import io.branchline.console.planning.Choice;
import io.branchline.console.planning.Desk;
import io.branchline.console.planning.Opened;
import io.branchline.console.setting.ServiceLevels;
import io.branchline.console.staffing.Terms;
import io.branchline.console.text.Json;
import io.branchline.scoring.kpi.ServiceLevel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Today, or a chosen day at a chosen time; asks again by itself while the day goes on. */
@Controller
class IntradayPage {

  private static final int HALF_HOUR = 1800;

  private final Desk desk;
  private final ServiceLevels serviceLevels;
  private final Clock clock;
  private final Json json;

  IntradayPage(Desk desk, ServiceLevels serviceLevels, Clock clock, Json json) {
    this.desk = desk;
    this.serviceLevels = serviceLevels;
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
      Terms terms = Terms.last(reader, choice.branch());
      ZoneId zone = ZoneId.of(names.zone(choice.branch()));
      Came came = Came.of(reader, choice.branch(), day);
      String model = opened.models().shown();
      Instant asOf = asOf(asked, day, zone, came);
      fill(
          page,
          Today.of(reader, choice, day, zone, model, terms, formula, came, asOf),
          terms,
          zone);
      page.addAttribute("at", asked.text("at").isEmpty() ? "" : time(asOf, day, zone));
    }
    return part == null ? "intraday" : "intraday :: results";
  }

  private void fill(Model page, Today today, Terms terms, ZoneId zone) {
    page.addAttribute("today", today.halves());
    page.addAttribute("sums", today.sums());
    page.addAttribute("moves", today.moves());
    page.addAttribute("hasRoster", today.hasRoster());
    page.addAttribute("terms", terms);
    page.addAttribute("zone", zone.getId());
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
