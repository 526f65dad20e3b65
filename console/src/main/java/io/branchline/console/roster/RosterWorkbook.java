package io.branchline.console.roster;

import io.branchline.console.access.Names;
import io.branchline.forecasting.plan.OpenRoster;
import io.branchline.forecasting.plan.RosterFiles;
import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.warehouse.export.ExportTable;
import io.branchline.warehouse.table.RosterShift;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.context.MessageSource;

/**
 * A roster as a workbook: the sheet of agents and days, its shifts, its cover, its broken rules.
 */
final class RosterWorkbook {

  private static final int DATE_WIDTH = 12;

  private static final Map<String, String> FILLS =
      Map.of("early", "DCEBF7", "day", "DFF1E4", "late", "FBE9D3", "night", "CFD3EC");

  private final OpenRoster open;
  private final Names names;
  private final MessageSource texts;
  private final Locale locale;
  private final Map<String, ShiftType> types = new HashMap<>();

  RosterWorkbook(OpenRoster open, Names names, MessageSource texts, Locale locale) {
    this.open = open;
    this.names = names;
    this.texts = texts;
    this.locale = locale;
    open.problem().shiftTypes().forEach(type -> types.put(type.id(), type));
  }

  void write(OutputStream out) throws IOException {
    Workbook workbook = new Workbook(out, "Branchline", null);
    Judged judged = Judged.of(open, open.roster(), names, locale);
    grid(workbook.newWorksheet(word("roster.sheet.roster")), judged);
    shifts(workbook.newWorksheet(word("roster.sheet.shifts")));
    cover(workbook.newWorksheet(word("roster.sheet.cover")), judged);
    rules(workbook.newWorksheet(word("roster.sheet.rules")), judged);
    workbook.finish();
  }

  private void grid(Worksheet sheet, Judged judged) {
    Period period = open.problem().period();
    head(sheet, 0, 0, word("field.agent"));
    for (int day = 0; day < period.days(); day++) {
      String weekday = period.date(day).getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
      head(sheet, 0, day + 1, period.date(day).toString().substring(5) + " " + weekday);
      sheet.width(day + 1, 8);
    }
    List<String> totals = List.of("roster.hours", "roster.nights", "roster.weekends");
    for (int i = 0; i < totals.size(); i++) {
      head(sheet, 0, period.days() + 1 + i, word(totals.get(i)));
    }
    sheet.width(0, 24);
    sheet.freezePane(1, 1);
    List<Agent> agents = open.problem().agents();
    for (int row = 0; row < agents.size(); row++) {
      String id = agents.get(row).id();
      ExportTable.cell(sheet, row + 1, 0, names.agent(open.row().branch(), id) + " (" + id + ")");
      for (int day = 0; day < period.days(); day++) {
        String shift = open.roster().shift(id, day);
        if (!shift.isEmpty()) {
          ExportTable.cell(sheet, row + 1, day + 1, shift);
          ShiftType type = types.get(shift);
          if (type != null) {
            sheet.style(row + 1, day + 1).fillColor(FILLS.get(kind(type))).set();
          }
        }
      }
      Judged.Total total = judged.totals().get(row);
      List<Number> sums = List.of(total.paidMinutes() / 60.0, total.nights(), total.weekends());
      row(sheet, row + 1, period.days() + 1, sums);
    }
  }

  private void shifts(Worksheet sheet) {
    List<String> columns = new ArrayList<>();
    RosterFiles.COLUMNS.forEach(column -> columns.add("roster.column." + column));
    columns.add("field.agent");
    heads(sheet, columns);
    sheet.width(0, DATE_WIDTH);
    sheet.freezePane(0, 1);
    int row = 1;
    for (RosterShift shift : open.shifts()) {
      List<Object> cells = new ArrayList<>(RosterFiles.row(shift, open.problem().period().zone()));
      cells.set(RosterFiles.COLUMNS.indexOf("date"), shift.localDate());
      cells.set(RosterFiles.COLUMNS.indexOf("paid_hours"), shift.paidMinutes() / 60.0);
      cells.add(names.agent(open.row().branch(), shift.agent()));
      row(sheet, row++, 0, cells);
    }
  }

  private void cover(Worksheet sheet, Judged judged) {
    heads(
        sheet,
        List.of("field.day", "roster.shift", "roster.skill", "roster.wanted", "roster.missing"));
    sheet.width(0, DATE_WIDTH);
    Map<String, Integer> missing = new HashMap<>();
    judged
        .shortages()
        .forEach(
            row -> missing.put(row.day() + "|" + row.shift() + "|" + row.skill(), row.missing()));
    int row = 1;
    for (Demand place : open.problem().demand()) {
      int day = open.problem().period().day(place.date());
      String key = day + "|" + place.shift() + "|" + place.skill();
      row(
          sheet,
          row++,
          0,
          List.of(
              place.date(),
              place.shift(),
              place.skill(),
              place.agents(),
              missing.getOrDefault(key, 0)));
    }
  }

  private void rules(Worksheet sheet, Judged judged) {
    heads(sheet, List.of("roster.rule", "roster.severity", "roster.what", "roster.source"));
    int row = 1;
    for (Judged.Broken broken : judged.broken()) {
      String severity = word(broken.hard() ? "roster.hard" : "roster.soft");
      row(sheet, row++, 0, List.of(broken.title(), severity, broken.text(), broken.source()));
    }
  }

  /** What a shift's colour says: when it starts, and whether it is a night. */
  static String kind(ShiftType type) {
    if (type.night()) {
      return "night";
    }
    int hour = type.startMinute() / 60;
    return hour < 9 ? "early" : hour < 13 ? "day" : "late";
  }

  private void heads(Worksheet sheet, List<String> keys) {
    for (int column = 0; column < keys.size(); column++) {
      head(sheet, 0, column, word(keys.get(column)));
    }
  }

  private static void head(Worksheet sheet, int row, int column, String text) {
    ExportTable.cell(sheet, row, column, text);
    sheet.style(row, column).bold().fillColor("EEF2F5").set();
  }

  private static void row(Worksheet sheet, int row, int from, List<?> cells) {
    for (int i = 0; i < cells.size(); i++) {
      ExportTable.cell(sheet, row, from + i, cells.get(i));
    }
  }

  private String word(String key) {
    return texts.getMessage(key, null, key, locale);
  }
}
