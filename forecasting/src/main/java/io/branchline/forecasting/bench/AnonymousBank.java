package io.branchline.forecasting.bench;

import io.branchline.forecasting.arrival.Grid;
import io.branchline.forecasting.arrival.Series;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Half hours of February 1999 of the Technion's Anonymous Bank: answered and abandoned calls. */
final class AnonymousBank {

  static final LocalDate FIRST = LocalDate.of(1999, 2, 1);
  static final int DAYS = 28;

  private static final Grid GRID = new Grid(ZoneId.of("Asia/Jerusalem"), 30);

  private AnonymousBank() {}

  static Series read(Path file) {
    Series.Builder series = Series.builder(GRID);
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String[] field = line.split(",", -1);
        if (field[1].equals("day") || field[0].equals("date")) {
          continue;
        }
        LocalDate date = LocalDate.of(1999, 2, Integer.parseInt(field[0].substring(4)));
        double answered = Double.parseDouble(field[4]);
        double offered = answered + Double.parseDouble(field[9]);
        series.add(
            LocalTime.parse(field[1]).atDate(date).atZone(GRID.zone()).toInstant(),
            offered,
            answered,
            Double.parseDouble(field[8]));
      }
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Cannot read " + file + ": " + e, e);
    }
    return series.build();
  }
}
