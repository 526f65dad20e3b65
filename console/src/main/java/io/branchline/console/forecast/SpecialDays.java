package io.branchline.console.forecast;

import io.branchline.console.access.Reader;
import io.branchline.console.planning.Choice;
import io.branchline.console.text.Languages;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The days that the newest forecast took for special, or did not learn from. */
final class SpecialDays {

  private static final String DAYS =
      String.format(
          Locale.ROOT,
          """
      SELECT local_date, kind, if({chinese:Bool} AND name_zh != '', name_zh, name) AS called,
        count(DISTINCT branch) AS branches,
        if(countIf(expected IS NULL) > 0, NULL, sum(expected)) AS expected_calls,
        if(countIf(actual IS NULL) > 0, NULL, sum(actual)) AS actual_calls
      FROM current_special_days
      WHERE ({branch:String} = '' OR branch = {branch:String})
        AND ({queue:String} = '' OR queue = '' OR queue = {queue:String})
        AND local_date BETWEEN {from:Date} AND {to:Date} AND %s
      GROUP BY local_date, kind, called ORDER BY local_date, kind, called
      """,
          Reader.SCOPE);

  private SpecialDays() {}

  /**
   * A special day.
   *
   * @param kind holiday, workday, like, campaign; gap, outage, block, named, opened, closed
   * @param called its name in the page's language, where the calendar knows it
   * @param branches in how many
   * @param expectedCalls what like days had; null where that is not known
   */
  public record Day(
      LocalDate localDate,
      String kind,
      String called,
      long branches,
      @Nullable Double expectedCalls,
      @Nullable Double actualCalls) {

    /** Whether the day was left out of what the model learns. */
    public boolean leftOut() {
      return List.of("gap", "outage", "block", "named").contains(kind);
    }
  }

  static List<Day> of(Reader reader, Choice choice, LocalDate from, LocalDate to, Locale locale) {
    return reader.query(
        Day.class,
        DAYS,
        choice.with(Map.of("from", from, "to", to, "chinese", Languages.isChinese(locale))));
  }
}
