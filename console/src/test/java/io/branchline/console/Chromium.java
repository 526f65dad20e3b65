package io.branchline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Debian's Chromium before a console; what it complains about fails the test. */
final class Chromium implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--autoplay-policy=no-user-gesture-required");

  /** What htmx writes when a newer question replaces one under way. */
  private static final Set<String> ABORTED = Set.of("htmx:sendAbort", "htmx:afterRequest");

  private final TestingConsole console;
  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();

  Chromium(TestingConsole console) {
    this.console = console;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(FLAGS));
  }

  /** A window of its own in which somebody is signed in. */
  Page signedIn(String name) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("en-GB")
                .setAcceptDownloads(true));
    contexts.add(context);
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")
              && !message.text().contains("status of 4")
              && !ABORTED.contains(message.text())) {
            complaints.add(message.text());
          }
        });
    page.navigate(console.url("/sign-in"));
    page.fill("[name=username]", name);
    page.fill("[name=password]", console.password(name));
    page.click("button.primary");
    assertThat(page.locator("h1")).containsText(name);
    return page;
  }

  /** Closes the windows of a test and tells what they complained about. */
  void closeWindows() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    List<String> told = List.copyOf(complaints);
    complaints.clear();
    assertThat(told).as("the browser's complaints").isEmpty();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
