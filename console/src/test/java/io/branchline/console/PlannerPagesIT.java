package io.branchline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.branchline.console.account.Role;
import io.branchline.warehouse.table.AuditEntry;
import io.branchline.warehouse.table.ForecastAdjustment;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A planner's way from the forecast to today, in Chromium and by what a browser would not send. */
final class PlannerPagesIT extends InChromium {

  @AfterEach
  void forgetAdjustments() {
    console.execute("TRUNCATE TABLE forecast_adjustments", Map.of());
  }

  private static Page open(String who, String path) {
    Page page = chromium.signedIn(who);
    page.navigate(console.url(path));
    return page;
  }

  private static List<ForecastAdjustment> adjustments() {
    return console.query(
        ForecastAdjustment.class,
        "SELECT * FROM forecast_adjustments FINAL ORDER BY entered_at, branch",
        Map.of());
  }

  private record Entry(String username, String branch, String detail) {}

  private static List<Entry> audit(String action) {
    return console.query(
        Entry.class,
        "SELECT username, branch, detail FROM audit_log FINAL WHERE action = {action:String}",
        Map.of("action", action));
  }

  @Test
  void adjustmentIsALayerWithWhoAndWhyThatStaffingUsesAndThatIsTakenBack() {
    Page page = open("planner", "/staffing?branch=b01&day=" + Plans.ORIGIN.plusDays(1));
    String before = page.locator(".tile-value").first().innerText();
    page.navigate(console.url("/forecast?branch=b01&day=" + Plans.ORIGIN.plusDays(1)));
    assertThat(page.locator(".tile-value").first()).hasText(before);
    page.fill("[name=amount]", "100");
    page.fill(".adjust [name=reason]", "Market rush, Mr Wu 13800138000");
    page.click(".adjust button.primary");
    assertThat(page.locator(".notice.good")).isVisible();
    assertThat(page.locator("#adjustments tbody tr"))
        .containsText("Market rush, Mr Wu [phone …8000]");
    assertThat(page.locator("#adjustments tbody tr")).containsText("planner");
    String doubled = page.locator(".tile-value").first().innerText();
    assertThat(number(doubled)).isBetween(2 * number(before) - 1, 2 * number(before) + 1);
    page.navigate(console.url("/staffing?branch=b01&day=" + Plans.ORIGIN.plusDays(1)));
    assertThat(page.locator(".tile-value").first()).hasText(doubled);

    page.navigate(console.url("/forecast?branch=b01"));
    page.click("details.undo summary");
    page.fill("details.undo [name=reason]", "Called off by 4111 1111 1111 1111");
    page.click("details.undo button");
    assertThat(page.locator("#adjustments tbody tr.undone")).containsText("Called off");
    assertThat(adjustments())
        .extracting(ForecastAdjustment::kind, ForecastAdjustment::reason)
        .containsExactly(
            tuple("percent", "Market rush, Mr Wu [phone …8000]"),
            tuple("undo", "Called off by [card …1111]"));
    assertThat(audit("undid_adjustment"))
        .allSatisfy(entry -> assertThat(entry.detail()).doesNotContain("4111"));
    page.navigate(console.url("/staffing?branch=b01&day=" + Plans.ORIGIN.plusDays(1)));
    assertThat(page.locator(".tile-value").first()).hasText(before);
    assertThat(audit("adjusted_forecast"))
        .anySatisfy(
            entry -> {
              assertThat(entry.username()).isEqualTo("planner");
              assertThat(entry.branch()).isEqualTo("b01");
              assertThat(entry.detail()).contains("Market rush");
            });
  }

  private static double number(String shown) {
    return Double.parseDouble(shown.replace(",", ""));
  }

