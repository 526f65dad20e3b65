package io.branchline.speech.search.document;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;

/** The shape of the index, written with every commit: another program's index is not misread. */
public final class IndexFormat {

  /** Raised whenever fields, units or the clocks' bytes change. */
  public static final String CURRENT = "3";

  private static final String KEY = "branchline";
  private static final String LINEAGE = "lineage";

  private IndexFormat() {}

  /**
   * What a commit says.
   *
   * @param lineage tells the commits of one index from those of another one made in its place
   */
  public static Map<String, String> userData(String lineage) {
    return Map.of(KEY, CURRENT, LINEAGE, lineage);
  }

  /** The lineage in what a commit says. */
  public static String lineage(Map<String, String> userData) {
    return userData.getOrDefault(LINEAGE, "");
  }

  /** Takes an index of another shape for a broken one: it is made anew from the tables. */
  public static void check(Map<String, String> userData) throws IOException {
    String found = userData.getOrDefault(KEY, "none");
    if (!found.equals(CURRENT)) {
      throw new CorruptIndexException(
          "format " + found + " where " + CURRENT + " was expected", "the last commit");
    }
  }
}
