package io.branchline.ingest.format;

import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads one line of Asterisk's {@code queue_log}: {@code time|call|queue|agent|verb|parameters…}.
 * Verbs as in Asterisk's "Queue Logs" page; the caller's number is not kept.
 */
final class QueueLogLine implements CheckedParser.Body {

  private static final DateTimeFormatter LOCAL_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private final String branch;
  private final ZoneId zone;
  private final Texts texts = new Texts(StandardCharsets.UTF_8);
  private final ContentId contentId = new ContentId();

  QueueLogLine(String branch, ZoneId zone) {
    this.branch = branch;
    this.zone = zone;
  }

  @Override
  public void parse(RawLine line, List<AcdEvent> events) throws Rejection {
    String text = texts.text(line.bytes(), line.offset(), line.length()).strip();
    String[] fields = text.split("\\|", -1);
    if (fields.length < 5) {
      throw Rejection.malformed(
          "has " + fields.length + " of the 5 fields time|call|queue|agent|event");
    }
    Entry entry =
        new Entry(
            time(fields[0]),
            named(fields[1]),
            named(fields[2]),
            named(fields[3]),
            Arrays.copyOfRange(fields, 5, fields.length),
            contentId.of(branch, text),
            line,
            events);
    read(fields[4], entry);
  }

  private void read(String verb, Entry entry) throws Rejection {
    switch (verb) {
      case "ENTERQUEUE" -> entry.call(EventType.QUEUED, entry.at, "");
      case "CONNECT" -> {
        long ringSeconds = entry.parameter(2);
        if (ringSeconds > 0) {
          entry.call(EventType.RINGING, entry.at.minusSeconds(ringSeconds), "");
        }
        entry.call(EventType.ANSWERED, entry.at, "");
      }
      case "RINGNOANSWER" -> {
        long ringMillis = entry.parameter(0);
        if (ringMillis > 0) {
          entry.call(EventType.RINGING, entry.at.minusMillis(ringMillis), "");
        }
        entry.call(EventType.RING_NO_ANSWER, entry.at, "");
      }
      case "RINGCANCELED", "AGENTDUMP" ->
          entry.call(EventType.RING_NO_ANSWER, entry.at, verb.toLowerCase(Locale.ROOT));
      case "ABANDON" -> entry.call(EventType.ABANDONED, entry.at, "");
      case "EXITWITHTIMEOUT", "EXITEMPTY", "EXITWITHKEY", "FULL", "CLOSED", "JOINEMPTY" ->
          entry.call(EventType.FLOWED_OUT, entry.at, verb.toLowerCase(Locale.ROOT));
      case "COMPLETEAGENT" -> entry.call(EventType.ENDED, entry.at, "agent");
      case "COMPLETECALLER" -> entry.call(EventType.ENDED, entry.at, "customer");
      case "SYSCOMPAT" -> entry.call(EventType.ENDED, entry.at, "syscompat");
      case "TRANSFER", "BLINDTRANSFER", "ATTENDEDTRANSFER" -> {
        entry.call(EventType.TRANSFERRED, entry.at, entry.text(0));
        entry.call(EventType.ENDED, entry.at, "transfer");
      }
      case "ADDMEMBER", "AGENTLOGIN", "AGENTCALLBACKLOGIN" -> {
        entry.agentState(EventType.LOGGED_IN, "");
        entry.agentState(EventType.READY, "");
      }
      case "REMOVEMEMBER", "AGENTLOGOFF", "AGENTCALLBACKLOGOFF" ->
          entry.agentState(EventType.LOGGED_OUT, "");
      case "PAUSE", "PAUSEALL" -> entry.agentState(EventType.NOT_READY, entry.text(0));
      case "UNPAUSE", "UNPAUSEALL" -> entry.agentState(EventType.READY, "");
      case "QUEUESTART", "CONFIGRELOAD", "DID", "INFO", "PENALTY", "PAUSEREASON" -> {}
      default ->
          throw new Rejection("unknown_type", "event '" + verb + "' is not one of queue_log's");
    }
  }

  private Instant time(String field) throws Rejection {
    Instant at = field.indexOf('-') > 0 ? localTime(field) : epochSeconds(field);
    if (!IsoTime.isPlausible(at.toEpochMilli())) {
      throw badTime(field);
    }
    return at;
  }

  private Instant localTime(String field) throws Rejection {
    try {
      LocalDateTime time = LocalDateTime.parse(field, LOCAL_TIME);
      return time.truncatedTo(ChronoUnit.MILLIS).atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw badTime(field);
    }
  }

  private static Instant epochSeconds(String field) throws Rejection {
    int dot = field.indexOf('.');
    String whole = dot < 0 ? field : field.substring(0, dot);
    String fraction = dot < 0 ? "" : field.substring(dot + 1);
    if (!isDigits(whole, 11) || (!fraction.isEmpty() && !isDigits(fraction, 9))) {
      throw badTime(field);
    }
    long millis = fraction.isEmpty() ? 0 : Long.parseLong((fraction + "00").substring(0, 3));
    return Instant.ofEpochMilli(Long.parseLong(whole) * 1000 + millis);
  }

  private static boolean isDigits(String text, int most) {
    return !text.isEmpty()
        && text.length() <= most
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Rejection badTime(String field) {
    return new Rejection("bad_time", "time '" + field + "' is neither epoch seconds nor local");
  }

  private static String named(String field) {
    return switch (field) {
      case "NONE", "REALTIME", "MANAGER" -> "";
      default -> field;
    };
  }

  /** A line's fields, and the events that come of them. */
  private final class Entry {
    private final Instant at;
    private final String call;
    private final String queue;
    private final String agent;
    private final String[] parameters;
    private final String id;
    private final RawLine line;
    private final List<AcdEvent> events;

    Entry(
        Instant at,
        String call,
        String queue,
        String agent,
        String[] parameters,
        String id,
        RawLine line,
        List<AcdEvent> events) {
      this.at = at;
      this.call = call;
      this.queue = queue;
      this.agent = agent;
      this.parameters = parameters;
      this.id = id;
      this.line = line;
      this.events = events;
    }

    String text(int index) {
      return index < parameters.length ? parameters[index] : "";
    }

    /** A parameter that only the newer layout has, or an empty one, is 0. */
    long parameter(int index) throws Rejection {
      String value = text(index);
      if (value.isEmpty()) {
        return 0;
      }
      if (!isDigits(value, 9)) {
        throw Rejection.malformed("parameter '" + value + "' is not a whole number");
      }
      return Long.parseLong(value);
    }

    void call(EventType type, Instant when, String reason) throws Rejection {
      if (call.isEmpty()) {
        throw Rejection.missing("call");
      }
      add(call, type, when, reason);
    }

    void agentState(EventType type, String reason) throws Rejection {
      if (agent.isEmpty()) {
        throw Rejection.missing("agent");
      }
      add("", type, at, reason);
    }

    private void add(String callId, EventType type, Instant when, String reason) {
      events.add(
          new AcdEvent(
              id + "-" + (events.size() + 1),
              callId,
              branch,
              type,
              when,
              queue,
              agent,
              "",
              0,
              reason,
              List.of(),
              line.source(),
              line.number()));
    }
  }
}
