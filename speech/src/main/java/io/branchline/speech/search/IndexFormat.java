package io.branchline.speech.search;

import io.branchline.warehouse.Failure;
import java.nio.file.Path;
import java.util.Map;

/** The shape of the index, written with every commit: another program's index is not misread. */
final class IndexFormat {

  /** Raised whenever fields or analysis change. */
  private static final String CURRENT = "1";

  private static final String KEY = "branchline";

  private IndexFormat() {}

  static Map<String, String> userData() {
    return Map.of(KEY, CURRENT);
  }

  static void check(Path folder, Map<String, String> userData) {
    String found = userData.getOrDefault(KEY, "none");
    if (!found.equals(CURRENT)) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "The index in "
              + folder
              + " has the format "
              + found
              + ", this program's is "
              + CURRENT
              + ". Make it anew from the tables: ./branchline search --rebuild");
    }
  }
}
