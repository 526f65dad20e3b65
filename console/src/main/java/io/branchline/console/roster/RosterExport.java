package io.branchline.console.roster;

import io.branchline.console.access.Audit;
import io.branchline.console.access.Directory;
import io.branchline.console.access.Door;
import io.branchline.console.access.Names;
import io.branchline.console.access.NotThere;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.text.Languages;
import io.branchline.forecasting.plan.OpenRoster;
import io.branchline.forecasting.plan.RosterCalendars;
import io.branchline.forecasting.plan.RosterFiles;
import io.branchline.forecasting.plan.RosterStore;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.export.ExportTable;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Rosters as files. The audit entry is in the warehouse before the first byte leaves. */
@Controller
final class RosterExport {

  private final Readers readers;
  private final Directory directory;
  private final Rosters rosters;
  private final RosterStore store;
  private final Audit audit;
  private final MessageSource texts;

  RosterExport(
      Readers readers,
      Directory directory,
      Rosters rosters,
      Warehouse warehouse,
      Audit audit,
      MessageSource texts) {
    this.readers = readers;
    this.directory = directory;
    this.rosters = rosters;
    this.store = new RosterStore(warehouse);
    this.audit = audit;
    this.texts = texts;
  }

  /** A file ready to be sent. */
  private record Ready(String name, String type, ByteArrayOutputStream bytes) {}

  @GetMapping("/roster/export")
  void export(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam String roster,
      @RequestParam String format,
      @RequestParam(defaultValue = "") String agent,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Door.require(viewer, Permission.STAFFING);
    Reader reader = readers.of(viewer);
    RosterRow head = rosters.head(reader, roster);
    OpenRoster open = rosters.open(head);
    Names names = directory.of(reader);
    Ready ready =
        switch (format) {
          case "csv" -> csv(open, names, locale);
          case "xlsx" -> xlsx(open, names, locale);
          case "ics" -> agent.isEmpty() ? calendars(open, locale) : calendar(open, agent, locale);
          default -> throw new NotThere("format " + format);
        };
    audit.record(
        viewer,
        "exported",
        "roster " + roster,
        head.branch(),
        format + (agent.isEmpty() ? "" : " " + agent) + ", " + open.shifts().size() + " shifts");
    response.setContentType(ready.type());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"" + fileName(ready.name()) + "\"");
    response.setContentLength(ready.bytes().size());
    ready.bytes().writeTo(response.getOutputStream());
  }

  private Ready csv(OpenRoster open, Names names, Locale locale) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ZoneId zone = open.problem().period().zone();
    Map<String, String> types = typeNames(open, locale);
    try (ExportTable table = ExportTable.csv(bytes)) {
      List<String> columns = new ArrayList<>(RosterFiles.COLUMNS);
      columns.addAll(List.of("name", "shift_name"));
      table.row(columns);
      for (RosterShift shift : open.shifts()) {
        List<String> cells = new ArrayList<>(RosterFiles.row(shift, zone));
        cells.add(names.agent(open.row().branch(), shift.agent()));
        cells.add(types.getOrDefault(shift.shift(), shift.shift()));
        table.row(cells);
      }
    }
    return new Ready(open.row().roster() + ".csv", "text/csv;charset=utf-8", bytes);
  }

  private Ready xlsx(OpenRoster open, Names names, Locale locale) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new RosterWorkbook(open, names, texts, locale).write(bytes);
    return new Ready(
        open.row().roster() + ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes);
  }

  private Ready calendar(OpenRoster open, String agent, Locale locale) {
    String calendar = texts(open, locale).get(agent);
    if (calendar == null) {
      throw new NotThere("calendar of " + agent);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(calendar.getBytes(StandardCharsets.UTF_8));
    return new Ready(agent + ".ics", "text/calendar;charset=utf-8", bytes);
  }

  private Ready calendars(OpenRoster open, Locale locale) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = bytes;
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> one : texts(open, locale).entrySet()) {
        zip.putNextEntry(new ZipEntry(fileName(one.getKey() + ".ics")));
        zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return new Ready(open.row().roster() + "-ics.zip", "application/zip", bytes);
  }

  private Map<String, String> texts(OpenRoster open, Locale locale) {
    return RosterCalendars.of(
        open.row(),
        open.shifts(),
        store.withdrawn(open.row()),
        typeNames(open, locale),
        open.problem().period().zone(),
        locale);
  }

  private static Map<String, String> typeNames(OpenRoster open, Locale locale) {
    Map<String, String> names = new HashMap<>();
    for (ShiftType type : open.problem().shiftTypes()) {
      names.put(type.id(), Languages.isChinese(locale) ? type.nameZh() : type.nameEn());
    }
    return names;
  }

  /** An id may hold what a header or a file system may not. */
  private static String fileName(String name) {
    return name.replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
