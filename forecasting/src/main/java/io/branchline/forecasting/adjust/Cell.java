package io.branchline.forecasting.adjust;

import io.branchline.warehouse.table.Forecast;
import java.time.LocalDate;

/**
 * One interval of one queue's forecast.
 *
 * @param localTime HH:mm in the branch's zone
 * @param calls expected by the model
 */
public record Cell(
    String branch, String queue, LocalDate localDate, String localTime, double calls) {

  static Cell of(Forecast forecast) {
    return new Cell(
        forecast.branch(),
        forecast.queue(),
        forecast.localDate(),
        forecast.localTime(),
        forecast.calls());
  }
}
