package io.branchline.speech.category;

import io.branchline.speech.search.CategoryHit;
import io.branchline.speech.search.CategoryRule;
import io.branchline.speech.search.Hit;
import io.branchline.speech.search.document.CallFacts;
import io.branchline.speech.search.follow.CategoryBook;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.CallCategory;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The rows of {@code call_categories}. A row is written only where it differs from what is there,
 * with the next version, and taken back by a deleted row: telling the same again writes nothing.
 */
public final class CategoryTable implements CategoryBook {

  private static final int BATCH = 5_000;
  private static final int MAX_EVIDENCE = 300;

  private static final String ROWS =
      """
      SELECT call_id, branch, max(t.call_started_at) AS call_started_at, category,
             argMax(t.category_version, t.version) AS category_version,
             argMax(t.hits, t.version) AS hits, argMax(t.first_side, t.version) AS first_side,
             argMax(t.first_start_millis, t.version) AS first_start_millis,
             argMax(t.first_end_millis, t.version) AS first_end_millis,
             argMax(t.evidence_text, t.version) AS evidence_text,
             argMax(t.transcript_version, t.version) AS transcript_version,
             max(t.version) AS version, argMax(t.is_deleted, t.version) = 1 AS is_deleted
      FROM call_categories AS t WHERE %s
      GROUP BY call_id, branch, category
      """;

  private final Warehouse warehouse;
  private final CategoryRules rules;

  /** Reads and writes here. */
  public CategoryTable(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.rules = new CategoryRules(warehouse);
  }

  private record Key(String branch, String callId, String category) {
    static Key of(CallCategory row) {
      return new Key(row.branch(), row.callId(), row.category());
    }
  }

  @Override
  public List<CategoryRule> rules() {
    return rules.enabled();
  }

  @Override
  public void tell(Collection<Told> calls, List<CategoryHit> hits) {
    Set<String> branches = new HashSet<>();
    List<String> ids = new ArrayList<>();
    Instant from = Instant.MAX;
    Instant to = Instant.MIN;
    for (Told call : calls) {
      branches.add(call.branch());
      ids.add(call.callId());
      from = call.startedAt().isBefore(from) ? call.startedAt() : from;
      to = call.startedAt().isAfter(to) ? call.startedAt() : to;
    }
    if (ids.isEmpty()) {
      return;
    }
    Map<Key, CallCategory> known = new HashMap<>();
    read(
        "t.branch IN {branches:Array(String)} AND t.call_id IN {calls:Array(String)}"
            + " AND t.call_started_at >= fromUnixTimestamp64Milli({from:Int64})"
            + " AND t.call_started_at <= fromUnixTimestamp64Milli({to:Int64})",
        Map.of(
            "branches",
            List.copyOf(branches),
            "calls",
            ids,
            "from",
            from.toEpochMilli(),
            "to",
            to.toEpochMilli()),
        known);
    Set<String> told = new HashSet<>();
    calls.forEach(call -> told.add(call.branch() + '\n' + call.callId()));
    known.keySet().removeIf(key -> !told.contains(key.branch() + '\n' + key.callId()));
    write(known, hits);
  }

  @Override
  public void tell(YearMonth month, CategoryRule rule, List<CategoryHit> hits) {
    Map<Key, CallCategory> known = new HashMap<>();
    read(
        "t.category = {category:String} AND toYYYYMM(t.call_started_at) = {month:UInt32}",
        Map.of("category", rule.category(), "month", month.getYear() * 100 + month.getMonthValue()),
        known);
    write(known, hits);
  }

  @Override
  public void forget(String category) {
    Map<Key, CallCategory> known = new HashMap<>();
    read("t.category = {category:String}", Map.of("category", category), known);
    write(known, List.of());
  }

  private void read(String where, Map<String, ?> parameters, Map<Key, CallCategory> rows) {
    warehouse.stream(
        CallCategory.class,
        ROWS.replace("%s", where),
        parameters,
        row -> rows.put(Key.of(row), row));
  }

  /** Writes the hits that differ from what is known, and takes back what is not among them. */
  private void write(Map<Key, CallCategory> known, List<CategoryHit> hits) {
    List<CallCategory> rows = new ArrayList<>();
    for (CategoryHit hit : hits) {
      CallCategory before = known.remove(key(hit));
      CallCategory row = row(hit, before == null ? 0 : before.version());
      if (!row.equals(before)) {
        rows.add(row(hit, before == null ? 1 : before.version() + 1));
      }
    }
    for (CallCategory before : known.values()) {
      if (!before.isDeleted()) {
        rows.add(deleted(before));
      }
    }
    for (int from = 0; from < rows.size(); from += BATCH) {
      warehouse.write(CallCategory.class, rows.subList(from, Math.min(rows.size(), from + BATCH)));
    }
  }

  private static Key key(CategoryHit hit) {
    return new Key(hit.facts().branch(), hit.facts().callId(), hit.rule().category());
  }

  private static CallCategory row(CategoryHit hit, long version) {
    CallFacts facts = hit.facts();
    return new CallCategory(
        facts.callId(),
        facts.branch(),
        facts.startedAt(),
        hit.rule().category(),
        hit.rule().version(),
        hit.places(),
        hit.first().map(first -> first.side().name().toLowerCase(Locale.ROOT)).orElse(""),
        hit.first().map(Hit::startMillis).orElse(0L),
        hit.first().map(Hit::endMillis).orElse(0L),
        hit.first().map(CategoryTable::evidence).orElse(""),
        facts.transcriptVersion(),
        version,
        false);
  }

  private static String evidence(Hit hit) {
    String text = String.join(" ", hit.before(), hit.match(), hit.after()).strip();
    return text.length() > MAX_EVIDENCE
        ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MAX_EVIDENCE)))
        : text;
  }

  private static CallCategory deleted(CallCategory row) {
    return new CallCategory(
        row.callId(),
        row.branch(),
        row.callStartedAt(),
        row.category(),
        row.categoryVersion(),
        0,
        "",
        0,
        0,
        "",
        row.transcriptVersion(),
        row.version() + 1,
        true);
  }
}
