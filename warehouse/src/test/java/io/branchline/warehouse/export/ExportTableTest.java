package io.branchline.warehouse.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportTableTest {

  @TempDir private Path folder;

  private static final List<String> HOSTILE =
      List.of(
          "=cmd|' /C calc'!A0", " +1", "-2", "@x", "＝1", "\tx", "a \"b\", c", "ok", "\u0000<b>");

  @Test
  void csvHoldsNoFormulaAndQuotesWhatNeedsIt() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ExportTable table = ExportTable.csv(out)) {
      table.row(HOSTILE);
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\uFEFF'=cmd|' /C calc'!A0,\"' +1\",'-2,'@x,'＝1,'\tx,\"a \"\"b\"\", c\",ok,\u0000<b>\r\n"
                .replace("\"' +1\"", "' +1"));
  }

  @Test
  void worksheetHoldsTextsOnly() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ExportTable table = ExportTable.xlsx(out, "hits")) {
      table.row(HOSTILE);
      for (int i = 0; i < 2_500; i++) {
        table.row(List.of("row", String.valueOf(i)));
      }
    }
    String sheet = sheet(out.toByteArray());
    assertThat(sheet).contains("=cmd|", "&lt;b&gt;", "2499").doesNotContain("<f>", "<f ", "\u0000");
    assertThat(sheet).contains("t=\"inlineStr\"");
  }

  @Test
  void numbersStayNumbersEvenNegativeOnesAndNothingIsAnEmptyCell() throws IOException {
    List<Object> row = Arrays.asList(-2.5, null, 7, "-2.5");
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    try (ExportTable table = ExportTable.csv(csv)) {
      table.row(row);
    }
    assertThat(csv.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFF-2.5,,7,'-2.5\r\n");
    ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
    try (ExportTable table = ExportTable.xlsx(xlsx, "sheet")) {
      table.row(row);
    }
    assertThat(sheet(xlsx.toByteArray())).contains("<v>-2.5</v>", "<v>7</v>", "<t>-2.5</t>");
  }

  @Test
  void daysAndTimesAreDatesInAWorksheetAndReadableInCsv() throws IOException {
    List<Object> row = List.of(LocalDate.of(2026, 1, 5), LocalDateTime.of(2026, 1, 5, 12, 0));
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    try (ExportTable table = ExportTable.csv(csv)) {
      table.row(row);
    }
    assertThat(csv.toString(StandardCharsets.UTF_8))
        .isEqualTo("\uFEFF2026-01-05,2026-01-05 12:00:00\r\n");
    ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
    try (ExportTable table = ExportTable.xlsx(xlsx, "sheet")) {
      table.row(row);
    }
    // days since 1899-12-30
    assertThat(sheet(xlsx.toByteArray())).contains("<v>46027.0</v>", "<v>46027.5</v>");
  }

  private String sheet(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("hits.xlsx"), bytes);
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
