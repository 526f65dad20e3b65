package io.branchline.warehouse.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Shows how far long work is: rate, share done and time left, redrawn in place on a terminal and as
 * a plain line every ten seconds otherwise, or every {@code branchline.progress.seconds} for a
 * program that reads it. Goes to standard error, so that output can be piped. Safe for many
 * threads.
 */
public final class Progress implements AutoCloseable {

  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final int PLAIN_SECONDS = 10;

  private final String what;
  private final String unit;
  private final long total;
  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final Duration plainLine =
      Duration.ofSeconds(Integer.getInteger("branchline.progress.seconds", PLAIN_SECONDS));
  private final long startNanos;
  private final LongAdder done = new LongAdder();
  private long lastShownNanos;
  private boolean shown;

  /**
   * Starts the clock.
   *
   * @param total how many units there are; 0 when unknown
   */
  public static Progress of(String what, String unit, long total) {
    boolean terminal = Boolean.getBoolean("branchline.terminal");
    return new Progress(what, unit, total, System.err, terminal, System::nanoTime);
  }

  Progress(
      String what,
      String unit,
      long total,
      PrintStream out,
      boolean terminal,
      LongSupplier nanoTime) {
    this.what = requireNonNull(what, "what is null");
    this.unit = requireNonNull(unit, "unit is null");
    this.total = total;
    this.out = requireNonNull(out, "out is null");
    this.terminal = terminal;
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    this.startNanos = nanoTime.getAsLong();
    this.lastShownNanos = startNanos;
  }

  /** Counts units done and shows them when it is time to. */
  public void add(long units) {
    done.add(units);
    long now = nanoTime.getAsLong();
    synchronized (this) {
      long pause = (terminal ? REDRAW : plainLine).toNanos();
      if (now - lastShownNanos >= pause) {
        lastShownNanos = now;
        show(now);
      }
    }
  }

  /** How many units are done. */
  public long done() {
    return done.sum();
  }

  /** Shows the last state, if anything was shown before, and ends the line. */
  @Override
  public synchronized void close() {
    if (shown) {
      show(nanoTime.getAsLong());
      if (terminal) {
        out.println();
      }
    }
  }

  private void show(long now) {
    shown = true;
    String line = line(done.sum(), Duration.ofNanos(now - startNanos));
    if (terminal) {
      out.print("\r" + line + "\u001b[K");
      out.flush();
    } else {
      out.println(line);
    }
  }

  private String line(long count, Duration elapsed) {
    double seconds = Math.max(elapsed.toNanos() / 1e9, 1e-9);
    double rate = count / seconds;
    String text = String.format(Locale.ROOT, "%s: %,d %s, %,.0f/s", what, count, unit, rate);
    if (total <= 0) {
      return text;
    }
    double share = Math.min(1.0, (double) count / total);
    String left = rate > 0 ? clock((long) ((total - count) / rate)) : "?";
    return text + String.format(Locale.ROOT, ", %.0f %%, %s left", share * 100, left);
  }

  private static String clock(long seconds) {
    long whole = Math.max(0, seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
