package io.branchline.ingest.simulate;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.EventType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One branch's canonical JSON lines of a stretch of time, in the order of time. */
final class EventLines {

  private static final long DAY = 86_400_000;
  private static final byte[] AT_KEY = Text.bytes("\"at\":\"");
  private static final byte[] CALL_KEY = Text.bytes(",\"call\":\"");
  private static final byte[] QUEUE_KEY = Text.bytes(",\"queue\":\"");
  private static final byte[] AGENT_KEY = Text.bytes(",\"agent\":\"");
  private static final byte[] CUSTOMER_KEY = Text.bytes(",\"customer\":\"");
  private static final byte[] PRIORITY_KEY = Text.bytes(",\"priority\":");
  private static final byte[] REASON_KEY = Text.bytes(",\"reason\":\"");
  private static final Map<EventType, byte[]> TYPES = types();

  private final byte[] opening;
  private final byte[] branchKey;
  private final byte[] customerPrefix;
  private final byte[] offsetText;
  private final long offsetMillis;
  private final Text text = new Text(1 << 16);
  private long[] times = new long[256];
  private int[] ends = new int[256];
  private int count;
  private long written;
  private long firstAt = Long.MAX_VALUE;
  private long lastAt = Long.MIN_VALUE;
  private long cachedDay = Long.MIN_VALUE;
  private byte[] cachedDate = new byte[0];

  EventLines(String branch, ZoneOffset offset) {
    this.opening = Text.bytes("{\"id\":\"" + branch + "-");
    this.branchKey = Text.bytes(",\"branch\":\"" + branch + "\"");
    this.customerPrefix = Text.bytes("c" + branch.substring(1) + "-");
    this.offsetText = Text.bytes(offset.getId() + "\"");
    this.offsetMillis = offset.getTotalSeconds() * 1000L;
  }

  private static Map<EventType, byte[]> types() {
    Map<EventType, byte[]> types = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      String name = type.name().toLowerCase(Locale.ROOT);
      types.put(type, Text.bytes("\",\"type\":\"" + name + "\","));
    }
    return types;
  }

  int count() {
    return count;
  }

  /** How many lines were ever written. */
  long written() {
    return written;
  }

  /** When the first event ever was, in milliseconds since 1970. */
  long firstAt() {
    return firstAt;
  }

  /** When the last event so far was. */
  long lastAt() {
    return lastAt;
  }

  long time(int line) {
    return times[line];
  }

  byte[] array() {
    return text.array();
  }

  int start(int line) {
    return line == 0 ? 0 : ends[line - 1];
  }

  int end(int line) {
    return ends[line];
  }

  void clear() {
    text.clear();
    count = 0;
  }

  /** Begins a line; {@link #end()} closes it. */
  EventLines begin(EventType type, long at) {
    if (count == times.length) {
      times = Arrays.copyOf(times, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    times[count] = at;
    firstAt = Math.min(firstAt, at);
    lastAt = Math.max(lastAt, at);
    written++;
    text.put(opening)
        .padded(written, 9)
        .put(requireNonNull(TYPES.get(type), "no such type"))
        .put(AT_KEY);
    instant(at);
    text.put(branchKey);
    return this;
  }

  EventLines call(Text id) {
    text.put(CALL_KEY).put(id.array(), 0, id.size()).put('"');
    return this;
  }

  EventLines queue(byte[] id) {
    text.put(QUEUE_KEY).put(id).put('"');
    return this;
  }

  EventLines agent(@Nullable SimulatedAgent agent) {
    if (agent != null) {
      text.put(AGENT_KEY).put(agent.id).put('"');
    }
    return this;
  }

  EventLines customer(long number) {
    text.put(CUSTOMER_KEY).put(customerPrefix).padded(number, 7).put('"');
    return this;
  }

  EventLines priority(int priority) {
    text.put(PRIORITY_KEY).put(priority);
    return this;
  }

  EventLines reason(byte[] reason) {
    text.put(REASON_KEY).put(reason).put('"');
    return this;
  }

  void end() {
    text.put('}').put('\n');
    ends[count++] = text.size();
  }

  private void instant(long at) {
    long local = at + offsetMillis;
    long day = Math.floorDiv(local, DAY);
    if (day != cachedDay) {
      cachedDay = day;
      cachedDate = Text.bytes(LocalDate.ofEpochDay(day) + "T");
    }
    int millis = (int) (local - day * DAY);
    int seconds = millis / 1000;
    text.put(cachedDate)
        .padded(seconds / 3600, 2)
        .put(':')
        .padded(seconds / 60 % 60, 2)
        .put(':')
        .padded(seconds % 60, 2)
        .put('.')
        .padded(millis % 1000, 3)
        .put(offsetText);
  }
}
