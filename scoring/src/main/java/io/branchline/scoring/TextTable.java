package io.branchline.scoring;

import java.io.PrintWriter;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text in columns: the first ones to the left, figures to the right. Chinese characters
 * take two places.
 */
final class TextTable {

  private final int leftColumns;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(int leftColumns, List<String> titles) {
    this.leftColumns = leftColumns;
    rows.add(List.copyOf(titles));
  }

  void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  void print(PrintWriter out) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String gap = " ".repeat(widths[i] - width(row.get(i)));
        line.append(i == 0 ? "" : "  ");
        line.append(i < leftColumns ? row.get(i) + gap : gap + row.get(i));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  static int width(String text) {
    return text.codePoints()
        .map(
            point ->
                UnicodeScript.of(point) == UnicodeScript.HAN || (point >= 0xFF00 && point < 0xFF61)
                    ? 2
                    : 1)
        .sum();
  }
}
