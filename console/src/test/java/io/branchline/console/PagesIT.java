package io.branchline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People at work: every page in Debian's Chromium, as each role. */
final class PagesIT {

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  private static TestingConsole console;
  private static Playwright playwright;
  private static Browser browser;

  private BrowserContext context;
  private Page page;
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void start() {
    console = TestingConsole.start();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--autoplay-policy=no-user-gesture-required")));
  }

  @AfterAll
  static void stop() {
    browser.close();
    playwright.close();
    console.close();
  }

  @BeforeEach
  void open() {
    context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB"));
    page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            complaints.add(message.text());
          }
        });
  }

  @AfterEach
  void close() {
    context.close();
    assertThat(complaints).as("the browser's complaints").isEmpty();
  }

  private void signIn(String name) {
    page.navigate(console.url("/sign-in"));
    page.fill("[name=username]", name);
    page.fill("[name=password]", console.password(name));
    page.click("button.primary");
    assertThat(page.locator("h1")).containsText(name);
  }

  private List<String> links(String selector) {
    return page.locator(selector).all().stream().map(link -> link.getAttribute("href")).toList();
  }

  private void go(String path) {
    page.navigate(console.url(path));
  }

  @Test
  void wrongPasswordIsToldSo() {
    page.navigate(console.url("/sign-in"));
    page.fill("[name=username]", "head");
    page.fill("[name=password]", "wrong");
    page.click("button.primary");
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
        .hasText("The user name or the password is wrong.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"qa", "supervisor", "head", "planner", "analyst", "admin"})
  void everyPageOfARoleOpensInBothLanguages(String who) {
    signIn(who);
    Set<String> links = new LinkedHashSet<>(links(".bar nav a"));
    assertThat(links).contains("/branches");
    for (String link : List.copyOf(links)) {
      go(link);
      links.addAll(links(".pages a"));
    }
    assertThat(links.contains("/staffing")).as("%s plans", who).isEqualTo(!who.equals("qa"));
    for (String link : links) {
      Response answer = page.navigate(console.url(link));
      assertThat(answer.status()).as(link).isEqualTo(200);
      assertThat(page.locator("html")).hasAttribute("lang", "en");
      assertThat(page.locator("body").innerText())
          .as("%s has every text", link)
          .doesNotContain("??");
    }
    page.click(".language button");
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    for (String link : links) {
      go(link);
      String text = page.locator("body").innerText();
      assertThat(text).as("%s has every text", link).doesNotContain("??");
      assertThat(CHINESE.matcher(page.locator("h1").innerText()).find()).as(link).isTrue();
      assertThat(text).as(link).doesNotContain("Service level", "Branches", "Outcome");
    }
    page.click(".language button");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
  }

  @Test
  void languageIsKeptInTheAccount() {
    signIn("planner");
    page.click(".language button");
    assertThat(page.locator(".bar nav a").first()).hasText("总览");
    try (BrowserContext other = browser.newContext()) {
      Page elsewhere = other.newPage();
      elsewhere.navigate(console.url("/sign-in"));
      elsewhere.fill("[name=username]", "planner");
      elsewhere.fill("[name=password]", console.password("planner"));
      elsewhere.click("button.primary");
      assertThat(elsewhere.locator("html")).hasAttribute("lang", "zh-CN");
    }
    page.click(".language button");
  }

  @Test
  void measureAndPeriodAreChosenWithoutLeavingThePage() {
    signIn("head");
    go("/branches");
    assertThat(page.locator(".formula")).containsText("answered within 20 s");
    page.click("[data-measure=handle-time]");
    assertThat(page.locator("[data-measure=handle-time]")).hasAttribute("aria-pressed", "true");
    assertThat(page).hasURL(Pattern.compile("measure=handle-time"));
    page.click(".presets [data-days='1']");
    assertThat(page).hasURL(Pattern.compile("from=2026-11-15&to=2026-11-15"));
    assertThat(page.locator(".presets [data-days='1']")).hasAttribute("aria-pressed", "true");
    assertThat(page.locator("table.data tbody tr")).hasCount(6);
    page.goBack();
    assertThat(page).hasURL(Pattern.compile("from=2026-11-09"));
  }

  @Test
  void barOpensTheCallsBehindIt() {
    signIn("head");
    go("/branches?measure=answer-rate");
    Locator chart = page.locator("[data-chart=compare] canvas");
    chart.click(new Locator.ClickOptions().setPosition(230, 22));
    assertThat(page).hasURL(Pattern.compile("/calls\\?from=2026-11-09&to=2026-11-15.*branch=b0"));
    assertThat(page.locator("table.calls tbody tr").first()).isVisible();
  }

  @Test
  void dayWithoutTrafficHasNoFigures() {
    signIn("head");
    go("/branches?from=2020-01-01&to=2020-01-02");
    assertThat(page.locator(".tile-value").first()).hasText("–");
    assertThat(page.locator(".notice").first()).containsText("no calls in this period");
  }

  @Test
  void searchShowsHitsAndOpensTheCallThere() {
    signIn("qa");
    go("/search");
    page.fill("[name=q]", "\"debit card\" side:customer");
    page.keyboard().press("Enter");
    Locator hit = page.locator("ol.found .at").first();
    assertThat(page.locator("ol.found mark").first()).hasText("debit card");
    assertThat(hit).hasText("0:07.4");
    hit.click();
    assertThat(page.locator("#player")).hasAttribute("data-ready", "yes");
    assertThat(page.locator("#now")).hasText("0:07.4");
    assertThat(page.locator(".w.hit")).hasCount(2);
  }

  @Test
  void searchThatIsNotUnderstoodSaysWhere() {
    signIn("qa");
    go("/calls?q=%22debit");
    assertThat(page).hasURL(Pattern.compile("/search\\?q=%22debit"));
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT)).isVisible();
  }

  @Test
  void listIsPagedAndFiltered() {
    signIn("head");
    go("/calls");
    String first = page.locator("table.calls tbody th a").first().getAttribute("href");
    page.click("[data-page-step='1']");
    assertThat(page).hasURL(Pattern.compile("page=1"));
    assertThat(page.locator("table.calls tbody th a").first()).not().hasAttribute("href", first);
    page.selectOption("[name=outcome]", "abandoned");
    assertThat(page).not().hasURL(Pattern.compile("page="));
    assertThat(page.locator("table.calls .tag.answered")).hasCount(0);
  }

  @Test
  void wrongFilterIsNamedAndNotApplied() {
    signIn("head");
    go("/calls?outcome=zzz&with=wings&from=2026-13-99&branch=b99&page=x");
    assertThat(page.locator(".notice.bad")).hasCount(5);
    assertThat(page.locator(".notice.bad", new Page.LocatorOptions().setHasText("'zzz'")))
        .hasText("There is no outcome 'zzz'. Every outcome is shown.");
    assertThat(page.locator("table.calls tbody tr").first()).isVisible();
    go("/branches?measure=zzz&queue=gone&to=yesterday");
    assertThat(page.locator(".notice.bad")).hasCount(3);
    assertThat(page.locator("table.data tbody tr")).hasCount(6);
    assertThat(page.navigate(console.url("/call?id=x&at=now")).status()).isEqualTo(400);
    assertThat(page.locator("h1")).hasText("This address asks for something that cannot be read.");
  }

  @Test
  void agentIsFoundByIdOrByPartOfTheName() {
    signIn("head");
    go("/calls?agent=agent+A034");
    assertThat(page.locator("table.calls tbody td:nth-child(4)").first()).hasText("Agent a034");
    String total = page.locator(".list-head h2").innerText();
    go("/calls?agent=a034");
    assertThat(page.locator(".list-head h2")).hasText(total);
    go("/calls?agent=nobody");
    assertThat(page.locator(".empty")).isVisible();
  }

  @Test
  void allBranchesTogetherStayTheSameWhenOneIsLookedAt() {
    signIn("head");
    go("/branches");
    String together = page.locator("tfoot").innerText();
    go("/branches?branch=b03");
    assertThat(page.locator("tfoot")).hasText(together.replaceAll("\\s+", " "));
    assertThat(page.locator(".tile-note").first()).not().hasText("n = 0");
  }

  @Test
  void pagesFitANarrowScreen() {
    signIn("admin");
    page.setViewportSize(400, 900);
    Set<String> links = new LinkedHashSet<>(links(".bar nav a"));
    links.addAll(
        List.of("/forecast", "/staffing", "/whatif", "/roster", "/intraday", "/adherence"));
    links.add("/search?q=debit");
    links.add("/call?id=" + Visit.encode(console.recordedCall(TestingConsole.OWN)));
    for (String link : links) {
      go(link);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(link).isEqualTo(400);
    }
  }

  @Test
  void printLeavesOutWhatIsPressedAndKeepsWhatWasChosen() {
    signIn("qa");
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
    go("/branches");
    assertThat(page.locator(".bar")).isHidden();
    assertThat(page.locator(".presets")).isHidden();
    assertThat(page.locator("[name=from]")).isVisible();
    go("/search?q=debit");
    assertThat(page.locator(".facets")).isHidden();
    assertThat(page.locator("ol.found")).isVisible();
    go("/call?id=" + Visit.encode(console.recordedCall(TestingConsole.OWN)));
    assertThat(page.locator("#score-form")).isHidden();
    assertThat(page.locator("#transcript")).isVisible();
  }

  @Test
  void clickOnAWordPlaysFromIt() {
    signIn("qa");
    go("/call?id=" + Visit.encode(console.recordedCall(TestingConsole.OWN)));
    assertThat(page.locator("#player")).hasAttribute("data-ready", "yes");
    Locator word = page.locator(".w", new Page.LocatorOptions().setHasText("debit")).first();
    long start = Long.parseLong(word.getAttribute("data-start"));
    word.click();
    page.waitForCondition(() -> millis() >= start);
    assertThat(millis()).isBetween(start, start + 5_000);
    assertThat(page.locator(".turn.now .who")).hasText("Customer");
    assertThat(page.locator(".play")).hasAttribute("aria-pressed", "true");
    page.waitForCondition(() -> millis() > start + 600);
    page.click(".play");
    assertThat(page.locator(".play")).hasAttribute("aria-pressed", "false");
  }

  private long millis() {
    String now = page.locator("#now").getAttribute("data-millis");
    return now == null ? 0 : Long.parseLong(now);
  }

  @Test
  void evidenceIsHeardWithAClick() {
    signIn("qa");
    go("/call?id=" + Visit.encode(console.recordedCall(TestingConsole.OWN)));
    assertThat(page.locator("#player")).hasAttribute("data-ready", "yes");
    Locator evidence = page.locator("#score-form .seek").nth(1);
    long at = Long.parseLong(evidence.getAttribute("data-seek"));
    evidence.click();
    page.waitForCondition(() -> millis() >= at);
    assertThat(millis()).isLessThan(at + 5_000);
  }

  private record Revision(int revision, String evaluator, double score, long answers) {}

  @Test
  void callIsScoredByHandWithTheKeyboardAndEveryRevisionStays() {
    signIn("supervisor");
    String id = console.recordedCall(TestingConsole.OWN);
    go("/call?id=" + Visit.encode(id));
    page.click("#score-form button[type=submit]");
    assertThat(page.locator("#scores .notice.bad")).containsText("no answer yet");
    int questions = page.locator("#score-form .question").count();
    page.locator("#scores h2").first().click();
    page.keyboard().press("j");
    for (int i = 0; i < questions; i++) {
      page.keyboard().press("1");
    }
    assertThat(page.locator("#draft")).containsText("all questions answered");
    assertThat(page.locator("#draft .total")).hasText("100.0");
    page.fill("#score-form textarea", "Friendly and clear");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#scores .notice.good")).hasText("Saved as revision 1.");
    assertThat(page.locator(".evaluation").first()).containsText("supervisor");
    page.locator("#score-form .question .options").last().locator("label").nth(1).click();
    assertThat(page.locator("#draft .total")).not().hasText("100.0");
    page.click("#score-form button[type=submit]");
    assertThat(page.locator("#scores .notice.good")).hasText("Saved as revision 2.");
    List<Revision> revisions =
        console.query(
            Revision.class,
            """
            SELECT e.revision AS revision, e.evaluator AS evaluator, assumeNotNull(e.score) AS score,
              count() AS answers
            FROM evaluations AS e FINAL INNER JOIN evaluation_answers AS a FINAL
              ON e.evaluation_id = a.evaluation_id AND e.revision = a.revision
            WHERE e.call_id = {id:String} AND e.method = 'manual'
            GROUP BY ALL ORDER BY revision
            """,
            Map.of("id", id));
    assertThat(revisions).extracting(Revision::revision).containsExactly(1, 2);
    assertThat(revisions).extracting(Revision::answers).containsOnly((long) questions);
    assertThat(revisions.get(0).score()).isEqualTo(100);
    assertThat(revisions.get(1).score()).isLessThan(100);
  }

  @Test
  void otherBranchsCallIsAPageThatIsNotThere() {
    signIn("qa");
    Response answer =
        page.navigate(
            console.url("/call?id=" + Visit.encode(console.recordedCall(TestingConsole.OTHER))));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(page.locator("h1")).hasText("There is nothing here.");
  }

  @Test
  void sliderChangesTheAgentsAtOnce() {
    signIn("planner");
    go("/staffing?branch=b01&queue=cards");
    Locator hours = page.locator(".tile-value").nth(2);
    String before = hours.innerText();
    page.locator("[name=level]").fill("99");
    assertThat(hours).not().hasText(before);
    assertThat(page).hasURL(Pattern.compile("level=99"));
    assertThat(page.locator("output").first()).hasText("99 %");
  }

  @Test
  void formulaIsSetForEveryReportAndItsVersionsStay() {
    signIn("admin");
    go("/settings");
    page.check("[value=ANSWERED_ONLY]");
    page.click("main button.primary");
    assertThat(page.locator(".notice.good")).hasText("Saved.");
    assertThat(page.locator("table.data tbody tr").first()).containsText("Answered only");
    go("/branches");
    assertThat(page.locator(".formula")).containsText("answered within 20 s ÷ answered");
    go("/settings");
    page.check("[value=NEGATIVE]");
    page.click("main button.primary");
    assertThat(page.locator("table.data tbody tr")).hasCount(2);
  }

  @Test
  void signOutEndsTheSession() {
    signIn("admin");
    page.click("details.menu summary");
    page.click("details.menu button");
    assertThat(page.locator(".notice")).hasText("You are signed out.");
    go("/branches");
    assertThat(page).hasURL(Pattern.compile("/sign-in"));
  }
}
