package io.branchline.ingest.format;

import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.EventType;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a wide row into the events of its call.
 *
 * <p>Lengths in seconds win over clocks, because clocks without a day cannot say what crosses
 * midnight. A clock that is more than twelve hours before the one before it belongs to the next
 * day; one that is less before it is wrong: the event is moved to the one before it and the row is
 * flagged.
 */
final class WideRow implements CheckedParser.Body {

  private static final Duration HALF_DAY = Duration.ofHours(12);

  /** Clocks of whole seconds, written by different parts of an ACD, differ by so much. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final Mapping mapping;
  private final DelimitedFields splitter;
  private final Texts texts;
  private final @Nullable DateTimeFormatter dayFormat;
  private final DateTimeFormatter timeFormat;
  private @Nullable String header;
  private Map<String, Integer> index = Map.of();
  private int width;

  WideRow(Mapping mapping) {
    this.mapping = mapping;
    this.splitter = new DelimitedFields(mapping.delimiter(), mapping.quote());
    this.texts = new Texts(Charset.forName(mapping.encoding()));
    Mapping.Day day = mapping.date();
    this.dayFormat = day == null ? null : DateTimeFormatter.ofPattern(day.pattern(), Locale.ROOT);
    this.timeFormat = DateTimeFormatter.ofPattern(mapping.timePattern(), Locale.ROOT);
    if (!mapping.columns().isEmpty()) {
      setColumns(mapping.columns());
    }
  }

  @Override
  public void parse(RawLine line, List<AcdEvent> events) throws Rejection {
    String text = texts.text(line.bytes(), line.offset(), line.length());
    String named = line.header();
    if (named != null && !named.equals(header)) {
      setColumns(splitter.split(named));
      header = named;
    }
    List<String> fields = splitter.split(text);
    if (fields.size() != width) {
      throw Rejection.malformed("has " + fields.size() + " fields where " + width + " belong");
    }
    new Row(fields, line, events).read();
  }

  private void setColumns(List<String> names) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      positions.put(names.get(i), i);
    }
    index = positions;
    width = names.size();
  }

  /** One row on its way to events. */
  private final class Row {
    private final List<String> fields;
    private final RawLine line;
    private final List<AcdEvent> events;
    private final List<String> flags = new ArrayList<>();
    private final List<EventType> types = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();
    private @Nullable LocalDateTime before;

    Row(List<String> fields, RawLine line, List<AcdEvent> events) {
      this.fields = fields;
      this.line = line;
      this.events = events;
    }

    void read() throws Rejection {
      Mapping.Outcomes outcomes = mapping.outcome();
      String outcome = field(outcomes.column());
      if (outcomes.ignored().contains(outcome)) {
        return;
      }
      boolean answered = outcomes.answered().contains(outcome);
      boolean flowedOut = outcomes.flowedOut().contains(outcome);
      if (!answered && !flowedOut && !outcomes.hungUp().contains(outcome)) {
        throw new Rejection("unknown_outcome", "outcome '" + outcome + "' is not in the mapping");
      }
      Instant now = readIvr();
      Span wait = span("wait", mapping.waiting());
      Span service = span("service", mapping.service());
      if (now == null) {
        now = wait != null ? wait.start : service != null ? service.start : null;
        if (now == null) {
          throw Rejection.missing("start");
        }
        add(EventType.OFFERED, now);
      }
      if (wait != null) {
        now = later(now, wait.start);
        add(EventType.QUEUED, now);
        now = now.plus(wait.length);
      }
      if (answered) {
        readService(now, wait, service);
      } else {
        if (service != null && !service.length.isZero()) {
          flags.add("hung_up_with_service");
        }
        add(
            flowedOut ? EventType.FLOWED_OUT : wait != null ? EventType.ABANDONED : EventType.ENDED,
            now);
      }
      write();
    }

    private @Nullable Instant readIvr() throws Rejection {
      Span ivr = span("ivr", mapping.ivr());
      if (ivr == null) {
        return null;
      }
      Instant end = ivr.start.plus(ivr.length);
      add(EventType.OFFERED, ivr.start);
      add(EventType.IVR_ENTERED, ivr.start);
      add(EventType.IVR_LEFT, end);
      return end;
    }

    private void readService(Instant now, @Nullable Span wait, @Nullable Span service)
        throws Rejection {
      Instant answeredAt = now;
      if (wait == null) {
        answeredAt = service == null ? now : later(now, service.start);
        add(EventType.QUEUED, answeredAt);
      }
      if (value(mapping.agent()).isEmpty()) {
        flags.add("no_agent");
      }
      add(EventType.ANSWERED, answeredAt);
      add(EventType.ENDED, service == null ? answeredAt : answeredAt.plus(service.length));
    }

    private Instant later(Instant now, Instant then) {
      if (then.isBefore(now)) {
        if (Duration.between(then, now).compareTo(TOLERANCE) > 0) {
          flag("clock_backwards");
        }
        return now;
      }
      return then;
    }

