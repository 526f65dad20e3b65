package io.branchline.ingest.simulate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the simulator's lines back with a few lines of independent code: what a call is made of, by
 * the canonical format's words, for lines that come in order.
 */
final class Replay {

  private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":\"?([^\",}]*)\"?");

  /** A call as its lines tell it. */
  static final class SeenCall {
    String queue = "";
    String agent = "";
    String outcome = "";
    long startedAt;
    long queuedAt;
    long answeredAt;
    long endedAt;
    long ivrMillis;
    long wait;
    long ring;
    long talk;
    long hold;
    long wrapUp;
    int holds;
    int transfers;
    int events;
    private long ivrSince;
    private long ringSince;
    private long talkSince;
    private long holdSince;
    private final Map<String, Long> wrapSince = new TreeMap<>();
  }

  final Map<String, SeenCall> calls = new TreeMap<>();

  /** Milliseconds by "agent state reason". */
  final Map<String, Long> agentMillis = new TreeMap<>();

  private final Map<String, String> agentState = new TreeMap<>();
  private final Map<String, Long> agentSince = new TreeMap<>();
  long lastAt = Long.MIN_VALUE;
  boolean inOrder = true;

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  static Replay of(Path folder) throws IOException {
    Replay replay = new Replay();
    for (Path file : files(folder)) {
      for (String line : new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8))) {
        replay.line(line);
      }
    }
    return replay;
  }

  private void line(String line) {
    Map<String, String> fields = new TreeMap<>();
    Matcher matcher = FIELD.matcher(line);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2));
    }
    long at = OffsetDateTime.parse(fields.getOrDefault("at", "")).toInstant().toEpochMilli();
    inOrder &= at >= lastAt;
    lastAt = at;
    String type = fields.getOrDefault("type", "");
    String agent = fields.get("agent");
    String call = fields.get("call");
    if (call != null) {
      call(calls.computeIfAbsent(call, key -> new SeenCall()), type, at, fields);
    }
    if (agent != null) {
      agent(agent, type, at, fields.getOrDefault("reason", ""));
    }
  }

  private static void call(SeenCall call, String type, long at, Map<String, String> fields) {
    call.events++;
    String agent = fields.getOrDefault("agent", "");
    switch (type) {
      case "offered" -> call.startedAt = at;
      case "ivr_entered" -> call.ivrSince = at;
      case "ivr_left" -> call.ivrMillis = at - call.ivrSince;
      case "queued" -> {
        if (call.queuedAt == 0) {
          call.queuedAt = at;
          call.queue = fields.getOrDefault("queue", "");
        }
      }
      case "ringing" -> call.ringSince = at;
      case "ring_no_answer" -> stopRinging(call, at);
      case "answered" -> {
        stopRinging(call, at);
        call.talkSince = at;
        call.outcome = "answered";
        if (call.answeredAt == 0) {
          call.answeredAt = at;
          call.agent = agent;
          call.wait = at - call.queuedAt;
        }
      }
      case "held" -> {
        call.holds++;
        call.talk += at - call.talkSince;
        call.holdSince = at;
      }
      case "retrieved" -> {
        call.hold += at - call.holdSince;
        call.talkSince = at;
      }
      case "transferred" -> {
        call.transfers++;
        call.talk += at - call.talkSince;
      }
      case "abandoned", "flowed_out" -> {
        if (call.ringSince != 0) {
          stopRinging(call, at);
        }
        unanswered(call, type, at);
      }
      case "ended" -> {
        call.endedAt = at;
        if (call.queuedAt == 0) {
          call.outcome = "ended_in_ivr";
        } else {
          call.talk += at - call.talkSince;
        }
      }
      case "wrap_up_started" -> call.wrapSince.put(agent, at);
      case "wrap_up_ended" -> call.wrapUp += at - call.wrapSince.getOrDefault(agent, at);
      default -> throw new AssertionError(type);
    }
  }

  private static void stopRinging(SeenCall call, long at) {
    call.ring += at - call.ringSince;
    call.ringSince = 0;
  }

  private static void unanswered(SeenCall call, String outcome, long at) {
    call.endedAt = at;
    if (call.answeredAt == 0) {
      call.outcome = outcome;
      call.wait = at - call.queuedAt;
    }
  }

  private void agent(String agent, String type, long at, String reason) {
    String next =
        switch (type) {
          case "ringing" -> "ringing,";
          case "answered", "retrieved" -> "talking,";
          case "held" -> "hold,";
          case "wrap_up_started" -> "wrap_up,";
          case "not_ready" -> "not_ready," + reason;
          case "logged_in", "logged_out" -> null;
          default -> "ready,";
        };
    enter(agent, next, at);
  }

  private void enter(String agent, @Nullable String next, long at) {
    String state = agentState.get(agent);
    if (state != null) {
      long spell = at - agentSince.getOrDefault(agent, at);
      if (spell > 0) {
        agentMillis.merge(agent + "," + state, spell, Long::sum);
      }
    }
    if (next == null) {
      agentState.remove(agent);
    } else {
      agentState.put(agent, next);
      agentSince.put(agent, at);
    }
  }
}