  @Test
  void callsForAllBranchesAreSpreadOverThem() {
    Visit visit = Visit.as(console, "planner");
    HttpResponse<String> answer =
        visit.post(
            "/forecast/adjust",
            Map.of(
                "_csrf",
                visit.csrf("/forecast"),
                "from",
                Plans.ORIGIN.toString(),
                "to",
                Plans.ORIGIN.plusDays(1).toString(),
                "kind",
                "calls",
                "amount",
                "600",
                "reason",
                "Mailing"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(adjustments()).hasSize(6);
    assertThat(adjustments().stream().mapToDouble(ForecastAdjustment::amount).sum())
        .isBetween(599.999, 600.001);
    assertThat(visit.get("/forecast").body()).contains("+1,200");
  }

  @Test
  void adjustmentThatCannotBeMadeSaysWhyAndKeepsWhatWasTyped() {
    Page page = open("planner", "/forecast?branch=b01");
    page.fill("[name=amount]", "-150");
    page.fill(".adjust [name=reason]", "Typing error");
    page.click(".adjust button.primary");
    assertThat(page.locator(".notice.bad")).containsText("-150");
    assertThat(page.locator(".adjust [name=reason]")).hasValue("Typing error");
    assertThat(adjustments()).isEmpty();
    Visit visit = Visit.as(console, "planner");
    String token = visit.csrf("/forecast");
    for (Map<String, String> wrong :
        List.of(
            Map.of("from", "yesterday", "kind", "percent", "amount", "5", "reason", "x"),
            Map.of("from", "2026-11-20", "kind", "percent", "amount", "NaN", "reason", "x"),
            Map.of("from", "2026-11-20", "kind", "percent", "amount", "5", "reason", " "),
            Map.of("from", "2031-01-01", "kind", "percent", "amount", "5", "reason", "x"),
            Map.of(
                "from",
                "2026-11-20",
                "fromTime",
                "12:00",
                "toTime",
                "09:00",
                "kind",
                "percent",
                "amount",
                "5",
                "reason",
                "x"),
            Map.of("from", "2026-11-20", "kind", "wish", "amount", "5", "reason", "x"))) {
      Map<String, String> fields = new HashMap<>(wrong);
      fields.put("_csrf", token);
      visit.post("/forecast/adjust", fields);
      assertThat(visit.get("/forecast").body()).as("%s", wrong).contains("notice bad");
    }
    assertThat(adjustments()).isEmpty();
  }

  @Test
  void whoMayNotPlanReadsOnly() {
    for (String who : List.of("supervisor", "analyst")) {
      Visit visit = Visit.as(console, who);
      assertThat(visit.get("/forecast").body()).doesNotContain("/forecast/adjust");
      Map<String, String> fields =
          Map.of(
              "_csrf",
              visit.csrf("/forecast"),
              "branch",
              "b01",
              "from",
              "2026-11-20",
              "kind",
              "percent",
              "amount",
              "5",
              "reason",
              "x");
      assertThat(visit.post("/forecast/adjust", fields).statusCode()).as(who).isEqualTo(403);
      assertThat(visit.post("/forecast/undo", fields).statusCode()).as(who).isEqualTo(403);
    }
    assertThat(adjustments()).isEmpty();
  }

  @Test
  void dayIsChosenFromTheTableAndTheIntervalFromTheList() {
    Page page = open("planner", "/forecast?branch=b01&queue=cards");
    page.locator("details summary", new Page.LocatorOptions().setHasText("as a table")).click();
    page.locator("details[open] tbody a").last().focus();
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("day=2026-12-"));
    Locator note = page.locator(".tile-note").first();
    assertThat(note).containsText("80 %");
    page.selectOption("[name=band]", "95");
    assertThat(note).containsText("95 %");
    assertThat(page.locator("#special")).containsText("outage");
    assertThat(page.locator("#special")).containsText("120");
    assertThat(page.locator("#accuracy tbody tr").first()).containsText("20.0 %");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/forecast?branch=nowhere",
        "/forecast?queue=nothing",
        "/forecast?day=2031-01-01",
        "/forecast?day=soon",
        "/forecast?band=120",
        "/staffing?branch=nowhere",
        "/staffing?level=100",
        "/staffing?level=-5",
        "/staffing?seconds=-1",
        "/staffing?shrinkage=100",
        "/staffing?occupancy=abc",
        "/staffing?day=2031-01-01",
        "/staffing?time=25:00",
        "/staffing?roster=none",
        "/staffing?erlang=x",
        "/intraday?branch=nowhere",
        "/intraday?day=2031-01-01",
        "/intraday?at=noon",
      })
  void whatIsAskedWronglyIsALineOnThePage(String path) {
    Visit visit = Visit.as(console, "planner");
    HttpResponse<String> answer = visit.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("notice bad").doesNotContain("??");
  }

