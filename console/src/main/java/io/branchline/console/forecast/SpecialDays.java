package io.branchline.console.forecast;

import io.branchline.console.access.Reader;
import io.branchline.console.planning.Choice;
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
      SELECT local_date, kind, name, count(DISTINCT branch) AS branches,
        if(countIf(expected IS NULL) > 0, NULL, sum(expected)) AS expected_calls,
        if(countIf(actual IS NULL) > 0, NULL, sum(actual)) AS actual_calls
      FROM current_special_days
      WHERE ({branch:String} = '' OR branch = {branch:String})
        AND ({queue:String} = '' OR queue = '' OR queue = {queue:String})
        AND local_date BETWEEN {from:Date} AND {to:Date} AND %s
      GROUP BY local_date, kind, name ORDER BY local_date, kind, name
      """,
          Reader.SCOPE);

  private SpecialDays() {}

  /**
   * A special day.
   *
   * @param kind holiday, workday, like, campaign; gap, outage, block, named, opened, closed
   * @param branches in how many
   * @param expectedCalls what like days had; null where that is not known
   */
  public record Day(
      LocalDate localDate,
      String kind,
      String name,
      long branches,
      @Nullable Double expectedCalls,
      @Nullable Double actualCalls) {

    /** Whether the day was left out of what the model learns. */
    public boolean leftOut() {
      return List.of("gap", "outage", "block", "named").contains(kind);
    }
  }

  static List<Day> of(Reader reader, Choice choice, LocalDate from, LocalDate to) {
    return reader.query(Day.class, DAYS, choice.with(Map.of("from", from, "to", to)));
  }
}
