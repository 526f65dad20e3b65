package io.branchline.console.category;

import io.branchline.console.access.Reader;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many calls are about what, by month (UTC) and branch, as far as the reader may see.
 *
 * @param rows one a category, month and branch that has calls
 */
record CategoryCounts(List<Row> rows) {

  private static final String COUNTS =
      """
      SELECT category, toInt32(toYYYYMM(call_started_at)) AS month, branch, count() AS calls
      FROM call_categories FINAL
      WHERE
      """
          + Reader.SCOPE
          + " GROUP BY category, month, branch";

  /** One count. */
  record Row(String category, int month, String branch, long calls) {
    YearMonth yearMonth() {
      return YearMonth.of(month / 100, month % 100);
    }
  }

  static CategoryCounts read(Reader reader) {
    return new CategoryCounts(reader.query(Row.class, COUNTS, Map.of()));
  }

  /** The newest months with calls, the latest first. */
  List<YearMonth> months(int most) {
    TreeSet<YearMonth> months = new TreeSet<>();
    rows.forEach(row -> months.add(row.yearMonth()));
    return months.descendingSet().stream().limit(most).toList();
  }

  /** A category's calls by month; with {@code in} as its total. */
  Map<YearMonth, Long> of(String category) {
    Map<YearMonth, Long> counts = new TreeMap<>();
    rows.stream()
        .filter(row -> row.category().equals(category))
        .forEach(row -> counts.merge(row.yearMonth(), row.calls(), Long::sum));
    return counts;
  }

  /** A category's calls by branch and month. */
  Map<String, Map<YearMonth, Long>> byBranch(String category) {
    Map<String, Map<YearMonth, Long>> branches = new TreeMap<>();
    rows.stream()
        .filter(row -> row.category().equals(category))
        .forEach(
            row ->
                branches
                    .computeIfAbsent(row.branch(), branch -> new TreeMap<>())
                    .merge(row.yearMonth(), row.calls(), Long::sum));
    return branches;
  }
}
