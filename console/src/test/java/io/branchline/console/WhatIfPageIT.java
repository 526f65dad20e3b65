package io.branchline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.branchline.forecasting.WhatIfCommand;
import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.Shrinkage;
import io.branchline.forecasting.erlang.Target;
import io.branchline.forecasting.job.ForecastDay;
import io.branchline.forecasting.whatif.Answer;
import io.branchline.forecasting.whatif.Change;
import io.branchline.forecasting.whatif.Changes;
import io.branchline.forecasting.whatif.Day;
import io.branchline.forecasting.whatif.Question;
import io.branchline.forecasting.whatif.Scenario;
import io.branchline.forecasting.whatif.WhatIf;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What if, in Chromium and in both languages; its figures are the command's. */
final class WhatIfPageIT extends InChromium {

  private static final String TEN_BRANCHES = "/whatif?about=traffic&level=93&simulate=all";

  private static Visit planner;

  @BeforeAll
  static void start() {
    planner = Visit.as(console, "planner");
  }

  private static Page open(String path) {
    return open("planner", path);
  }

  private static Page open(String who, String path) {
    Page page = chromium.signedIn(who);
    page.navigate(console.url(path));
    return page;
  }

  private static Locator row(Page page, String scenario) {
    return page.locator("#answers tbody tr[data-how=how-" + scenario + "]");
  }

  /** The reference's: ten branches of ten erlangs at 93/20 take 150 agents apart and 111 pooled. */
  @Test
  void tenBranchesTakeLessAgentsTogether() {
    Page page = open("/whatif");
    page.check("[name=about][value=traffic]");
    page.fill("[name=level]", "93");
    assertThat(row(page, "today").locator("td").nth(1)).hasText("150");
    assertThat(row(page, "centre").locator("td").nth(1).locator("span").first()).hasText("111");
    assertThat(row(page, "centre").locator("td").nth(1)).containsText("-39");
    assertThat(page).hasURL(Pattern.compile("about=traffic.*level=93"));
    // what is simulated follows by itself
    assertThat(page.locator(".simulating")).hasCount(0);
    assertThat(row(page, "together").locator("td").nth(6)).containsText("%");
    // the same address shows the same
    String level = row(page, "rush").locator("td").nth(6).innerText();
    page.reload();
    assertThat(page.locator(".simulating")).hasCount(0);
    assertThat(row(page, "rush").locator("td").nth(6).innerText()).isEqualTo(level);
  }

  @Test
  void figuresAreTheCommandsWhoseArgumentsThePageShows() {
    Page page = open(TEN_BRANCHES + "&rush=80&slower=25&runs=40");
    page.click("#how-command summary");
    String[] command =
        page.locator("#how-command pre").innerText().replace("\\\n", " ").strip().split("\\s+");
    assertThat(command).startsWith("./branchline", "whatif").contains("--rush=80%", "--days=40");
    StringWriter said = new StringWriter();
    int status =
        new CommandLine(new WhatIfCommand())
            .setOut(new PrintWriter(said, true))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(Arrays.copyOfRange(command, 2, command.length));
    assertThat(status).isZero();
    Map<String, String> names =
        Map.of("today", "today", "centre", "one centre", "rush", "market rush +80%");
    names.forEach(
        (scenario, name) -> {
          String line =
              said.toString().lines().filter(l -> l.startsWith(name + "  ")).findFirst().orElse("");
          List<String> cells = row(page, scenario).locator("td").allInnerTexts();
          for (int column : new int[] {1, 3, 5, 6}) {
            assertThat(line).as(name).contains(cells.get(column).lines().findFirst().orElse("?"));
          }
        });
  }

  @Test
  void forecastDaysHaveTheCommandsFigures() {
    String day = Plans.ORIGIN.plusDays(2).toString();
    Page page = open("/whatif?simulate=all&runs=20&day=" + day);
    List<Day> days =
        new ForecastDay(console.warehouse(), "calendar-mean", "", "")
            .days(Plans.ORIGIN.plusDays(2), 1);
    Target promised = Target.parse("80/20").withShrinkage(Shrinkage.parse("30%"));
    Question question = new Question(promised, Changes.USUAL, EnumSet.allOf(Change.class));
    WhatIf whatIf =
        new WhatIf(
            days,
            Scenario.today(promised),
            new WhatIf.Terms(ErlangC.MODEL, 300, 60, 0.05, 20, 20261122));
    Map<Change, Scenario> scenarios = question.scenarios(days);
    assertThat(page.locator("#answers tbody tr")).hasCount(scenarios.size());
    for (Change change : List.of(Change.TODAY, Change.REGIONS, Change.NEW_STAFF)) {
      Answer answer = whatIf.answer(scenarios.get(change));
      List<String> cells = row(page, change.id()).locator("td").allInnerTexts();
      assertThat(cells.get(1)).startsWith(shown("%,d", answer.staffed().peak().agents()));
      assertThat(cells.get(2)).isEqualTo(shown("%,.1f", answer.staffed().rosterHours()));
      assertThat(cells.get(5))
          .startsWith(shown("%.1f %%", 100 * answer.simulated().serviceLevel().mean()));
    }
  }

  private static String shown(String format, Object figure) {
    return String.format(Locale.ROOT, format, figure);
  }

  @Test
  void figuresOpenToHowTheyCameAbout() {
    Page page = open(TEN_BRANCHES);
    Locator how = page.locator("#how-new-staff");
    assertThat(how.locator("table")).not().isVisible();
    row(page, "new-staff").locator("a").focus();
    page.keyboard().press("Enter");
    assertThat(how.locator("table tbody tr")).hasCount(10);
    assertThat(how).containsText("95 %");
    assertThat(how).containsText("200 runs");
    row(page, "rush").locator("td").nth(3).click();
    assertThat(page.locator("#how-rush li").nth(1)).containsText("19,200");
  }

