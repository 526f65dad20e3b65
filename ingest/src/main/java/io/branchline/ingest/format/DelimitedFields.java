package io.branchline.ingest.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line of a CSV or TSV file into its fields (RFC 4180, one record a line: a quoted field may
 * hold delimiters and doubled quotes but no line break).
 */
final class DelimitedFields {

  /** No quote character: every character but the delimiter stands for itself. */
  static final char NO_QUOTE = '\0';

  private final char delimiter;
  private final char quote;

  DelimitedFields(char delimiter, char quote) {
    this.delimiter = delimiter;
    this.quote = quote;
  }

  List<String> split(String line) throws Rejection {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (true) {
      if (quote != NO_QUOTE && at < line.length() && line.charAt(at) == quote) {
        at = quoted(line, at + 1, fields);
      } else {
        int end = line.indexOf(delimiter, at);
        int stop = end < 0 ? line.length() : end;
        fields.add(line.substring(at, stop));
        at = stop;
      }
      if (at >= line.length()) {
        return fields;
      }
      if (line.charAt(at) != delimiter) {
        throw Rejection.malformed(
            "'" + line.charAt(at) + "' follows a closing quote in field " + fields.size());
      }
      at++;
    }
  }

  private int quoted(String line, int start, List<String> fields) throws Rejection {
    StringBuilder field = new StringBuilder();
    int at = start;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c != quote) {
        field.append(c);
        at++;
      } else if (at + 1 < line.length() && line.charAt(at + 1) == quote) {
        field.append(quote);
        at += 2;
      } else {
        fields.add(field.toString());
        return at + 1;
      }
    }
    throw Rejection.malformed(
        "field " + (fields.size() + 1) + " opens a quote and never closes it");
  }
}
