package io.branchline.ingest.simulate;

import java.io.IOException;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * What goes wrong between an ACD and its reader: lines that come twice, late, or broken. The truth
 * about the calls stays as it is; how many lines were spoilt is counted.
 */
final class Noise implements LineSink {

  private static final double LATE_SECONDS = 240;
  private static final long LATEST_MILLIS = 45 * 60_000L;
  private static final long DUPLICATE_WITHIN_MILLIS = 90_000;
  private static final int BROKEN_KINDS = 7;

  /**
   * How much of it.
   *
   * @param duplicates share of the lines that come twice
   * @param late share of the lines that come later than they should
   * @param garbage broken lines for every line
   */
  record Shares(double duplicates, double late, double garbage) {

    static final Shares NONE = new Shares(0, 0, 0);

    boolean isNone() {
      return duplicates == 0 && late == 0 && garbage == 0;
    }
  }

  /** A line that waits for the moment at which it is written. */
  private static final class Held {
    final long when;
    final long order;
    final byte[] line;

    Held(long when, long order, byte[] line) {
      this.when = when;
      this.order = order;
      this.line = line;
    }
  }

  private final Shares shares;
  private final Draw draw;
  private final LineSink next;
  private final PriorityQueue<Held> held =
      new PriorityQueue<>(
          (a, b) ->
              a.when != b.when ? Long.compare(a.when, b.when) : Long.compare(a.order, b.order));
  private long order;
  private long duplicates;
  private long late;
  private long garbage;

  Noise(Shares shares, long seed, LineSink next) {
    this.shares = shares;
    this.draw = new Draw(~seed);
    this.next = next;
  }

  long duplicates() {
    return duplicates;
  }

  long late() {
    return late;
  }

  long garbage() {
    return garbage;
  }

  @Override
  public void line(long when, byte[] bytes, int from, int length) throws IOException {
    if (shares.isNone()) {
      next.line(when, bytes, from, length);
      return;
    }
    release(when);
    if (draw.chance(shares.garbage())) {
      garbage++;
      byte[] broken = broken(bytes, from, length);
      next.line(when, broken, 0, broken.length);
    }
    long written = when;
    if (draw.chance(shares.late())) {
      late++;
      written += Math.min(LATEST_MILLIS, Math.round(1000 * draw.lognormal(LATE_SECONDS, 1.2)));
      hold(written, bytes, from, length);
    } else {
      next.line(when, bytes, from, length);
    }
    if (draw.chance(shares.duplicates())) {
      duplicates++;
      hold(written + draw.between(0, DUPLICATE_WITHIN_MILLIS), bytes, from, length);
    }
  }

  @Override
  public void close() throws IOException {
    release(Long.MAX_VALUE);
    next.close();
  }

  private void hold(long when, byte[] bytes, int from, int length) {
    held.add(new Held(when, order++, Arrays.copyOfRange(bytes, from, from + length)));
  }

  private void release(long now) throws IOException {
    while (!held.isEmpty() && held.peek().when <= now) {
      Held line = held.remove();
      next.line(line.when, line.line, 0, line.line.length);
    }
  }

  /** A line that nobody can understand, each kind in a way of its own. */
  private byte[] broken(byte[] bytes, int from, int length) {
    String id = "x-" + garbage;
    return switch (draw.below(BROKEN_KINDS)) {
      case 0 -> {
        byte[] cut = Arrays.copyOfRange(bytes, from, from + 2 + draw.below(length - 4));
        cut[cut.length - 1] = '\n';
        yield cut;
      }
      case 1 -> Text.bytes("*** ACD link restarted, sequence lost (" + id + ") ***\n");
      case 2 ->
          Text.bytes(
              "{\"id\":\""
                  + id
                  + "\",\"type\":\"teleported\",\"at\":\"2026-03-02T09:00:00Z\",\"branch\":\"b01\","
                  + "\"call\":\"x\"}\n");
      case 3 ->
          Text.bytes(
              "{\"id\":\""
                  + id
                  + "\",\"type\":\"offered\",\"at\":\"2026-03-02T09:00:00Z\",\"call\":\"x\"}\n");
      case 4 ->
          Text.bytes(
              "{\"id\":\""
                  + id
                  + "\",\"type\":\"offered\",\"at\":\"2026-02-30T25:61:00Z\",\"branch\":\"b01\",\"call\":\"x\"}\n");
      case 5 -> new byte[] {(byte) 0xff, (byte) 0xfe, 0x01, 0x7f, (byte) 0xc3, 0x28, 0x00, '\n'};
      default -> Text.bytes("[\"" + id + "\",\"queued\"]\n");
    };
  }
}
