package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * A line of input that could not be understood, kept whole with the reason.
 *
 * @param raw the line as it came, at most 64 KiB of it
 * @param reason a code: malformed, missing, bad_time, ...
 * @param detail what was wrong, in words, with the value
 */
@Table("dead_letters")
public record DeadLetter(
    String source, long line, String raw, String reason, String detail, Instant seenAt)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public DeadLetter {
    Checks.notEmpty(source, "source");
    requireNonNull(raw, "raw is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(detail, "detail is null");
    requireNonNull(seenAt, "seenAt is null");
  }
}