  @Test
  void changeThatIsNotTickedIsNotAskedAndAnAmountThatMovesIs() {
    Page page = open("/whatif?about=traffic");
    page.uncheck("[name=on-rush]");
    assertThat(row(page, "rush")).hasCount(0);
    page.locator("[data-of=rush]").focus();
    page.keyboard().press("End");
    assertThat(page.locator("[name=rush]")).hasValue("200");
    assertThat(page.locator("[name=on-rush]")).isChecked();
    assertThat(row(page, "rush")).containsText("+200 %");
    // two branches in one region have no regions to pool
    page.fill("[name=regions]", "1");
    assertThat(row(page, "regions")).hasCount(0);
    assertThat(page.locator("#answers")).containsText("changes nothing here");
  }

  @ParameterizedTest
  @CsvSource({
    "rush,abc",
    "level,100",
    "seconds,-1",
    "shrinkage,100",
    "other-shrinkage,100",
    "absence,100",
    "longer,-80",
    "new-staff,101",
    "slower,1e99",
    "other-level,100",
    "other-seconds,NaN",
    "erlangs,0",
    "handle,-180",
    "branches,2.5",
    "regions,0",
    "cost,-1",
    "patience,0",
    "error,Infinity",
    "runs,1000000",
    "day,2031-01-01",
    "day,soon",
    "span,30",
    "about,wishes",
    "branch,nowhere",
    "queue,nothing",
  })
  void whatIsAskedWronglyIsALineBesideItsField(String field, String typed) {
    HttpResponse<String> answer = planner.get("/whatif?" + field + "=" + typed);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("??");
    Pattern beside = Pattern.compile("id=\"wrong-" + field + "\"[^>]*><span>([^<]+)</span>");
    assertThat(answer.body()).containsPattern(beside);
    assertThat(answer.body()).contains("id=\"answers\"");
  }

  @Test
  void wrongFieldSaysSoInBothLanguagesAndKeepsWhatWasTyped() {
    Page page = open("head", "/whatif?about=traffic");
    page.fill("[name=rush]", "lots");
    assertThat(page.locator("#wrong-rush")).containsText("'lots' % more calls cannot be");
    assertThat(page.locator("[name=rush]")).hasValue("lots");
    assertThat(page.locator("[name=rush]")).hasAttribute("aria-invalid", "true");
    page.click(".language button");
    assertThat(page.locator("h1")).hasText("情景测算");
    page.navigate(console.url("/whatif?about=traffic&rush=lots"));
    assertThat(page.locator("h1")).hasText("情景测算");
    assertThat(page.locator("#wrong-rush")).containsText("来电不能增加“lots”%");
    assertThat(page.locator("[name=rush]")).hasValue("lots");
    page.fill("[name=rush]", "80");
    assertThat(page.locator("#wrong-rush")).isEmpty();
    assertThat(row(page, "rush")).containsText("行情高峰 +80 %");
    assertThat(page.locator("body")).not().containsText("??");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void exportHoldsEveryScenarioAndIsWrittenDown(String format) throws IOException {
    Page page = open(TEN_BRANCHES + "&cost=50");
    Download file = page.waitForDownload(() -> page.click(".exports [value=" + format + "]"));
    assertThat(file.suggestedFilename()).isEqualTo("branchline-what-if." + format);
    if (format.equals("csv")) {
      List<String> lines = Files.readAllLines(file.path());
      assertThat(lines.get(0)).contains("Scenario,Calls,Agents at the peak");
      assertThat(lines.get(1)).startsWith("Today,2000.0,150,0,150.0,220.0,11000.0,0.0,0.6667,");
      assertThat(lines.stream().filter(line -> line.contains("200.0") || line.endsWith(",200")))
          .hasSizeGreaterThan(9);
    }
    assertThat(
            console.query(
                Detail.class,
                "SELECT detail FROM audit_log FINAL WHERE action = 'exported' AND subject = 'whatif'",
                Map.of()))
        .anySatisfy(
            entry -> assertThat(entry.detail()).startsWith(format).contains("10 scenarios"));
  }

  private record Detail(String detail) {}

  @Test
  void onlyWhoPlansMayAsk() {
    for (String who : List.of("qa", "supervisor", "analyst")) {
      Visit visit = Visit.as(console, who);
      assertThat(visit.get("/whatif").statusCode()).as(who).isEqualTo(403);
      assertThat(visit.get("/").body()).doesNotContain("/whatif");
    }
    assertThat(Visit.as(console, "supervisor").get("/staffing").body())
        .doesNotContain("href=\"/whatif\"");
    assertThat(Visit.as(console, "head").get("/staffing").body()).contains("href=\"/whatif\"");
  }

  @Test
  void whatIsTooMuchToSimulateIsStaffedAndSaysSo() {
    String page =
        planner.get("/whatif?about=traffic&erlangs=10000&branches=1000&simulate=all").body();
    assertThat(page)
        .contains("are too many to be simulated here")
        .doesNotContain("hx-trigger=\"load");
  }

  @Test
  void pageIsReadableOnATelephoneAndWithoutColour() {
    Page page = open(TEN_BRANCHES);
    page.setViewportSize(400, 800);
    double width = ((Number) page.evaluate("document.documentElement.scrollWidth")).doubleValue();
    assertThat(width).isLessThanOrEqualTo(400);
    assertThat(page.locator(".scenarios")).hasAttribute("role", "img");
    assertThat(page.locator(".scenarios .scenario.today .length b").first()).hasText("150");
  }
}
