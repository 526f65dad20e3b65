package io.branchline.ingest.format;

import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one canonical event from a line. */
final class CanonicalLine implements CheckedParser.Body {

  private static final int MAX_ID_LENGTH = 200;
  private static final EventType[] TYPES = EventType.values();
  private static final byte[][] TYPE_NAMES = new byte[TYPES.length][];

  static {
    for (int i = 0; i < TYPES.length; i++) {
      TYPE_NAMES[i] = TYPES[i].name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }
  }

  private final String defaultBranch;
  private final JsonScanner json = new JsonScanner();

  private String id = "";
  private @Nullable EventType type;
  private long atMillis;
  private String branch = "";
  private String call = "";
  private String queue = "";
  private String agent = "";
  private String customer = "";
  private String reason = "";
  private int priority;

  CanonicalLine(String defaultBranch) {
    this.defaultBranch = defaultBranch;
  }

  @Override
  public void parse(RawLine line, List<AcdEvent> events) throws Rejection {
    clear();
    json.begin(line.bytes(), line.offset(), line.length());
    while (json.nextKey()) {
      readValue();
    }
    json.end();
    events.add(event(line));
  }

  private void clear() {
    id = "";
    type = null;
    atMillis = IsoTime.NONE;
    branch = defaultBranch;
    call = "";
    queue = "";
    agent = "";
    customer = "";
    reason = "";
    priority = 0;
  }

  private void readValue() throws Rejection {
    switch (json.keyLength()) {
      case 2 -> {
        if (json.keyIs("id")) {
          id = json.text("id");
        } else if (json.keyIs("at")) {
          atMillis = json.time();
        } else {
          json.skip();
        }
      }
      case 4 -> {
        if (json.keyIs("type")) {
          type = type();
        } else if (json.keyIs("call")) {
          call = json.text("call");
        } else {
          json.skip();
        }
      }
      case 5 -> {
        if (json.keyIs("queue")) {
          queue = json.name("queue");
        } else if (json.keyIs("agent")) {
          agent = json.name("agent");
        } else {
          json.skip();
        }
      }
      case 6 -> {
        if (json.keyIs("branch")) {
          String named = json.name("branch");
          branch = named.isEmpty() ? defaultBranch : named;
        } else if (json.keyIs("reason")) {
          reason = json.name("reason");
        } else {
          json.skip();
        }
      }
      case 8 -> {
        if (json.keyIs("customer")) {
          customer = json.text("customer");
        } else if (json.keyIs("priority")) {
          priority = json.wholeNumber("priority");
        } else {
          json.skip();
        }
      }
      default -> json.skip();
    }
  }

  private @Nullable EventType type() throws Rejection {
    if (!json.beginText("type")) {
      return null;
    }
    for (int i = 0; i < TYPE_NAMES.length; i++) {
      if (json.textIs(TYPE_NAMES[i])) {
        return TYPES[i];
      }
    }
    throw new Rejection("unknown_type", "type '" + json.text() + "' is not an event type");
  }

  private AcdEvent event(RawLine line) throws Rejection {
    if (id.isEmpty()) {
      throw Rejection.missing("id");
    }
    if (id.length() > MAX_ID_LENGTH || call.length() > MAX_ID_LENGTH) {
      throw new Rejection("too_long", "an id is longer than " + MAX_ID_LENGTH + " characters");
    }
    EventType known = type;
    if (known == null) {
      throw Rejection.missing("type");
    }
    if (atMillis == IsoTime.NONE) {
      throw Rejection.missing("at");
    }
    if (branch.isEmpty()) {
      throw Rejection.missing("branch");
    }
    if (known.isAgentState()) {
      if (agent.isEmpty()) {
        throw Rejection.missing("agent");
      }
      call = "";
    } else if (call.isEmpty()) {
      throw Rejection.missing("call");
    }
    if (known == EventType.QUEUED && queue.isEmpty()) {
      throw Rejection.missing("queue");
    }
    return new AcdEvent(
        id,
        call,
        branch,
        known,
        Instant.ofEpochMilli(atMillis),
        queue,
        agent,
        customer,
        priority,
        reason,
        List.of(),
        line.source(),
        line.number());
  }
}
