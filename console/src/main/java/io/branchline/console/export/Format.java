package io.branchline.console.export;

import io.branchline.console.access.NotThere;
import io.branchline.warehouse.export.ExportTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of file that tables are exported as. */
public enum Format {
  /** Comma-separated values. */
  CSV("text/csv;charset=utf-8"),
  /** A workbook. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  /** The format of that name, if there is one. */
  public static Optional<Format> of(String name) {
    return Arrays.stream(values()).filter(format -> format.id().equals(name)).findFirst();
  }

  /** The format that a request names; nothing is there in any other. */
  public static Format asked(Map<String, String> parameters) {
    String name = parameters.getOrDefault("format", "");
    return of(name).orElseThrow(() -> new NotThere("format " + name));
  }

  /** The name in requests and the file's ending. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A table of this format. */
  ExportTable open(OutputStream out, String sheet) throws IOException {
    return this == CSV ? ExportTable.csv(out) : ExportTable.xlsx(out, sheet);
  }

  String contentType() {
    return contentType;
  }
}
