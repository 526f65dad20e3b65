package io.branchline.console.recompute;

import io.branchline.console.text.Fault;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a run ended.
 *
 * @param seconds that it took
 * @param fault the exit status of its last process, and what that complained of
 */
public record RunEnd(How how, long seconds, Fault fault) {

  /** How. */
  public enum How {
    DONE,
    STOPPED,
    FAILED
  }

  private static final Pattern WRITTEN =
      Pattern.compile("(done|stopped|failed) after ([0-9]+) s, exit ([0-9]+)(?:: (.*))?");

  /** As the audit log keeps it. */
  String written() {
    return String.format(
        Locale.ROOT,
        "%s after %d s, exit %d%s",
        how.name().toLowerCase(Locale.ROOT),
        seconds,
        fault.exit(),
        fault.detail().isEmpty() ? "" : ": " + fault.detail());
  }

  /** Reads it back; empty where it is something else. */
  static Optional<RunEnd> read(String written) {
    Matcher m = WRITTEN.matcher(written);
    return m.matches()
        ? Optional.of(
            new RunEnd(
                How.valueOf(m.group(1).toUpperCase(Locale.ROOT)),
                Long.parseLong(m.group(2)),
                new Fault(Integer.parseInt(m.group(3)), m.group(4) == null ? "" : m.group(4))))
        : Optional.empty();
  }
}