    private @Nullable Span span(String phaseName, Mapping.@Nullable Phase phase) throws Rejection {
      if (phase == null) {
        return null;
      }
      String startText = field(phase.start());
      String secondsText = phase.seconds() == null ? "" : field(phase.seconds());
      boolean noLength = secondsText.isEmpty() || secondsText.equals("0");
      if (startText.isEmpty() || (startText.equals(phase.absent()) && noLength)) {
        return null;
      }
      LocalDateTime start = clock(phase.start(), startText, before);
      before = start;
      Instant startInstant = start.atZone(mapping.zone()).toInstant();
      Duration length;
      if (phase.seconds() != null && !secondsText.isEmpty()) {
        length = seconds(phase.seconds(), secondsText);
      } else if (phase.end() != null && !field(phase.end()).isEmpty()) {
        LocalDateTime end = clock(phase.end(), field(phase.end()), start);
        length = Duration.between(startInstant, end.atZone(mapping.zone()).toInstant());
      } else {
        length = Duration.ZERO;
        flag("no_end");
      }
      if (length.isNegative()) {
        flag("negative_" + phaseName);
        length = Duration.ZERO;
      }
      return new Span(startInstant, length);
    }

    private LocalDateTime clock(String column, String text, @Nullable LocalDateTime previous)
        throws Rejection {
      try {
        Mapping.Day day = mapping.date();
        if (day == null || dayFormat == null) {
          LocalDateTime time = LocalDateTime.parse(text, timeFormat);
          return time.with(century(time.toLocalDate(), mapping.timePattern()));
        }
        LocalDate date = century(LocalDate.parse(field(day.column()), dayFormat), day.pattern());
        LocalDateTime clock = date.atTime(LocalTime.parse(text, timeFormat));
        boolean nextDay =
            previous != null && Duration.between(clock, previous).compareTo(HALF_DAY) > 0;
        return nextDay ? clock.plusDays(1) : clock;
      } catch (DateTimeException e) {
        throw new Rejection(
            "bad_time", column + " '" + text + "' is no time of the mapping's kind");
      }
    }

    /** Two digits of a year mean one from 1970 to 2069. */
    private static LocalDate century(LocalDate date, String pattern) {
      boolean hasTwoDigits = !pattern.contains("yyyy") && !pattern.contains("uuuu");
      return hasTwoDigits && date.getYear() >= 2070 ? date.minusYears(100) : date;
    }

    private Duration seconds(String column, String text) throws Rejection {
      try {
        double seconds = Double.parseDouble(text);
        if (Math.abs(seconds) < 1e7) {
          return Duration.ofMillis(Math.round(seconds * 1000));
        }
      } catch (NumberFormatException e) {
        throw Rejection.malformed(column + " '" + text + "' is not a number of seconds");
      }
      throw Rejection.malformed(column + " '" + text + "' is not a plausible number of seconds");
    }

    private void flag(String flag) {
      if (!flags.contains(flag)) {
        flags.add(flag);
      }
    }

    private void add(EventType type, Instant at) {
      types.add(type);
      times.add(at);
    }

    private void write() throws Rejection {
      String callId = callId();
      String branch = value(mapping.branch());
      if (branch.isEmpty()) {
        throw Rejection.missing("branch");
      }
      String queue = value(mapping.queue());
      String agent = value(mapping.agent());
      String customer = value(mapping.customer());
      int priority = priority();
      for (int i = 0; i < types.size(); i++) {
        EventType type = types.get(i);
        Instant at = times.get(i);
        if (!IsoTime.isPlausible(at.toEpochMilli())) {
          throw new Rejection("bad_time", "the call is at " + at);
        }
        boolean inQueue = type.compareTo(EventType.QUEUED) >= 0 && types.contains(EventType.QUEUED);
        boolean withAgent = type == EventType.ANSWERED || (type == EventType.ENDED && inQueue);
        events.add(
            new AcdEvent(
                callId + "#" + type.name().toLowerCase(Locale.ROOT),
                callId,
                branch,
                type,
                at,
                inQueue ? queue : "",
                withAgent ? agent : "",
                customer,
                priority,
                "",
                i == 0 ? flags : List.of(),
                line.source(),
                line.number()));
      }
    }

    private String callId() throws Rejection {
      List<String> parts = new ArrayList<>();
      for (String column : mapping.call().columns()) {
        String part = field(column);
        if (part.isEmpty()) {
          throw Rejection.missing(column);
        }
        parts.add(part);
      }
      return String.join(mapping.call().separator(), parts);
    }

    private int priority() throws Rejection {
      String text = value(mapping.priority());
      try {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw Rejection.malformed("priority '" + text + "' is not a whole number");
      }
    }

    private String value(Mapping.Value value) throws Rejection {
      String column = value.column();
      if (column == null) {
        return value.constant();
      }
      String text = field(column);
      return value.empty().contains(text) ? "" : text;
    }

    private String field(String column) throws Rejection {
      Integer position = index.get(column);
      if (position == null) {
        throw Rejection.missing(column);
      }
      return fields.get(position).strip();
    }
  }

  private record Span(Instant start, Duration length) {}
}
