package io.branchline.console.search;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table that is written row by row, as CSV (RFC 4180, UTF-8 with the mark that spreadsheets look
 * for) or as a worksheet. No cell is a formula, whatever was said in a call: a worksheet's cells
 * are texts, and in CSV an apostrophe stands before what a spreadsheet would take for one.
 */
interface HitTable extends AutoCloseable {

  /** Adds a row. */
  void row(List<String> cells) throws IOException;

  @Override
  void close() throws IOException;

  /** A CSV file. */
  static HitTable csv(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write('\uFEFF');
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
    return new HitTable() {
      @Override
      public void row(List<String> cells) {
        csv.writeRecord(cells.stream().map(HitTable::defused).toList());
      }

      @Override
      public void close() throws IOException {
        csv.close();
      }
    };
  }

  /** A workbook of one sheet, written as it grows. */
  static HitTable xlsx(OutputStream out) {
    Workbook workbook = new Workbook(out, "Branchline", null);
    Worksheet sheet = workbook.newWorksheet("hits");
    return new HitTable() {
      private static final int KEPT_ROWS = 1_000;
      private int rows;

      @Override
      public void row(List<String> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
          sheet.inlineString(rows, column, printable(cells.get(column)));
        }
        rows++;
        if (rows % KEPT_ROWS == 0) {
          sheet.flush();
        }
      }

      @Override
      public void close() throws IOException {
        workbook.finish();
        out.close();
      }
    };
  }

  /** What a spreadsheet would take for a formula, as text. */
  static String defused(String cell) {
    String start = cell.stripLeading();
    boolean formula = !start.isEmpty() && "=+-@＝＋－＠".indexOf(start.charAt(0)) >= 0;
    boolean control = !cell.isEmpty() && "\t\r\n".indexOf(cell.charAt(0)) >= 0;
    return formula || control ? "'" + cell : cell;
  }

  /** XML has no place for control characters. */
  private static String printable(String cell) {
    return cell.replaceAll("[\\p{Cc}&&[^\t\n\r]]", " ");
  }
}
