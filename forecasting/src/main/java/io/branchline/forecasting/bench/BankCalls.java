package io.branchline.forecasting.bench;

import io.branchline.forecasting.arrival.Grid;
import io.branchline.forecasting.arrival.Series;
import io.branchline.forecasting.arrival.SpecialDays;
import io.branchline.forecasting.calendar.HolidayCalendar;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Five-minute counts of a North American bank's calls, cut as De Livera, Hyndman and Snyder (JASA
 * 2011) cut them: 7,605 values to learn from, 2,535 to be judged by. The times in the file are the
 * bank's own, whatever the column's name says.
 */
final class BankCalls {

  static final int TRAIN = 7_605;
  static final int TEST = 2_535;

  /** Federal holidays, known to everybody years ahead; Memorial Day lies within the days judged. */
  static final SpecialDays HOLIDAYS = new HolidayCalendar(null).years("US", 2003, 2003).days();

  private static final Grid GRID = new Grid(ZoneId.of("America/New_York"), 5);

  private final Series training;
  private final List<Row> test;

  private record Timed(LocalDateTime at, double calls) {}

  /** A count to be forecast. */
  record Row(LocalDate date, int slot, double calls) {}

  private BankCalls(Series training, List<Row> test) {
    this.training = training;
    this.test = test;
  }

  static BankCalls read(Path file) {
    List<Timed> rows = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        int comma = line.indexOf(',');
        rows.add(
            new Timed(
                LocalDateTime.parse(line.substring(0, comma).strip().replace(' ', 'T')),
                Double.parseDouble(line.substring(comma + 1))));
      }
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Cannot read " + file + ": " + e, e);
    } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          file + " is not a file of lines 'time,calls' below a header: line " + (rows.size() + 2),
          e);
    }
    if (rows.size() != TRAIN + TEST) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          file + " has " + rows.size() + " counts, not " + (TRAIN + TEST) + ".");
    }
    Series.Builder series = Series.builder(GRID);
    for (Timed row : rows.subList(0, TRAIN)) {
      series.add(row.at().atZone(GRID.zone()).toInstant(), row.calls(), 0, 0);
    }
    List<Row> test =
        rows.subList(TRAIN, rows.size()).stream()
            .map(
                row ->
                    new Row(
                        row.at().toLocalDate(),
                        GRID.at(row.at().atZone(GRID.zone()).toInstant()).slot(),
                        row.calls()))
            .toList();
    return new BankCalls(series.build(), test);
  }

  /** The first 45 days. */
  Series training() {
    return training;
  }

  /** The last 15 days. */
  List<Row> test() {
    return test;
  }
}
