package io.branchline.speech.correct;

import io.branchline.speech.mask.MaskPolicy;
import io.branchline.speech.mask.SecretMask;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.cli.Progress;
import io.branchline.warehouse.table.MaskedSpan;
import io.branchline.warehouse.table.Utterance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Applies a policy to what is stored. A call whose words change gets a new transcript version, made
 * current last; what people corrected and the evidence of evaluations follow; then the old versions
 * are deleted from the disk. Killed at any moment and run again it comes to the same. What was
 * masked before cannot be brought back: it was never stored.
 */
public final class Remasking {

  private static final int BATCH = 200;
  private static final String OF_BATCH =
      """
       WHERE branch IN {branches:Array(String)} AND call_id IN {calls:Array(String)}
         AND call_started_at >= {from:DateTime64(3, 'UTC')} AND call_started_at < {to:DateTime64(3, 'UTC')}
      """;

  private final Warehouse warehouse;
  private final MaskPolicy policy;
  private final SecretMask mask;

  /** Works by this policy. */
  public Remasking(Warehouse warehouse, MaskPolicy policy) {
    this.warehouse = warehouse;
    this.policy = policy;
    this.mask = new SecretMask(policy);
  }

  /**
   * What to work on.
   *
   * @param from the first UTC day of the calls
   * @param to the last
   * @param branch empty: every branch
   */
  public record Range(LocalDate from, LocalDate to, String branch) {}

  /**
   * What was done.
   *
   * @param calls looked at
   * @param changed calls that have a new version
   * @param spans masked places that they have now beyond what they had
   * @param loosened places that the policy would leave readable and that stay masked
   * @param deleted old versions of transcripts
   * @param texts comments, remarks and reasons that changed
   */
  public record Summary(
      long calls, long changed, long spans, long loosened, long deleted, long texts) {}

  record CallRow(
      String callId,
      String branch,
      java.time.Instant callStartedAt,
      String language,
      long version) {
    String key() {
      return branch + "\n" + callId;
    }
  }

  private record VersionRow(String branch, String callId, long version) {
    String key() {
      return branch + "\n" + callId;
    }
  }

  /** Applies it. */
  public Summary run(Range range) {
    Map<String, Object> days = new HashMap<>();
    days.put("from", range.from());
    days.put("to", range.to());
    days.put("branch", range.branch());
    List<CallRow> calls =
        warehouse.query(
            CallRow.class,
            """
            SELECT call_id, branch, call_started_at, language, version FROM call_speech FINAL
            WHERE toDate(call_started_at, 'UTC') BETWEEN {from:Date} AND {to:Date}
              AND ({branch:String} = '' OR branch = {branch:String})
            ORDER BY branch, call_started_at, call_id
            """,
            days);
    Tally tally = new Tally();
    List<String> old = new ArrayList<>();
    try (Progress progress = Progress.of("remask", "calls", calls.size())) {
      for (int from = 0; from < calls.size(); from += BATCH) {
        List<CallRow> batch = calls.subList(from, Math.min(calls.size(), from + BATCH));
        work(batch, tally, old);
        progress.add(batch.size());
      }
    }
    new OldVersions(warehouse).delete(old);
    long texts = new TypedColumns(warehouse, mask).remask(days);
    return new Summary(calls.size(), tally.changed, tally.spans, tally.loosened, old.size(), texts);
  }

  private static final class Tally {
    private long changed;
    private long spans;
    private long loosened;
  }

  private void work(List<CallRow> batch, Tally tally, List<String> old) {
    Map<String, Object> key = key(batch);
    Map<String, List<Utterance>> said =
        warehouse
            .query(
                Utterance.class,
                "SELECT * FROM utterances FINAL"
                    + OF_BATCH
                    + " ORDER BY branch, call_id, start_millis, side, number",
                key)
            .stream()
            .collect(Collectors.groupingBy(row -> row.branch() + "\n" + row.callId()));
    Map<String, List<MaskedSpan>> spans =
        warehouse
            .query(MaskedSpan.class, "SELECT * FROM masked_spans FINAL" + OF_BATCH, key)
            .stream()
            .collect(Collectors.groupingBy(row -> row.branch() + "\n" + row.callId()));
    Set<String> corrected = corrected(key);
    for (CallRow call : batch) {
      RemaskedCall remasked =
          RemaskedCall.of(
              call,
              said.getOrDefault(call.key(), List.of()),
              spans.getOrDefault(call.key(), List.of()),
              policy,
              mask);
      tally.loosened += remasked.loosened();
      if (remasked.isChanged()) {
        remasked.store(warehouse);
        tally.changed++;
        tally.spans += remasked.moreSpans();
      } else if (corrected.contains(call.key())) {
        remasked.maskCorrections(warehouse);
      }
    }
    addOld(key, old);
  }

  /** Calls that people corrected: what they replaced later is no longer in the transcript. */
  private Set<String> corrected(Map<String, Object> key) {
    return warehouse
        .query(
            VersionRow.class,
            "SELECT DISTINCT branch, call_id, toUInt64(0) AS version FROM transcript_corrections"
                + OF_BATCH,
            key)
        .stream()
        .map(VersionRow::key)
        .collect(Collectors.toSet());
  }

  /** What the tables say is current counts, not what was meant to be. */
  private void addOld(Map<String, Object> key, List<String> old) {
    Map<String, Long> current = new HashMap<>();
    warehouse
        .query(
            VersionRow.class,
            "SELECT branch, call_id, version FROM call_speech FINAL" + OF_BATCH,
            key)
        .forEach(row -> current.put(row.key(), row.version()));
    warehouse
        .query(
            VersionRow.class,
            "SELECT DISTINCT branch, call_id, version FROM utterances" + OF_BATCH,
            key)
        .stream()
        .filter(row -> row.version() < current.getOrDefault(row.key(), 0L))
        .forEach(row -> old.add(row.key() + "\n" + row.version()));
  }

  private static Map<String, Object> key(List<CallRow> batch) {
    Map<String, Object> key = new HashMap<>();
    key.put("branches", batch.stream().map(CallRow::branch).distinct().toList());
    key.put("calls", batch.stream().map(CallRow::callId).distinct().toList());
    key.put(
        "from",
        batch.stream().map(CallRow::callStartedAt).min(java.time.Instant::compareTo).orElseThrow());
    key.put(
        "to",
        batch.stream()
            .map(CallRow::callStartedAt)
            .max(java.time.Instant::compareTo)
            .orElseThrow()
            .plusMillis(1));
    return key;
  }
}
