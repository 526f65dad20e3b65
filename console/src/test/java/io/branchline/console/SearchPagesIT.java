package io.branchline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Search, its export and the categories, in Chromium and by what a browser would not send. */
final class SearchPagesIT extends InChromium {

  private static Page search(String who, String query) {
    Page page = chromium.signedIn(who);
    page.navigate(console.url("/search?q=" + Visit.encode(query)));
    return page;
  }

  @Test
  void facetNarrowsAndLetsGo() {
    Page page = search("head", "debit");
    Locator branch =
        page.locator(".facets a", new Page.LocatorOptions().setHasText("Shanghai Pudong"));
    String all = page.locator(".list-head h2 span").innerText();
    branch.click();
    assertThat(page).hasURL(Pattern.compile("branch=b01"));
    assertThat(page.locator(".list-head h2 span")).not().hasText(all);
    assertThat(page.locator(".found-head").first()).containsText("Shanghai Pudong");
    page.locator(".facets a[aria-current]").click();
    assertThat(page.locator(".list-head h2 span")).hasText(all);
    page.selectOption("[name=sort]", "score");
    assertThat(page).hasURL(Pattern.compile("sort=score"));
  }

  @Test
  void agentsAreNamedAndFilteredByTheirId() {
    Page page = search("head", "debit");
    Locator agent =
        page.locator(".facets a", new Page.LocatorOptions().setHasText("Agent a")).first();
    String name = agent.locator("span").first().innerText();
    agent.click();
    assertThat(page).hasURL(Pattern.compile("agent=" + name.substring("Agent ".length()) + "\\b"));
    assertThat(page.locator(".facets a[aria-current] span").first()).hasText(name);
    assertThat(page.locator(".found-head").first()).containsText(name);
  }

  @Test
  void filterThatNothingMatchesCanBeLetGoOf() {
    Page page = chromium.signedIn("head");
    page.navigate(console.url("/search?q=debit&agent=nobody&queue=gone"));
    assertThat(page.locator(".empty")).isVisible();
    page.locator(".facets a[aria-current]", new Page.LocatorOptions().setHasText("nobody")).click();
    page.locator(".facets a[aria-current]", new Page.LocatorOptions().setHasText("gone")).click();
    assertThat(page.locator(".found-head").first()).isVisible();
  }

  @Test
  void searchThatTakesTooLongSaysThatItsAnswerIsNotWhole() {
    System.setProperty("branchline.search.time-limit", "0s");
    try {
      console.restart();
      Page page = search("head", "debit");
      assertThat(page.locator(".notice")).containsText("stopped after 0 s");
      assertThat(page.locator(".list-head h2")).containsText("at least");
      assertThat(page.locator(".empty")).hasCount(0);
      page.click(".language button");
      page.navigate(console.url("/search?q=debit"));
      assertThat(page.locator(".notice")).containsText("已在 0 秒后停止");
      page.click(".language button");
    } finally {
      System.clearProperty("branchline.search.time-limit");
      console.restart();
    }
  }

  @Test
  void mistakeIsPointedAtInThePagesLanguage() {
    Page page = search("head", "card AND (debit");
    assertThat(page.locator(".mistake")).containsText("Column 10");
    assertThat(page.locator(".mistake mark")).hasText("(");
    page.click(".language button");
    page.navigate(console.url("/search?q=" + Visit.encode("卡 AND (debit")));
    assertThat(page.locator(".mistake mark")).hasText("(");
    String told = page.locator(".mistake p").innerText();
    assertThat(told).contains("无法理解").doesNotContain("Column", "expected");
    page.click(".language button");
  }

  @Test
  void hostileQueryIsTextAndNothingElse() {
    Page page = search("head", "<script>alert(1)</script> \"\u202e");
    assertThat(page.locator(".mistake")).containsText("<script>alert(1)</script>");
    assertThat(page.locator("main script")).hasCount(0);
  }

  private record Entry(String username, String subject, String detail) {}

  private static List<Entry> exports(String who) {
    return console.query(
        Entry.class,
        "SELECT username, subject, detail FROM audit_log FINAL WHERE action = 'exported'"
            + " AND username = {who:String}",
        Map.of("who", who));
  }

