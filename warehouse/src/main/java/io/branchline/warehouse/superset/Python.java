package io.branchline.warehouse.superset;

import io.branchline.warehouse.Failure;
import java.util.ArrayList;
import java.util.List;

/** Finds the Python that the requirements were resolved for. */
final class Python {

  private static final String VERSION = "3.11";
  private static final String PROBE =
      "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])";

  private Python() {}

  /** The first Python {@value #VERSION} with {@code venv}. */
  static String find() {
    List<String> candidates = new ArrayList<>();
    String named = System.getenv("BRANCHLINE_PYTHON");
    if (named != null && !named.isBlank()) {
      candidates.add(named.strip());
    } else {
      candidates.add("python" + VERSION);
      candidates.add("python3");
    }
    for (String candidate : candidates) {
      if (Programs.firstLine(List.of(candidate, "-c", PROBE)).equals(VERSION)) {
        return candidate;
      }
    }
    throw new Failure(
        Failure.Code.UNAVAILABLE,
        "Superset needs Python "
            + VERSION
            + " with its module venv, and "
            + String.join(", ", candidates)
            + " is not that. On Debian: apt-get install python3.11-venv; or name one with"
            + " BRANCHLINE_PYTHON.");
  }
}
