package io.branchline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.branchline.warehouse.table.Recording;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A call's page in Chromium: its time line, its measures, its keys, and corrections. */
final class CallPageIT extends InChromium {

  private static String call;

  @BeforeAll
  static void start() {
    call = console.recordedCall(TestingConsole.OWN);
  }

  private static Page open(String who, String query) {
    Page page = chromium.signedIn(who);
    page.navigate(console.url("/call?id=" + Visit.encode(call) + query));
    assertThat(page.locator("#player")).hasAttribute("data-ready", "yes");
    return page;
  }

  private static long millis(Page page) {
    String now = page.locator("#now").getAttribute("data-millis");
    return now == null ? 0 : Long.parseLong(now);
  }

  private record Drawn(String side, int millisPerPeak, long peaks) {}

  @Test
  void waveformIsDrawnOnceAndKept() {
    open("qa", "");
    List<Drawn> drawn =
        console.query(
            Drawn.class,
            "SELECT side, millis_per_peak, length(peaks) AS peaks FROM waveforms FINAL"
                + " WHERE call_id = {id:String} ORDER BY side",
            Map.of("id", call));
    assertThat(drawn).extracting(Drawn::side).containsExactly("agent", "customer");
    assertThat(drawn.get(0).peaks()).isGreaterThan(1_000);
    HttpResponse<String> again =
        Visit.as(console, "qa").get("/call/peaks?id=" + Visit.encode(call));
    assertThat(again.body()).contains("\"millisPerPeak\":" + drawn.get(0).millisPerPeak());
  }

  @Test
  void keysPlayJumpZoomAndChangeTheSpeed() {
    Page page = open("qa", "");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#now")).hasText("0:03.0");
    page.keyboard().press("]");
    assertThat(page.locator("#speed")).hasValue("1.25");
    page.keyboard().press("[");
    page.keyboard().press("[");
    assertThat(page.locator("#speed")).hasValue("0.75");
    page.keyboard().press("End");
    page.keyboard().press("Home");
    assertThat(page.locator("#now")).hasText("0:00.0");
    page.keyboard().press("+");
    assertThat(page.locator("[data-zoom='-1']")).isEnabled();
    page.keyboard().press("?");
    assertThat(page.locator("#keys")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("#keys")).isHidden();
    page.keyboard().press(" ");
    page.waitForCondition(() -> millis(page) > 900);
    assertThat(page.locator(".turn.now .who")).hasText("Agent");
    page.keyboard().press(" ");
    assertThat(page.locator(".play")).hasAttribute("aria-pressed", "false");
  }

  /** Chromium leaves the focus on the closed help's button until it paints next. */
  @Test
  void playKeyWorksAtOnceWhenTheHelpIsClosed() {
    Page page = open("qa", "");
    page.evaluate(
        """
        () => { const keys = document.getElementById("keys");
          keys.showModal();
          keys.close();
          const space = new KeyboardEvent("keydown", { key: " ", bubbles: true, cancelable: true });
          keys.querySelector("button").dispatchEvent(space); }
        """);
    assertThat(page.locator(".play")).hasAttribute("aria-pressed", "true");
  }

  @Test
  void recordingThatCameBeforeItsEventsIsHeardAndSaysSo() {
    Recording known =
        console
            .query(
                Recording.class,
                "SELECT * FROM recordings FINAL WHERE call_id = {id:String}",
                Map.of("id", call))
            .get(0);
    console.write(
        Recording.class,
        List.of(
            early(known, "early-1", TestingConsole.OWN),
            early(known, "early-2", TestingConsole.OTHER)));
    Page page = chromium.signedIn("qa");
    page.navigate(console.url("/call?id=early-1"));
    assertThat(page.locator("#player")).hasAttribute("data-ready", "yes");
    assertThat(page.locator(".notice").first()).containsText("events of this call are not here");
    assertThat(Visit.as(console, "qa").get("/call?id=early-2").statusCode()).isEqualTo(404);
  }

