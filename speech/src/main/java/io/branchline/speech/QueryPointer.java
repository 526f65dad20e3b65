package io.branchline.speech;

/** The mark under a query's column. */
final class QueryPointer {

  private QueryPointer() {}

  /** A line with ^ under the column, 1 the first; Chinese characters are two columns wide. */
  static String under(String query, int column) {
    StringBuilder line = new StringBuilder();
    query.codePoints().limit(column - 1L).forEach(c -> line.append(isWide(c) ? "  " : " "));
    return line.append('^').toString();
  }

  private static boolean isWide(int c) {
    return Character.isIdeographic(c)
        || (c >= 0x3000 && c <= 0x303F)
        || (c >= 0xFF01 && c <= 0xFF60);
  }
}