  @Test
  void gapIsTheRostersAgentsLessThoseToRosterAndACellOpensItsHalfHour() throws IOException {
    Page page = open("planner", "/staffing?branch=b01&day=" + Plans.ORIGIN.plusDays(1));
    assertThat(page.locator(".presets [aria-pressed=true]")).hasText("Gap");
    page.locator("details summary", new Page.LocatorOptions().setHasText("Half hours")).click();
    Locator noon = page.locator("#halves tbody tr").nth(26);
    assertThat(noon.locator("th")).hasText("13:00");
    // Eight agents are there from noon to three; nobody has a break at one.
    assertThat(noon.locator("td").nth(4)).hasText("8.0");
    double required = number(noon.locator("td").nth(3).innerText());
    assertThat(number(noon.locator("td").nth(5).innerText())).isEqualTo(8 - required);
    noon.locator("button").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#half")).containsText("13:00");
    assertThat(page.locator("#half p")).containsText("8.0 at work");
    assertThat(page).hasURL(Pattern.compile("time=13%3A00"));
    Download csv = page.waitForDownload(() -> page.click(".exports [value=csv]"));
    assertThat(Files.readAllLines(csv.path())).hasSize(1 + 28 * 48);
    assertThat(audit("exported"))
        .anySatisfy(entry -> assertThat(entry.detail()).contains("1344 half hours"));
  }

  @Test
  void restOfTheDayIsForecastAnewAndMovesSayWhatTheyDo() {
    Page page = open("planner", "/intraday?branch=b01");
    assertThat(page.locator(".notice")).containsText("over");
    page.selectOption("[name=at]", "10:00");
    assertThat(page).hasURL(Pattern.compile("at=10%3A00"));
    assertThat(page.locator(".tile-note").nth(1)).containsText("were planned");
    assertThat(page.locator(".tile-value").nth(3)).containsText("%");
    assertThat(page.locator("#moves li").first()).containsText("→");
    page.locator("details summary", new Page.LocatorOptions().setHasText("Half hours")).click();
    assertThat(page.locator("#today tr.now-line th")).hasText("10:00");
    assertThat(page.locator("#today tr.over")).hasCount(20);
  }

  @Test
  void branchWithoutARosterHasNoAgentsAndNoExpectedLevel() {
    Visit visit = Visit.as(console, "planner");
    assertThat(visit.get("/intraday?branch=b02&at=10:00").body())
        .contains("No roster is published")
        .doesNotContain("id=\"moves\"");
    assertThat(visit.get("/staffing?branch=b02").body()).contains("no roster covers this day");
  }

  @Test
  void exportHoldsEveryHalfHourAndIsWrittenDown() throws IOException {
    Page page = open("planner", "/forecast?branch=b01&queue=cards&day=" + Plans.ORIGIN);
    Download csv = page.waitForDownload(() -> page.click(".exports [value=csv]"));
    List<String> lines = Files.readAllLines(csv.path());
    assertThat(lines).hasSize(49);
    assertThat(lines.get(1)).startsWith("b01,Shanghai Pudong,cards," + Plans.ORIGIN + ",00:00,30,");
    Download xlsx = page.waitForDownload(() -> page.click(".exports [value=xlsx]"));
    assertThat(xlsx.suggestedFilename()).isEqualTo("branchline-forecast.xlsx");
    assertThat(audit("exported"))
        .anySatisfy(entry -> assertThat(entry.detail()).startsWith("csv, 48 half hours"));
  }

  @Test
  void recomputingIsForWhoSeesTheWholeBankAndWithinBounds() {
    Visit planner = Visit.as(console, "planner");
    Map<String, String> fields =
        new HashMap<>(Map.of("_csrf", planner.csrf("/forecast"), "days-ahead", "1000"));
    assertThat(planner.post("/forecast/recompute", fields).body())
        .contains("A forecast of &#39;1000&#39; days cannot be made: from 1 to 84.");
    String password = console.accounts().add("east", Role.PLANNER, Set.of("b01"), "zh");
    Visit east = Visit.anonymous(console);
    east.signIn("east", password);
    assertThat(east.post("/forecast/recompute", Map.of("_csrf", east.csrf("/forecast"))).body())
        .contains("可查看全部分行的人员才能重新预测");
    assertThat(east.get("/staffing/recompute?branch=b02").statusCode()).isEqualTo(404);
    assertThat(
            east.post(
                    "/staffing/recompute", Map.of("_csrf", east.csrf("/forecast"), "branch", "b02"))
                .statusCode())
        .isEqualTo(404);
    Visit analyst = Visit.as(console, "analyst");
    fields.put("_csrf", analyst.csrf("/forecast"));
    assertThat(analyst.post("/forecast/recompute", fields).statusCode()).isEqualTo(403);
    assertThat(analyst.get("/staffing/recompute?branch=b01").statusCode()).isEqualTo(403);
  }

  private static void logged(String minute, String action, String subject, String detail) {
    console.write(
        AuditEntry.class,
        List.of(
            new AuditEntry(
                subject + minute + action,
                Instant.parse("2026-11-16T" + minute + ":00Z"),
                "lin",
                "planner",
                action,
                subject,
                subject,
                detail)));
  }

