package io.branchline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.branchline.warehouse.table.PooledStaffing;
import io.branchline.warehouse.table.Staffing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** A planner's week in a browser: forecast, staff, solve, edit, break a rule, publish, export. */
final class PlannersWeekIT extends InChromium {

  /** Its agents serve every queue; there is no roster of it yet. */
  private static final String BRANCH = "b03";

  private static final String POOLED = "b04";
  private static final LocalDate FROM = Workforce.NEXT;
  private static final double MINUTES = 60_000;

  private record Count(long n) {}

  private static long count(String sql) {
    return console.query(Count.class, "SELECT count() AS n FROM " + sql, Map.of()).get(0).n();
  }

  /** Waits as long as a process of its own takes on a busy machine. */
  private static void visible(Locator locator) {
    assertThat(locator).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(2 * MINUTES));
  }

  private static Locator cell(Page page, int agent, int day) {
    return page.locator("td[data-a='" + agent + "'][data-d='" + day + "']");
  }

  private static void ready(Page page) {
    assertThat(page.locator("#sheet")).hasAttribute("data-ready", "yes");
  }

  private static void give(Page page, int agent, int day, String shift) {
    cell(page, agent, day).focus();
    page.keyboard().press("Enter");
    page.keyboard().type(shift);
    page.keyboard().press("Enter");
    assertThat(page.locator("#sheet")).hasAttribute("data-checking", "no");
  }

  private static void solve(Page page, String branch) {
    page.navigate(console.url("/roster?branch=" + branch));
    assertThat(page.locator(".notice").first()).containsText("no roster of this branch yet");
    page.fill("[name=from]", FROM.toString());
    page.fill("[name=weeks]", "1");
    page.fill("[name=seconds]", "8");
    page.click("form[action='/roster/solve'] button");
    assertThat(page.locator("#solving .solve-line")).containsText("Solving");
    visible(page.locator("#solving a.primary"));
    page.click("#solving a.primary");
    ready(page);
  }

  @Test
  void aPlannersWeek() throws IOException, ParserException {
    Page page = chromium.signedIn("planner");
    forecast(page);
    staff(page);
    solve(page, BRANCH);
    String solved = page.url().replaceAll(".*roster=", "");
    assertThat(solved).startsWith(BRANCH + "-" + FROM);
    String edited = editAndBreakARule(page);
    assertThat(edited).isNotEqualTo(solved);
    publish(page, edited);
    export(page, edited);
  }

  private static void forecast(Page page) {
    page.navigate(console.url("/forecast?branch=" + BRANCH));
    page.fill("[name=days-ahead]", "14");
    page.click("#recompute button");
    visible(page.locator("#recompute strong:has-text('Done')"));
    page.click("#recompute a.button");
    assertThat(page.locator("#body")).containsText("first day " + FROM);
    assertThat(
            console.query(
                Count.class,
                "SELECT count() AS n FROM forecast_publications FINAL WHERE model = 'best' AND days ="
                    + " 14 AND origin = {from:Date}",
                Map.of("from", FROM)))
        .containsExactly(new Count(1));
    assertThat(count("audit_log WHERE action = 'recomputed_forecast' AND username = 'planner'"))
        .isEqualTo(1);
  }

  private static void staff(Page page) {
    page.navigate(console.url("/staffing?branch=" + BRANCH));
    page.locator("[name=level]").fill("90");
    assertThat(page)
        .hasURL(Pattern.compile("level=90"), new PageAssertions.HasURLOptions().setTimeout(20_000));
    page.click("#recompute button");
    visible(page.locator("#recompute strong:has-text('Done')"));
    assertThat(count("staffing FINAL WHERE branch = '" + BRANCH + "' AND target_level = 0.9"))
        .isEqualTo(3 * 14 * 48);
    assertThat(count("pooled_staffing FINAL WHERE branch = '" + BRANCH + "'")).isEqualTo(14 * 48);
    assertThat(count("pooled_staffing WHERE branch = 'b02'")).isZero();
    assertThat(count("audit_log WHERE action = 'recomputed_staffing' AND subject = 'b03'"))
        .isEqualTo(1);
    assertThat(count("audit_log WHERE action LIKE 'recomputed_%_ended' AND detail LIKE 'done %'"))
        .isEqualTo(2);
    assertThat(page.locator("#recompute a.button"))
        .hasAttribute("href", "/roster?branch=" + BRANCH);
  }

  private static String editAndBreakARule(Page page) {
    give(page, 1, 2, "free");
    give(page, 1, 1, "L15");
    give(page, 1, 2, "E7");
    Locator broken = page.locator("#broken li[data-rule=rest-between-shifts]");
    assertThat(broken).containsText("has 7 h of rest");
    assertThat(cell(page, 1, 2)).hasAttribute("aria-invalid", "true");
    page.click("#undo");
    assertThat(broken).hasCount(0);
    String before = page.url();
    page.click("#keep");
    page.waitForURL(url -> !url.equals(before));
    ready(page);
    assertThat(cell(page, 1, 1)).hasAttribute("data-shift", "L15");
    return page.url().replaceAll(".*roster=", "");
  }

  private static void publish(Page page, String roster) {
    if (page.locator("#publish [name=reason]").count() > 0) {
      page.fill("#publish [name=reason]", "agreed with the agent");
    }
    page.click("#publish button");
    assertThat(page.locator(".notice.good")).containsText("Published.");
    assertThat(page.locator("#publish")).hasCount(0);
    assertThat(
            count(
                "published_shifts WHERE agent = 'a031' AND shift = 'L15' AND roster = '"
                    + roster
                    + "' AND local_date = '"
                    + FROM.plusDays(1)
                    + "'"))
        .isEqualTo(1);
  }

  private static void export(Page page, String roster) throws IOException, ParserException {
    page.click(".files summary");
    Map<String, String> shifts = new TreeMap<>();
    for (NamedCsvRecord row :
        CsvReader.builder()
            .ofNamedCsvRecord(Files.readString(downloaded(page, "CSV")).substring(1))
            .stream()
            .toList()) {
      shifts.put(row.getField("agent") + " " + row.getField("date"), row.getField("shift"));
    }
    assertThat(shifts)
        .containsEntry("a031 " + FROM.plusDays(1), "L15")
        .hasSize(
            (int)
                count(
                    "published_shifts WHERE branch = '"
                        + BRANCH
                        + "' AND roster = '"
                        + roster
                        + "'"));
    assertThat(workbook(downloaded(page, "XLSX"))).isEqualTo(shifts);
    assertThat(calendars(downloaded(page, "iCalendar"))).isEqualTo(shifts);
    assertThat(count("audit_log WHERE action = 'exported' AND subject = 'roster " + roster + "'"))
        .isEqualTo(3);
  }

  private static Path downloaded(Page page, String kind) {
    return page.waitForDownload(() -> page.click(".files a:has-text('" + kind + "')")).path();
  }

  /** The second sheet: a row a shift, its day a date. */
  private static Map<String, String> workbook(Path file) throws IOException {
    Map<String, String> shifts = new TreeMap<>();
    try (InputStream in = Files.newInputStream(file);
        ReadableWorkbook workbook = new ReadableWorkbook(in)) {
      assertThat(workbook.getSheets().count()).isEqualTo(4);
      try (Stream<Row> rows = workbook.getSheet(1).orElseThrow().openStream()) {
        rows.skip(1)
            .forEach(
                row ->
                    shifts.put(
                        row.getCellText(1) + " " + row.getCellAsDate(0).orElseThrow().toLocalDate(),
                        row.getCellText(2)));
      }
    }
    return shifts;
  }

  /** A calendar an agent; a shift's start in Shanghai names its day, the summary its type. */
  private static Map<String, String> calendars(Path file) throws IOException, ParserException {
    Map<String, String> shifts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        Calendar calendar = new CalendarBuilder().build(new java.io.StringReader(text));
        assertThat(calendar.validate().getEntries()).as("faults of " + entry.getName()).isEmpty();
        for (Component event : calendar.getComponents("VEVENT")) {
          String uid = event.getRequiredProperty("UID").getValue();
          shifts.put(uid.substring(0, 4) + " " + uid.substring(5, 15), summary(event));
        }
      }
    }
    return shifts;
  }

  private static String summary(Component event) {
    String hours = event.getRequiredProperty("SUMMARY").getValue();
    String start = hours.replaceAll(".*?(\\d\\d):00-\\d\\d:00.*", "$1");
    int hour = Integer.parseInt(start);
    return (hour < 9 ? "E" : hour < 14 ? "D" : hour < 22 ? "L" : "N") + hour;
  }

  /** Two agents are enough for the pool, where queue by queue four would be asked for. */
  private static void staffed() {
    List<Staffing> apart = new ArrayList<>();
    List<PooledStaffing> pooled = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      for (int half = 0; half < 48; half++) {
        LocalDate date = FROM.plusDays(day);
        boolean open = half >= 18 && half < 32;
        String time = String.format(Locale.ROOT, "%02d:%02d", half / 2, half % 2 * 30);
        var start = date.atTime(LocalTime.parse(time)).atZone(Bank.ZONE).toInstant();
        int two = open ? 2 : 0;
        for (String queue : List.of("cards", "loans")) {
          apart.add(Workforce.staffing(POOLED, queue, FROM, date, half, two));
        }
        pooled.add(
            new PooledStaffing(
                POOLED,
                "erlang-c",
                FROM,
                start,
                30,
                date,
                time,
                20,
                180.0,
                two,
                two,
                0.9,
                0.5,
                5.0,
                1));
      }
    }
    console.write(Staffing.class, apart);
    console.write(PooledStaffing.class, pooled);
  }

  @Test
  void thePagesCoverLacksWhereTheCheckerSeesPlacesOpen() {
    staffed();
    Page page = chromium.signedIn("planner");
    solve(page, POOLED);
    assertThat(page.locator("#line")).containsText("Places not filled: 0");
    for (int day = 0; day < 7; day++) {
      assertThat(page.locator("[data-foot='" + day + "'] .strip")).hasAttribute("data-short", "0");
    }
    int agent = 0;
    while (cell(page, agent, 0).getAttribute("data-shift").isEmpty()) {
      agent++;
    }
    cell(page, agent, 0).focus();
    page.keyboard().press("Delete");
    assertThat(page.locator("#sheet")).hasAttribute("data-checking", "no");
    assertThat(page.locator("#line")).containsText("Places not filled: 1");
    assertThat(page.locator("[data-foot='0'] b")).hasText("−1");
    assertThat(page.locator("[data-foot='0'] .strip")).not().hasAttribute("data-short", "0");
    assertThat(page.locator("[data-foot='1'] .strip")).hasAttribute("data-short", "0");
  }
}
