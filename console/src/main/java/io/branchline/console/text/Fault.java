package io.branchline.console.text;

import io.branchline.warehouse.Failure;
import java.util.Arrays;
import java.util.Locale;

/**
 * What went wrong, for a page: a line in the reader's language by its code, and the program's own
 * words beside it.
 *
 * @param exit the code's exit status
 * @param detail the program's own words; may be empty
 */
public record Fault(int exit, String detail) {

  /** A failure's. */
  public static Fault of(Failure failure) {
    return new Fault(failure.code().exitStatus(), failure.getMessage());
  }

  /** The key of the line. */
  public String key() {
    return "fault."
        + Arrays.stream(Failure.Code.values())
            .filter(code -> code.exitStatus() == exit)
            .map(code -> code.name().toLowerCase(Locale.ROOT))
            .findFirst()
            .orElse("crash");
  }
}