  private static Recording early(Recording r, String id, String branch) {
    return new Recording(
        id,
        branch,
        r.queue(),
        r.agent(),
        r.callStartedAt(),
        r.agentPath(),
        r.agentChannel(),
        r.agentDelayMillis(),
        r.customerPath(),
        r.customerChannel(),
        r.customerDelayMillis(),
        r.durationMillis(),
        r.sampleRate(),
        r.encoding(),
        id,
        r.status(),
        r.error(),
        r.version(),
        r.clockStartedAt());
  }

  @Test
  void hitsOfTheSearchAreMarksThatKeysGoThrough() {
    Page page = open("qa", "&q=card");
    assertThat(page.locator(".marks .mark")).hasCount(2);
    page.keyboard().press("n");
    assertThat(page.locator("#now")).hasText("0:07.7");
    page.keyboard().press("n");
    assertThat(page.locator("#hit-now")).containsText("2 / 2");
    page.keyboard().press("p");
    assertThat(page.locator("#now")).hasText("0:07.7");
    page.locator(".marks .mark").nth(1).click();
    page.waitForCondition(() -> millis(page) > 20_000);
    page.keyboard().press(" ");
  }

  @Test
  void waveIsASliderThatAClickMoves() {
    Page page = open("qa", "");
    Locator wave = page.locator("#wave");
    assertThat(wave).hasAttribute("role", "slider");
    double width = wave.boundingBox().width;
    wave.click(new Locator.ClickOptions().setPosition(width / 2, 60));
    long length = Long.parseLong(wave.getAttribute("aria-valuemax")) * 1000;
    assertThat(millis(page)).isBetween(length / 2 - 1_500, length / 2 + 1_500);
    assertThat(wave).hasAttribute("aria-valuetext", Pattern.compile("0:2\\d\\.\\d of 0:4"));
  }

  @Test
  void timeLineShowsSilenceOvertalkAndWhatIsMasked() {
    Page page = open("qa", "");
    Object counts =
        page.evaluate(
            """
            () => { const t = JSON.parse(document.getElementById("time-line").textContent);
              return [t.silence.length, t.overtalk.length, t.masked.length, t.masked[0].title].join(" "); }
            """);
    assertThat(counts).isEqualTo("1 1 1 card number");
    assertThat(page.locator(".w.masked")).hasText("[card …1111]");
  }

  @Test
  void measureSaysWhatItMeansAndOpensItsPlace() {
    Page page = open("qa", "");
    page.click("[popovertarget=what-longest-silence]");
    assertThat(page.locator("#what-longest-silence")).isVisible();
    assertThat(page.locator("#what-longest-silence")).containsText("neither side speaks");
    page.keyboard().press("Escape");
    Locator place = page.locator(".measure .seek").first();
    long at = Long.parseLong(place.getAttribute("data-seek"));
    place.click();
    page.waitForCondition(() -> millis(page) >= at);
    assertThat(millis(page)).isLessThan(at + 5_000);
    page.keyboard().press("Escape");
  }

  private record Revision(String text, String textBefore, String correctedBy, String reason) {}

  @Test
  void correctionIsSavedShownAndFoundAndTheOriginalIsOneClickAway() {
    Page page = open("supervisor", "");
    Locator turn = page.locator("#turn-agent-2");
    String before = turn.locator(".words").innerText().strip();
    turn.hover();
    turn.locator(".edit").click();
    assertThat(page.locator(".editing textarea")).isFocused();
    page.fill(".editing textarea", "I am sorry <b>to</b> hear that & may I have your passphrase");
    page.fill(".editing [name=reason]", "misheard");
    page.keyboard().press("Control+Enter");
    assertThat(turn).hasClass(Pattern.compile("corrected"));
    assertThat(turn.locator(".words")).containsText("passphrase");
    assertThat(turn.locator(".words b")).hasCount(0);
    turn.locator("summary").click();
    assertThat(turn.locator(".original")).containsText(before);
    assertThat(turn.locator("li").first()).containsText("supervisor");
    assertThat(
            console.query(
                Revision.class,
                "SELECT text, text_before, corrected_by, reason FROM transcript_corrections FINAL"
                    + " WHERE call_id = {id:String} AND corrected_by = 'supervisor'",
                Map.of("id", call)))
        .singleElement()
        .satisfies(
            revision -> {
              assertThat(revision.textBefore()).isEqualTo(before);
              assertThat(revision.text()).endsWith("passphrase");
            });
    page.reload();
    assertThat(page.locator("#turn-agent-2 .words")).containsText("passphrase");
  }

