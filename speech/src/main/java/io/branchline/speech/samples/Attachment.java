package io.branchline.speech.samples;

import io.branchline.speech.job.RecordingFacts;
import io.branchline.speech.job.Sidecars;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives every sample recording a call of its own: an answered one that talked about as long as the
 * recording lasts, the branches in turn. The same calls give the same choice, and a choice whose
 * call is still there stays.
 */
public final class Attachment {

  /** A call of a branch for every sample and then some. */
  private static final int PER_BRANCH = 60;

  private final Warehouse warehouse;

  /** Reads calls from this warehouse. */
  public Attachment(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  private record Answered(
      String callId,
      String branch,
      String queue,
      String agent,
      Instant startedAt,
      long talkMillis) {}

  private record Known(String callId) {}

  /** Writes a sidecar beside every sample; returns how many branches have one. */
  public int attach(List<SampleCalls.Sample> samples) {
    List<Answered> calls =
        warehouse.query(
            Answered.class,
            """
            SELECT call_id, branch, queue, agent, started_at, talk_millis
            FROM calls FINAL
            WHERE outcome = 'answered' AND agent != '' AND ended_at IS NOT NULL
              AND hold_millis = 0 AND transfers = 0
              AND talk_millis BETWEEN {least:Int64} AND {most:Int64}
            ORDER BY branch, cityHash64(call_id), call_id
            LIMIT {number:UInt32} BY branch
            """,
            Map.of("least", 10_000L, "most", 240_000L, "number", PER_BRANCH));
    if (calls.isEmpty()) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "There is no answered call to give a recording to. Ingest some first: ./branchline"
              + " simulate, then ./branchline ingest");
    }
    List<String> branches = calls.stream().map(Answered::branch).distinct().toList();
    Set<String> known = known(samples);
    Set<String> taken = new HashSet<>(known);
    Set<String> used = new HashSet<>();
    for (int i = 0; i < samples.size(); i++) {
      SampleCalls.Sample sample = samples.get(i);
      Optional<RecordingFacts> before = Sidecars.read(sample.wav());
      if (before.isPresent() && known.contains(before.get().call())) {
        used.add(String.valueOf(before.get().branch()));
        continue;
      }
      Answered call = choose(calls, branches.get(i % branches.size()), sample.millis(), taken);
      taken.add(call.callId());
      used.add(call.branch());
      Sidecars.write(
          sample.wav(),
          new RecordingFacts(
              call.callId(), call.branch(), call.queue(), call.agent(), call.startedAt(), "en"));
    }
    return used.size();
  }

  private Set<String> known(List<SampleCalls.Sample> samples) {
    List<String> ids = new ArrayList<>();
    for (SampleCalls.Sample sample : samples) {
      Sidecars.read(sample.wav()).map(RecordingFacts::call).ifPresent(ids::add);
    }
    if (ids.isEmpty()) {
      return Set.of();
    }
    Set<String> known = new HashSet<>();
    warehouse
        .query(
            Known.class,
            "SELECT call_id FROM calls FINAL WHERE call_id IN {ids:Array(String)}",
            Map.of("ids", ids))
        .forEach(row -> known.add(row.callId()));
    return known;
  }

  private static Answered choose(
      List<Answered> calls, String branch, long millis, Set<String> taken) {
    @Nullable Answered best = null;
    long bestMiss = Long.MAX_VALUE;
    for (Answered call : calls) {
      if (taken.contains(call.callId())) {
        continue;
      }
      // another branch is worse than any talk time; a talk shorter than the audio is twice as bad
      long difference = call.talkMillis() - millis;
      long miss =
          (difference < 0 ? -2 * difference : difference)
              + (call.branch().equals(branch) ? 0 : 10_000_000L);
      if (miss < bestMiss) {
        best = call;
        bestMiss = miss;
      }
    }
    if (best == null) {
      throw new Failure(
          Failure.Code.BAD_INPUT, "There are fewer answered calls than sample recordings.");
    }
    return best;
  }
}
