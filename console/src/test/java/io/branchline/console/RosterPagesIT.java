package io.branchline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Rosters and adherence in a browser, as a planner and as others meet them. */
final class RosterPagesIT extends InChromium {

  private static Page open(String who, String roster) {
    Page page = chromium.signedIn(who);
    show(page, roster);
    return page;
  }

  private static void show(Page page, String roster) {
    page.navigate(console.url("/roster?roster=" + roster));
    assertThat(page.locator("#sheet")).hasAttribute("data-ready", "yes");
  }

  private static Locator cell(Page page, int agent, int day) {
    return page.locator("td[data-a='" + agent + "'][data-d='" + day + "']");
  }

  /** Chooses a shift with nothing but the keyboard. */
  private static void give(Page page, int agent, int day, String shift) {
    cell(page, agent, day).focus();
    page.keyboard().press("Enter");
    page.keyboard().type(shift);
    page.keyboard().press("Enter");
    checked(page);
  }

  private static void checked(Page page) {
    assertThat(page.locator("#sheet")).hasAttribute("data-checking", "no");
  }

  private static String keep(Page page) {
    page.click("#keep");
    page.waitForURL(Pattern.compile("roster=b01-2026"));
    assertThat(page.locator("#sheet")).hasAttribute("data-ready", "yes");
    return page.url().replaceAll(".*roster=", "");
  }

  @Test
  void aRuleThatAnEditBreaksIsNamedWithItsSourceAtOnce() {
    Page page = open("planner", Workforce.DRAFT);
    assertThat(page.locator("#line")).containsText("No hard rule is broken");
    give(page, 2, 0, "L15");
    give(page, 2, 1, "E7");
    Locator broken = page.locator("#broken li[data-rule=rest-between-shifts]");
    assertThat(broken).containsText("has 7 h of rest before the shift of 2026-11-17");
    assertThat(broken).containsText("2003/88/EC");
    assertThat(cell(page, 2, 1)).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#line")).containsText("Hard rules broken: ");
    page.keyboard().press("Control+z");
    checked(page);
    assertThat(page.locator("#line")).containsText("No hard rule is broken");
    page.keyboard().press("Control+y");
    assertThat(broken).isVisible();
    page.keyboard().press("Control+z");
    checked(page);
    page.click(".language button");
    assertThat(page.locator("#line")).containsText("没有违反强制规则");
    page.click(".language button");
  }

  @Test
  void aShiftIsMovedByDragAndByKeyboard() {
    Page page = open("planner", Workforce.DRAFT);
    String from = cell(page, 0, 0).getAttribute("data-shift");
    int free = 0;
    while (!cell(page, 0, free).getAttribute("data-shift").isEmpty()) {
      free++;
    }
    cell(page, 0, 0).dragTo(cell(page, 0, free));
    assertThat(cell(page, 0, free)).hasAttribute("data-shift", from);
    assertThat(cell(page, 0, 0)).hasAttribute("data-shift", "");
    cell(page, 0, free).focus();
    page.keyboard().press("x");
    for (int day = free; day > 0; day--) {
      page.keyboard().press("ArrowLeft");
    }
    page.keyboard().press("Enter");
    assertThat(cell(page, 0, 0)).hasAttribute("data-shift", from);
    assertThat(page.locator("#sheet")).hasAttribute("data-edited", "0");
    page.keyboard().press("Delete");
    assertThat(cell(page, 0, 0)).hasAttribute("data-shift", "");
    checked(page);
    assertThat(page.locator("#line")).containsText("Places not filled: ");
  }

  @Test
  void whoSavesSecondSeesWhatTheFirstWrote() {
    Page li = open("planner", Workforce.DRAFT);
    Page wang = open("head", Workforce.DRAFT);
    give(li, 0, 0, "free");
    give(wang, 1, 0, "free");
    String first = keep(li);
    assertThat(first).isNotEqualTo(Workforce.DRAFT);
    wang.click("#keep");
    assertThat(wang.locator("#said")).containsText("planner saved a draft of the same roster");
    assertThat(wang.locator("#said li")).containsText("2026-11-16: E7 → free");
    assertThat(cell(wang, 1, 0)).hasAttribute("data-shift", "");
    wang.click("#beside");
    wang.waitForURL(Pattern.compile("roster=b01-2026"));
    assertThat(cell(wang, 0, 0)).hasAttribute("data-shift", "E7");
    show(li, Workforce.DRAFT);
    assertThat(cell(li, 0, 0)).hasAttribute("data-shift", "E7");
    assertThat(li.locator(".sheet-title a").count()).isGreaterThanOrEqualTo(2);
  }

