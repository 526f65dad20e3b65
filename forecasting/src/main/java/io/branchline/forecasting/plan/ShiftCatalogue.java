package io.branchline.forecasting.plan;

import io.branchline.forecasting.cover.ShiftPattern;
import io.branchline.forecasting.cover.ShiftPattern.BreakWindow;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.ShiftTypeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The shift types of a branch: its own, else every branch's, else what is usual. */
final class ShiftCatalogue {

  private static final String ROWS =
      """
      SELECT * FROM shift_types FINAL
      WHERE enabled AND (branch = {branch:String} OR branch = '')
      ORDER BY branch DESC, start_minute, shift""";

  private final List<ShiftTypeRow> rows;

  private ShiftCatalogue(List<ShiftTypeRow> rows) {
    this.rows = rows;
  }

  static ShiftCatalogue of(Warehouse warehouse, String branch) {
    List<ShiftTypeRow> rows = warehouse.query(ShiftTypeRow.class, ROWS, Map.of("branch", branch));
    if (rows.stream().anyMatch(row -> row.branch().equals(branch))) {
      rows.removeIf(row -> !row.branch().equals(branch));
    }
    return new ShiftCatalogue(rows.isEmpty() ? usual() : rows);
  }

  /** Eight hours of work in nine with an hour for a meal and two paid quarter hours. */
  static List<ShiftTypeRow> usual() {
    List<ShiftTypeRow> usual = new ArrayList<>();
    for (int hour : new int[] {7, 8, 9, 10, 12, 14, 15, 22}) {
      String id = (hour < 9 ? "E" : hour < 14 ? "D" : hour < 22 ? "L" : "N") + hour;
      String times = String.format(Locale.ROOT, "%02d:00-%02d:00", hour, (hour + 9) % 24);
      usual.add(
          new ShiftTypeRow(
              "",
              id,
              times,
              times,
              60 * hour,
              540,
              "",
              List.of(15, 60, 15),
              List.of(60, 180, 390),
              List.of(120, 300, 465),
              List.of("paid", "unpaid", "paid"),
              true,
              0));
    }
    return usual;
  }

  List<ShiftType> types() {
    return rows.stream().map(ShiftCatalogue::type).toList();
  }

  /** Breaks in the middle of their windows; the cover places them one by one. */
  private static ShiftType type(ShiftTypeRow row) {
    List<ShiftType.Break> breaks = new ArrayList<>();
    for (BreakWindow window : windows(row)) {
      int middle = (window.earliest() + window.latest()) / 2 / 15 * 15;
      breaks.add(
          new ShiftType.Break(
              middle,
              window.minutes(),
              window.pay() == ShiftPattern.Pay.PAID ? ShiftType.Pay.PAID : ShiftType.Pay.UNPAID));
    }
    return new ShiftType(
        row.shift(),
        row.nameEn(),
        row.nameZh(),
        row.startMinute(),
        row.minutes(),
        row.skill(),
        breaks);
  }

  /** As patterns for the cover of calls that need a skill. */
  List<ShiftPattern> patterns(String skill) {
    return rows.stream()
        .filter(row -> row.skill().isEmpty() || skill.isEmpty() || row.skill().equals(skill))
        .map(
            row ->
                new ShiftPattern(
                    row.shift(), List.of(row.startMinute()), row.minutes(), windows(row)))
        .toList();
  }

  private static List<BreakWindow> windows(ShiftTypeRow row) {
    int breaks = row.breakMinutes().size();
    if (row.breakEarliest().size() != breaks
        || row.breakLatest().size() != breaks
        || row.breakPay().size() != breaks) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Shift type "
              + row.shift()
              + " of branch '"
              + row.branch()
              + "' needs as many break_earliest, break_latest and break_pay as break_minutes.");
    }
    List<BreakWindow> windows = new ArrayList<>();
    for (int i = 0; i < breaks; i++) {
      windows.add(
          new BreakWindow(
              row.breakMinutes().get(i),
              row.breakEarliest().get(i),
              row.breakLatest().get(i),
              row.breakPay().get(i).equals("paid")
                  ? ShiftPattern.Pay.PAID
                  : ShiftPattern.Pay.UNPAID));
    }
    return windows;
  }
}