  @Test
  void exportHoldsOwnBranchesOnlyAndIsWrittenDown() throws IOException {
    Page page = search("supervisor", "debit");
    Download csv = page.waitForDownload(() -> page.click("button[value=csv]"));
    List<String> lines = Files.readAllLines(csv.path());
    assertThat(lines.get(0)).startsWith("\uFEFFCall,Branch,");
    assertThat(lines).hasSizeGreaterThan(1);
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.contains(",b01,"));
    assertThat(lines.get(1)).contains(",Customer,").contains(",debit,");
    assertThat(exports("supervisor"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.detail())
                    .contains("csv", (lines.size() - 1) + " places", "q=debit"));
    Download xlsx = page.waitForDownload(() -> page.click("button[value=xlsx]"));
    assertThat(xlsx.suggestedFilename()).isEqualTo("branchline-hits.xlsx");
    try (ZipFile zip = new ZipFile(xlsx.path().toFile());
        InputStream in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
      String sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      // the time of the call and the seconds are numbers
      assertThat(sheet.split("t=\"n\"", -1)).hasSizeGreaterThanOrEqualTo(3 * (lines.size() - 1));
    }
  }

  @Test
  void exportNeedsTheTokenThePermissionAndABranchOfOnesOwn() {
    Visit qa = Visit.as(console, "qa");
    assertThat(qa.post("/search/export", Map.of("q", "debit", "format", "csv")).statusCode())
        .isEqualTo(403);
    String token = qa.csrf("/");
    assertThat(
            qa.post(
                    "/search/export",
                    Map.of("_csrf", token, "q", "debit", "branch", "b02", "format", "csv"))
                .statusCode())
        .isEqualTo(404);
    Visit analyst = Visit.as(console, "analyst");
    assertThat(
            analyst
                .post(
                    "/search/export",
                    Map.of("_csrf", analyst.csrf("/"), "q", "debit", "format", "csv"))
                .statusCode())
        .isEqualTo(403);
    HttpResponse<String> wrong =
        qa.post("/search/export", Map.of("_csrf", token, "q", "\"x", "format", "csv"));
    assertThat(wrong.statusCode()).isEqualTo(302);
    assertThat(exports("qa")).isEmpty();
  }

  @Test
  void categoryIsMadeFromASearchCountedChangedAndDisabled() {
    Page page = search("admin", "\"debit card\"");
    page.click("a:has-text('Make it a category')");
    assertThat(page.locator("[name=query]")).hasValue("\"debit card\"");
    page.fill("[name=category]", "debit_card");
    page.fill("[name=titleEn]", "Debit <i>card</i>");
    page.fill("[name=titleZh]", "借记卡");
    page.click(".category-form button.primary");
    Locator row =
        page.locator("tbody tr", new Page.LocatorOptions().setHasText("Debit <i>card</i>")).first();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              page.reload();
              return row.locator("td.num a").count() > 0;
            });
    assertThat(page.locator("tbody").nth(1)).containsText("Shanghai Pudong");
    row.locator("td.num a").first().click();
    assertThat(page).hasURL(Pattern.compile("category=debit_card"));
    assertThat(page.locator("ol.found > li").first()).isVisible();
    page.navigate(console.url("/categories?edit=debit_card"));
    page.fill("[name=query]", "\"debit");
    page.click(".category-form button.primary");
    assertThat(page.locator(".mistake")).containsText("Column 1");
    page.navigate(console.url("/categories"));
    page.locator("tr", new Page.LocatorOptions().setHasText("Debit")).locator("button").click();
    assertThat(page.locator("tr.off")).containsText("disabled");
    assertThat(chromium.signedIn("qa").locator("a[href^='/categories?edit']")).hasCount(0);
  }

  @Test
  void qaSeesCategoriesButChangesNone() {
    Visit qa = Visit.as(console, "qa");
    assertThat(qa.get("/categories").body()).doesNotContain("New category");
    Map<String, String> rule =
        Map.of("_csrf", qa.csrf("/"), "category", "x", "query", "card", "titleEn", "X");
    assertThat(qa.post("/categories", rule).statusCode()).isEqualTo(403);
  }

  @Test
  void correctedWordsAreFoundWithinFiveSeconds() {
    String id = console.recordedCall(TestingConsole.OWN);
    Visit qa = Visit.as(console, "qa");
    String before = "thank you for calling river bank my name is anna how can i help you";
    HttpResponse<String> saved =
        qa.post(
            "/call/turn",
            Map.of(
                "_csrf",
                qa.csrf("/"),
                "id",
                id,
                "side",
                "agent",
                "number",
                "0",
                "before",
                before,
                "text",
                before.replace("anna", "rosalinde")));
    assertThat(saved.body()).contains("rosalinde");
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> qa.get("/search?q=rosalinde").body().contains("<mark>rosalinde</mark>"));
    assertThat(qa.get("/search?q=rosalinde").body()).contains("0:03.6");
  }
}