  private record Published(String status, String publishReason, String publishedBy, long audited) {}

  private static Published published(String roster) {
    return console
        .query(
            Published.class,
            "SELECT status, publish_reason, published_by, (SELECT count() FROM audit_log WHERE"
                + " action = 'published_roster' AND subject = {roster:String}) AS audited FROM"
                + " rosters FINAL WHERE roster = {roster:String}",
            Map.of("roster", roster))
        .get(0);
  }

  @Test
  void aBrokenRosterIsPublishedOnlyWithAReason() {
    Page page = open("planner", Workforce.DRAFT);
    give(page, 2, 14, "L15");
    give(page, 2, 15, "E7");
    String roster = keep(page);
    page.locator("#publish [name=reason]").fill("");
    page.click("#publish button");
    assertThat(page.locator(".notice.bad").first()).containsText("hard rules are broken 1 times");
    assertThat(published(roster).status()).isEqualTo("draft");
    page.locator("#publish [name=reason]").fill("Typhoon: nobody else can come, see 13800138000");
    page.click("#publish button");
    assertThat(page.locator(".notice.good")).containsText("Published.");
    assertThat(published(roster))
        .isEqualTo(
            new Published(
                "published", "Typhoon: nobody else can come, see [phone …8000]", "planner", 1));
    assertThat(page.locator("#publish")).hasCount(0);
  }

