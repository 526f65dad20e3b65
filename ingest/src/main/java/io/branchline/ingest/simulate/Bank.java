package io.branchline.ingest.simulate;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The 38 branches of {@code bank.csv}, sized. */
final class Bank {

  /** New calls a day of the whole bank at scale 1: half a million in 28 days with repeated ones. */
  private static final double CALLS_PER_DAY = 16_600;

  private Bank() {}

  /** The branches, in the file's order. */
  static List<SimulatedBranch> branches(double scale) {
    List<NamedCsvRecord> rows = rows();
    double weights = 0;
    for (NamedCsvRecord row : rows) {
      weights += number(row, "weight");
    }
    List<SimulatedBranch> branches = new ArrayList<>();
    for (NamedCsvRecord row : rows) {
      branches.add(
          new SimulatedBranch(
              branches.size(),
              row.getField("branch"),
              row.getField("name_en"),
              row.getField("name_zh"),
              row.getField("region"),
              ZoneId.of(row.getField("zone")),
              CALLS_PER_DAY * scale * number(row, "weight") / weights,
              number(row, "staffing"),
              (int) number(row, "opens"),
              (int) number(row, "closes"),
              Arrays.stream(row.getField("queues").split(" ", -1))
                  .map(queue -> QueueKind.valueOf(queue.toUpperCase(Locale.ROOT)))
                  .toList()));
    }
    return List.copyOf(branches);
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }

  private static List<NamedCsvRecord> rows() {
    try (InputStream in =
            requireNonNull(Bank.class.getResourceAsStream("bank.csv"), "bank.csv is missing");
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
