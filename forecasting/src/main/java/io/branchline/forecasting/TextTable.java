package io.branchline.forecasting;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table as lines of text: each column as wide as its widest cell, figures to the right. */
final class TextTable {

  private final List<String[]> rows = new ArrayList<>();
  private int left = 1;

  private TextTable(String... heads) {
    rows.add(heads);
  }

  /** A table with these headings; the first column is of names. */
  static TextTable of(String... heads) {
    return new TextTable(heads);
  }

  /** So many columns at the left are of names. */
  TextTable leftUpTo(int columns) {
    left = columns;
    return this;
  }

  /** Adds a line; as many cells as headings. */
  void row(String... cells) {
    if (cells.length != rows.get(0).length) {
      throw new IllegalArgumentException(
          "A line of " + cells.length + " cells below " + rows.get(0).length + " headings");
    }
    rows.add(cells);
  }

  /** A figure with so many decimals and marks between thousands. */
  static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** A share as per cent with one decimal. */
  static String percent(double share) {
    return number(100 * share, 1) + " %";
  }

  void print(PrintWriter out) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String gap = " ".repeat(widths[i] - row[i].length());
        line.append(i == 0 ? "" : "  ").append(i < left ? row[i] + gap : gap + row[i]);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
