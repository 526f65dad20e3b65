package io.branchline.warehouse;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Something a person can mend. The message names the thing, its value and the remedy, in one or two
 * sentences; a command prints it as one line and exits with the code's status.
 */
public final class Failure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** What kind of failure it is, and the exit status that goes with it. */
  public enum Code {
    /** The command's own words are wrong: an option, an argument. */
    USAGE(2),
    /** A file, a form, a mapping or a row is not as it must be. */
    BAD_INPUT(3),
    /** The warehouse, a port or a part that should be there is not. */
    UNAVAILABLE(4),
    /** The machine has no room: disk or memory. */
    NO_ROOM(5),
    /** Somebody may not do this. */
    FORBIDDEN(6),
    /** The program's own fault. */
    INTERNAL(70);

    private final int exitStatus;

    Code(int exitStatus) {
      this.exitStatus = exitStatus;
    }

    /** The status that a command exits with. */
    public int exitStatus() {
      return exitStatus;
    }
  }

  private final Code code;

  /** A failure with no other exception behind it. */
  public Failure(Code code, String message) {
    this(code, message, null);
  }

  /** A failure caused by another exception, whose trace {@code --verbose} shows. */
  public Failure(Code code, String message, @Nullable Throwable cause) {
    super(requireNonNull(message, "message is null"), cause);
    this.code = requireNonNull(code, "code is null");
  }

  /** The kind of failure. */
  public Code code() {
    return code;
  }
}