  @Test
  void othersBranchesRostersDoNotExist() {
    Visit supervisor = Visit.as(console, "supervisor");
    for (String path :
        List.of(
            "/roster?roster=" + Workforce.OTHERS,
            "/roster?branch=b02",
            "/roster/export?format=csv&roster=" + Workforce.OTHERS,
            "/roster/export?format=pdf&roster=" + Workforce.DRAFT,
            "/roster?roster=nothing",
            "/adherence?branch=b02")) {
      assertThat(supervisor.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(supervisor.get("/roster?roster=" + Workforce.DRAFT).statusCode()).isEqualTo(200);
    assertThat(supervisor.get("/roster/solve?branch=b01").statusCode()).isEqualTo(403);
    assertThat(Visit.as(console, "qa").get("/roster").statusCode()).isEqualTo(403);
    assertThat(Visit.as(console, "planner").get("/roster/solve?branch=b99").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatCannotBeIsOneClearLine() {
    Page page = open("planner", Workforce.DRAFT);
    Map<String, String> bodies = new TreeMap<>();
    bodies.put(
        "{\"agent\":\"nobody\",\"date\":\"2026-11-16\",\"shift\":\"E7\"}",
        "Agent nobody is not in");
    bodies.put(
        "{\"agent\":\"a010\",\"date\":\"2027-11-16\",\"shift\":\"E7\"}", "2027-11-16 is not a day");
    bodies.put(
        "{\"agent\":\"a010\",\"date\":\"2026-11-16\",\"shift\":\"X1\"}",
        "There is no shift type X1");
    bodies.put(
        "{\"agent\":\"a010\",\"date\":\"tomorrow\",\"shift\":\"E7\"}", "'tomorrow' is not a date");
    bodies.put(
        "{\"agent\":\"a010\",\"date\":\"2026-11-16\",\"shift\":\"E7\"},"
            + "{\"agent\":\"a010\",\"date\":\"2026-11-16\",\"shift\":\"L15\"}",
        "a010 would have two shifts on 2026-11-16");
    bodies.put("null", "400 {\"complaint\":\"'' is not a date.\"}");
    bodies.put("", "200");
    bodies.forEach(
        (edit, told) -> {
          String answer = post(page, "{\"roster\":\"b01-draft\",\"edits\":[" + edit + "]}");
          assertThat(answer).as(edit).contains(told);
        });
    assertThat(post(page, "{")).startsWith("400");
    assertThat(post(page, "{\"roster\":\"b02-none\",\"edits\":[]}")).startsWith("404");
  }

  private static String post(Page page, String body) {
    return (String)
        page.evaluate(
            """
            async (body) => {
              const token = JSON.parse(document.body.getAttribute("hx-headers"));
              const answer = await fetch("/roster/check", { method: "POST",
                headers: { "Content-Type": "application/json", ...token }, body });
              return answer.status + " " + (await answer.text()).slice(0, 300);
            }""",
            body);
  }

  @Test
  void aRosterLeavesAsCsvWorkbookAndCalendars() throws IOException {
    Visit planner = Visit.as(console, "planner");
    String csv = planner.get("/roster/export?format=csv&roster=" + Workforce.DRAFT).body();
    assertThat(csv.lines().findFirst().orElseThrow())
        .isEqualTo("\uFEFFdate,agent,shift,start,end,paid_hours,name,shift_name");
    assertThat(csv).contains("2026-11-16,a010,E7,07:00,16:00,8.0,Agent a010,07:00-16:00");
    Map<String, String> workbook =
        unzipped(planner.bytes("/roster/export?format=xlsx&roster=" + Workforce.DRAFT));
    assertThat(workbook.keySet()).filteredOn(name -> name.contains("worksheets/")).hasSize(4);
    assertThat(workbook.get("xl/worksheets/sheet1.xml")).contains("E7", "Agent a010 (a010)");
    assertThat(workbook.get("xl/worksheets/sheet2.xml"))
        .as("a day and hours that a spreadsheet can count with")
        .contains("<v>46342.0</v>", "<v>8.0</v>")
        .doesNotContain("2026-11-16");
    Map<String, String> calendars =
        unzipped(planner.bytes("/roster/export?format=ics&roster=" + Workforce.DRAFT));
    assertThat(calendars).hasSize(8);
    assertThat(calendars.get("a010.ics"))
        .contains("UID:a010-2026-11-16@b01.branchline", "DTSTART:20261115T230000Z");
    assertThat(
            console.query(
                Count.class,
                "SELECT count() AS n FROM audit_log WHERE action = 'exported' AND subject ="
                    + " 'roster b01-draft'",
                Map.of()))
        .containsExactly(new Count(3));
  }

  private record Count(long n) {}

  private static Map<String, String> unzipped(byte[] bytes) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path file = Files.createTempFile("export", ".zip");
    Files.write(file, bytes);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        files.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
      }
    }
    Files.delete(file);
    return files;
  }

  @Test
  void adherenceOpensFromBranchesDownToTheStates() {
    Page page = chromium.signedIn("head");
    page.navigate(console.url("/adherence?from=2026-11-09&to=2026-11-14"));
    page.click("[data-lines=branchLines] a");
    page.click("[data-lines=agentLines] tr:has-text('" + Workforce.LATE + "') a");
    assertThat(page.locator("#adherence")).hasText("96.3 %");
    assertThat(page.locator("#conformance")).hasText("95.6 %");
    page.locator(".lanes tbody a").first().click();
    assertThat(page.locator(".lanes tbody td").last()).containsText("late 09:00:00–09:20:00");
    assertThat(page.locator("#states tbody tr").first()).containsText("talking");
    page.navigate(console.url("/adherence?branch=b02"));
    assertThat(page.locator("#adherence")).hasText("–");
  }

  @Test
  void whatIsAskedWronglyIsALineOnThePage() {
    Visit planner = Visit.as(console, "planner");
    Map<String, String> lines = new TreeMap<>();
    lines.put("/roster?branch=nowhere", "There is no branch &#39;nowhere&#39;.");
    lines.put("/adherence?branch=nowhere", "There is no branch &#39;nowhere&#39;.");
    lines.put("/adherence?from=soon", "&#39;soon&#39; is not a day.");
    lines.put("/adherence?day=2026-13-01", "&#39;2026-13-01&#39; is not a day.");
    lines.put("/adherence?branch=b01&agent=x", "There is no agent &#39;x&#39; in this branch.");
    lines.forEach(
        (path, line) -> {
          assertThat(planner.get(path).body()).as(path).contains(line);
          assertThat(planner.get(path).statusCode()).as(path).isEqualTo(200);
        });
    String solve =
        planner
            .post(
                "/roster/solve",
                Map.of("_csrf", planner.csrf("/roster"), "branch", "b01", "from", "2031-01-06"))
            .body();
    assertThat(solve).contains("No agents are known to be needed in these days");
  }
}
