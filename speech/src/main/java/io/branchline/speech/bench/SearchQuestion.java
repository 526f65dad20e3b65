package io.branchline.speech.bench;

import io.branchline.speech.search.Filters;
import io.branchline.speech.search.SearchRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One question in two languages: a phrase by a side in a window of time in a branch, some of them
 * in one month; the number of calls and the newest twenty with the second.
 *
 * @param fromMillis the first moment, included
 * @param toMillis the end, not included
 * @param lastMillis at most so long before the call's end; a very long time where it does not
 *     matter
 * @param firstDay the first day that counts
 * @param lastDay the last one, included
 */
record SearchQuestion(
    String phrase,
    String side,
    String branch,
    long fromMillis,
    long toMillis,
    long lastMillis,
    LocalDate firstDay,
    LocalDate lastDay) {

  private static final long ANY = 1L << 40;

  /** The newest twenty calls and how many there are in all. */
  static final String SQL =
      """
      SELECT call_id, max(call_started_at) AS at, min(second) AS first, count() OVER () AS calls
      FROM (
        SELECT call_id, call_started_at,
               splitByChar(' ', text) AS words, {words:Array(String)} AS wanted,
               arrayFirst(i -> arraySlice(words, i, length(wanted)) = wanted
                   AND arrayAll(s -> s >= {from:Int64} AND s < {to:Int64}
                                     AND duration_millis - s <= {last:Int64},
                                arraySlice(word_start_millis, i, length(wanted))),
                 arrayEnumerate(words)) AS place,
               word_start_millis[place] AS second
        FROM bench_utterances
        WHERE branch = {branch:String} AND side = {side:String}
          AND call_started_at >= {firstDay:Date} AND call_started_at < {lastDay:Date} + 1
          AND hasAllTokens(text, {words:Array(String)})
          AND position(text, {phrase:String}) > 0
          AND place > 0)
      GROUP BY call_id ORDER BY at DESC, call_id LIMIT 20
      """;

  static SearchQuestion draw(GeneratedCalls calls, SplittableRandom random) {
    int window = random.nextInt(4);
    LocalDate first = GeneratedCalls.FIRST_DAY;
    LocalDate last = first.plusYears(1);
    if (random.nextInt(4) == 0) {
      first = first.plusMonths(random.nextInt(12));
      last = first.plusMonths(1).minusDays(1);
    }
    return new SearchQuestion(
        calls.phrase(random),
        random.nextInt(2) == 0 ? "agent" : "customer",
        String.format(Locale.ROOT, "b%02d", random.nextInt(GeneratedCalls.BRANCHES)),
        window == 1 ? 60_000 : 0,
        window == 0 ? 30_000 : window == 2 ? 90_000 : ANY,
        window == 3 ? 30_000 : ANY,
        first,
        last);
  }

  /** In the index's language. */
  String query() {
    String time =
        (fromMillis > 0 ? " after:" + fromMillis + "ms" : "")
            + (toMillis < ANY ? " before:" + toMillis + "ms" : "")
            + (lastMillis < ANY ? " end-before:" + lastMillis + "ms" : "");
    return '"' + phrase + "\" side:" + side + time;
  }

  SearchRequest request() {
    return SearchRequest.of(query())
        .within(Filters.branches(Set.of(branch)).between(firstDay, lastDay));
  }

  /** The SQL's parameters. */
  Map<String, Object> parameters() {
    Map<String, Object> values = new HashMap<>();
    values.put("words", java.util.List.of(phrase.split(" ", -1)));
    values.put("phrase", phrase);
    values.put("branch", branch);
    values.put("side", side);
    values.put("from", fromMillis);
    values.put("to", toMillis);
    values.put("last", lastMillis);
    values.put("firstDay", firstDay.toString());
    values.put("lastDay", lastDay.toString());
    return values;
  }
}