  @Test
  void whoSavesSecondIsShownWhatTheFirstWroteAndLosesNothing() {
    Page first = open("qa", "");
    Page second = open("admin", "");
    for (Page page : List.of(first, second)) {
      page.locator("#turn-customer-1").hover();
      page.locator("#turn-customer-1 .edit").click();
    }
    first.fill(".editing textarea", "hello i lost my gold debit card");
    first.click(".editing button.primary");
    assertThat(first.locator("#turn-customer-1.corrected")).isVisible();
    second.fill(".editing textarea", "hello i lost my old debit card");
    second.click(".editing button.primary");
    assertThat(second.locator(".editing [role=alert]")).containsText("qa corrected this turn");
    assertThat(second.locator(".editing .quote")).hasText("hello i lost my gold debit card");
    assertThat(second.locator(".editing textarea")).hasValue("hello i lost my old debit card");
    second.click(".editing button.primary");
    assertThat(second.locator("#turn-customer-1 .words")).containsText("old debit card");
    second.locator("#turn-customer-1 summary").click();
    assertThat(second.locator("#turn-customer-1 .revisions li")).hasCount(3);
  }

  @Test
  void correctionNeedsItsPermissionItsBranchAndTheToken() {
    String path = "/call/turn?side=agent&number=0&id=";
    assertThat(Visit.as(console, "analyst").get(path + Visit.encode(call)).statusCode())
        .isEqualTo(403);
    String other = console.recordedCall(TestingConsole.OTHER);
    Visit qa = Visit.as(console, "qa");
    assertThat(qa.get(path + Visit.encode(other)).statusCode()).isEqualTo(404);
    Map<String, String> form =
        Map.of("id", other, "side", "agent", "number", "0", "before", "x", "text", "y");
    assertThat(qa.post("/call/turn", form).statusCode()).isEqualTo(403);
    Map<String, String> withToken = new java.util.HashMap<>(form);
    withToken.put("_csrf", qa.csrf("/"));
    assertThat(qa.post("/call/turn", withToken).statusCode()).isEqualTo(404);
    withToken.put("id", call);
    withToken.put("side", "nobody");
    assertThat(qa.post("/call/turn", withToken).statusCode()).isEqualTo(404);
  }

  private record Id(String callId) {}

  @Test
  void paceIsThatOfTheCallsLanguageWhateverThePages() {
    String chinese =
        console
            .query(
                Id.class,
                "SELECT call_id FROM call_speech FINAL WHERE language = 'zh' LIMIT 1",
                Map.of())
            .get(0)
            .callId();
    Page page = open("head", "");
    assertThat(page.locator("#score-form .pace"))
        .hasText("Here, in English: 100 to 220 words a minute");
    assertThat(page.locator(".evaluation .pace")).hasCount(1);
    page.navigate(console.url("/call?id=" + Visit.encode(chinese)));
    assertThat(page.locator("#score-form .pace"))
        .hasText("Here, in Chinese: 160 to 300 characters a minute");
    assertThat(page.locator(".measures")).containsText("characters/min");
    page.click(".language button");
    page.navigate(console.url("/call?id=" + Visit.encode(chinese)));
    assertThat(page.locator("#score-form .pace")).hasText("本通话为中文：每分钟 160 至 300 字");
    page.navigate(console.url("/call?id=" + Visit.encode(call)));
    assertThat(page.locator("#score-form .pace")).hasText("本通话为英语：每分钟 100 至 220 词");
    assertThat(page.locator(".measures")).containsText("词/分钟");
    page.click(".language button");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
  }

  @Test
  void pageIsReadableInChineseAndOnAWideScreen() {
    Page page = open("head", "&q=card");
    page.setViewportSize(1920, 1080);
    page.click(".language button");
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    assertThat(page.locator("#player")).hasAttribute("data-ready", "yes");
    assertThat(page.locator("main")).not().containsText("??");
    assertThat(page.locator(".legend")).containsText("已脱敏并静音");
    Object overflow =
        page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth");
    assertThat(overflow).isEqualTo(false);
    page.click(".language button");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
  }
}
