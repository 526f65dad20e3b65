package io.branchline.warehouse.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written row by row, as CSV (RFC 4180, UTF-8 with the mark that spreadsheets look
 * for) or as a worksheet. Numbers stay numbers, days and local times are dates that a spreadsheet
 * can count with (ISO 8601 in CSV), null is an empty cell, all else is text. No cell is a formula,
 * whatever was said or typed: a worksheet's cells are texts, and in CSV an apostrophe stands before
 * what a spreadsheet would take for one.
 */
public interface ExportTable extends AutoCloseable {

  /** How a local time stands in CSV. */
  DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** Adds a row. */
  void row(List<? extends @Nullable Object> cells) throws IOException;

  @Override
  void close() throws IOException;

  /** A CSV file. */
  static ExportTable csv(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write('\uFEFF');
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
    return new ExportTable() {
      @Override
      public void row(List<? extends @Nullable Object> cells) {
        csv.writeRecord(cells.stream().map(ExportTable::plain).toList());
      }

      @Override
      public void close() throws IOException {
        csv.close();
      }
    };
  }

  /**
   * A workbook of one sheet, written as it grows.
   *
   * @param name the sheet's
   */
  static ExportTable xlsx(OutputStream out, String name) {
    Workbook workbook = new Workbook(out, "Branchline", null);
    Worksheet sheet = workbook.newWorksheet(name);
    return new ExportTable() {
      private static final int KEPT_ROWS = 1_000;
      private int rows;

      @Override
      public void row(List<? extends @Nullable Object> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
          cell(sheet, rows, column, cells.get(column));
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

  /**
   * Writes one cell of a worksheet, as {@link #xlsx} writes its own; for sheets that are no table.
   */
  static void cell(Worksheet sheet, int row, int column, @Nullable Object cell) {
    if (cell instanceof Number number) {
      sheet.value(row, column, number);
    } else if (cell instanceof LocalDate day) {
      sheet.value(row, column, day);
      sheet.style(row, column).format("yyyy-mm-dd").set();
    } else if (cell instanceof LocalDateTime time) {
      sheet.value(row, column, time);
      sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
    } else if (cell != null) {
      sheet.inlineString(row, column, printable(cell.toString()));
    }
  }

  private static String plain(@Nullable Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof LocalDateTime time) {
      return SECOND.format(time);
    }
    return cell instanceof Number ? cell.toString() : defused(cell.toString());
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