  @Test
  void lastRunIsKnownAfterARestartAndItsFailureIsSaidInThePagesLanguage() {
    logged("01:00", "recomputed_staffing", "b05", "80/20");
    logged("01:01", "recomputed_staffing_ended", "b05", "done after 9 s, exit 0");
    logged("02:00", "recomputed_staffing", "b06", "80/20");
    logged("02:01", "recomputed_staffing_ended", "b06", "failed after 61 s, exit 5: No <disk>");
    logged("03:00", "solved_roster", "b06", "from 2026-11-16, 4 weeks, 120 s");
    Visit planner = Visit.as(console, "planner");
    assertThat(planner.get("/staffing/recompute?branch=b05").body())
        .contains("Last run: 2026-11-16 09:00, started by lin, done after 9 s");
    assertThat(planner.get("/staffing/recompute?branch=b06").body())
        .contains("started by lin, failed after 61 s", "has no room", "No &lt;disk&gt;");
    assertThat(planner.get("/roster/solve?branch=b06").body())
        .contains("Last run: 2026-11-16 11:00, started by lin. It did not come to its end");
    planner.post("/language", Map.of("_csrf", planner.csrf("/"), "to", "zh"));
    assertThat(planner.get("/staffing/recompute?branch=b06").body())
        .contains("由 lin 发起，61 秒后失败", "机器的磁盘或内存不足", "No &lt;disk&gt;");
    assertThat(planner.get("/roster?branch=b06").body()).contains("期间控制台停止，未能完成");
    planner.post("/language", Map.of("_csrf", planner.csrf("/"), "to", "en"));
  }

  @Test
  void holidaysHaveTheirNameInThePagesLanguage() {
    assertThat(Visit.as(console, "planner").get("/forecast?branch=b01").body())
        .contains("Founders&#39; Day")
        .doesNotContain("行庆日");
    Visit lin = Visit.anonymous(console);
    lin.signIn("lin", console.accounts().add("lin", Role.PLANNER, Set.of(), "zh"));
    assertThat(lin.get("/forecast?branch=b01").body()).contains("行庆日").doesNotContain("Founders");
  }

  /** One agent in b05 where two are needed, eight in b06: only where branches share calls. */
  @Test
  void branchesHelpEachOtherWhereThatIsAllowed() {
    rostered(4, 1);
    rostered(5, 8);
    String path = "/intraday?branch=b05&day=" + Bank.LAST_DAY + "&at=09:00";
    Visit admin = Visit.as(console, "admin");
    assertThat(admin.get(path).body())
        .contains("branches do not share calls")
        .doesNotContain("take calls of");
    share(admin, "all");
    String page = Visit.as(console, "head").get(path).body();
    assertThat(page)
        .containsPattern("[12] of Xi&#39;an Yanta *take calls of Wuhan Jianghan: Agent a06")
        .containsPattern("Wuhan Jianghan: gap -1\\.3 → -?0\\.[61], level [0-9.]+ % → [0-9.]+ %");
    share(admin, "none");
    assertThat(Visit.as(console, "head").get(path).body()).doesNotContain("take calls of");
    Visit planner = Visit.as(console, "planner");
    assertThat(
            planner
                .post("/intraday/sharing", Map.of("_csrf", planner.csrf(path), "among", "all"))
                .statusCode())
        .isEqualTo(403);
  }

  private static void share(Visit admin, String among) {
    admin.post("/intraday/sharing", Map.of("_csrf", admin.csrf("/intraday"), "among", among));
  }

  /** A published roster of the last day: agents of a branch from 08:00 to 20:00, without breaks. */
  private static void rostered(int branch, int agents) {
    String id = Bank.branch(branch);
    List<RosterShift> shifts = new ArrayList<>();
    Instant start = Bank.LAST_DAY.atTime(8, 0).atZone(Bank.ZONE).toInstant();
    for (int agent = 0; agent < agents; agent++) {
      shifts.add(
          new RosterShift(
              id,
              id + "-sunday",
              Bank.agent(branch, agent),
              Bank.LAST_DAY,
              "long",
              start,
              start.plusSeconds(12 * 3600),
              720,
              List.of(),
              List.of(),
              1,
              0));
    }
    console.write(RosterShift.class, shifts);
    console.write(
        RosterRow.class,
        List.of(
            new RosterRow(
                id,
                id + "-sunday",
                Bank.LAST_DAY,
                1,
                "published",
                "",
                1,
                0,
                0,
                0,
                0,
                "",
                "planner",
                start,
                "planner",
                start,
                1,
                "",
                "")));
  }
}
