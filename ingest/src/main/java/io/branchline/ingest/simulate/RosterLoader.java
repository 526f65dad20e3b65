package io.branchline.ingest.simulate;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import io.branchline.warehouse.table.ShiftTypeRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Turns the lines of {@code shifts.csv} into published rosters, one a branch, and into the shift
 * types that they use. A branch that has a published roster of the same first day keeps it: what is
 * published stays as it is.
 */
final class RosterLoader {

  private static final long VERSION = 1;
  private static final String BY = "shifts.csv";
  private static final int BREAK_LEEWAY_MINUTES = 30;

  /**
   * A break.
   *
   * @param after minutes after the start of the shift
   * @param pay paid or unpaid
   */
  private record Break(int after, int minutes, String pay) {}

  /** One line. */
  record Planned(
      String branch,
      String agent,
      LocalDate date,
      LocalTime start,
      int minutes,
      List<Break> breaks) {

    /** Reads a line; refuses what cannot be worked with the value in the message. */
    static Planned of(NamedCsvRecord row) {
      int minutes = Integer.parseInt(row.getField("minutes"));
      if (minutes < 1 || minutes > 1440) {
        throw new IllegalArgumentException("minutes is " + minutes + ", but must be 1 to 1440");
      }
      List<Break> breaks = new ArrayList<>();
      for (String text : row.getField("breaks").split(" ", -1)) {
        if (!text.isEmpty()) {
          breaks.add(oneBreak(text, minutes));
        }
      }
      return new Planned(
          row.getField("branch"),
          row.getField("agent"),
          LocalDate.parse(row.getField("date")),
          LocalTime.parse(row.getField("start")),
          minutes,
          breaks);
    }

    private static Break oneBreak(String text, int shiftMinutes) {
      String[] parts = text.split(":", -1);
      if (parts.length != 3 || !Set.of("paid", "unpaid").contains(parts[2])) {
        throw new IllegalArgumentException(
            "break '" + text + "' is not AFTER:MINUTES:paid or AFTER:MINUTES:unpaid");
      }
      Break read = new Break(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
      if (read.after() < 0 || read.minutes() < 1 || read.after() + read.minutes() > shiftMinutes) {
        throw new IllegalArgumentException(
            "break '" + text + "' does not lie within the shift's " + shiftMinutes + " minutes");
      }
      return read;
    }

    private int paidMinutes() {
      return minutes
          - breaks.stream()
              .filter(each -> each.pay().equals("unpaid"))
              .mapToInt(Break::minutes)
              .sum();
    }

    /** Start and end: {@code 0730-1600}. */
    private String shift() {
      return start.format(DateTimeFormatter.ofPattern("HHmm", Locale.ROOT))
          + "-"
          + start.plusMinutes(minutes).format(DateTimeFormatter.ofPattern("HHmm", Locale.ROOT));
    }

    /** Known, but not offered to the solver: what was worked need not cover what is needed. */
    private ShiftTypeRow type() {
      String name = start + "\u2013" + start.plusMinutes(minutes);
      return new ShiftTypeRow(
          branch,
          shift(),
          name,
          name,
          start.get(ChronoField.MINUTE_OF_DAY),
          minutes,
          "",
          breaks.stream().map(Break::minutes).toList(),
          breaks.stream().map(each -> Math.max(0, each.after() - BREAK_LEEWAY_MINUTES)).toList(),
          breaks.stream()
              .map(each -> Math.min(minutes - each.minutes(), each.after() + BREAK_LEEWAY_MINUTES))
              .toList(),
          breaks.stream().map(Break::pay).toList(),
          false,
          VERSION);
    }

    private RosterShift shift(String roster, ZoneId zone) {
      ZonedDateTime begins = date.atTime(start).atZone(zone);
      return new RosterShift(
          branch,
          roster,
          agent,
          date,
          shift(),
          begins.toInstant(),
          begins.plusMinutes(minutes).toInstant(),
          paidMinutes(),
          breaks.stream().map(Break::after).toList(),
          breaks.stream().map(Break::minutes).toList(),
          VERSION,
          0);
    }
  }

  record Name(String name) {}

  private final Warehouse warehouse;

  RosterLoader(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Publishes what branches have no roster for yet.
   *
   * @return how many shifts the lines hold
   * @throws IllegalArgumentException where a branch is unknown or somebody works twice on a day
   */
  int load(List<Planned> lines) {
    Map<String, List<Planned>> byBranch =
        lines.stream()
            .collect(Collectors.groupingBy(Planned::branch, TreeMap::new, Collectors.toList()));
    Map<String, ZoneId> zones =
        warehouse.query(Branch.class, "SELECT * FROM branches FINAL", Map.of()).stream()
            .collect(Collectors.toMap(Branch::branch, row -> ZoneId.of(row.zone())));
    byBranch.forEach((branch, planned) -> check(branch, planned, zones));
    List<RosterRow> heads = new ArrayList<>();
    List<RosterShift> shifts = new ArrayList<>();
    Set<ShiftTypeRow> types = new HashSet<>();
    byBranch.forEach(
        (branch, planned) -> {
          RosterRow head = head(branch, planned, zones.get(branch));
          if (!isPublished(head)) {
            heads.add(head);
            planned.forEach(line -> shifts.add(line.shift(head.roster(), zones.get(branch))));
            planned.forEach(line -> types.add(line.type()));
          }
        });
    warehouse.write(ShiftTypeRow.class, List.copyOf(types));
    warehouse.write(RosterShift.class, shifts);
    warehouse.write(RosterRow.class, heads);
    return lines.size();
  }

  private static void check(String branch, List<Planned> planned, Map<String, ZoneId> zones) {
    if (!zones.containsKey(branch)) {
      throw new IllegalArgumentException(
          "branch '" + branch + "' is not in the table branches; load branches.csv with it");
    }
    Set<String> worked = new HashSet<>();
    for (Planned line : planned) {
      if (!worked.add(line.agent() + " " + line.date())) {
        throw new IllegalArgumentException(
            "agent '" + line.agent() + "' has two shifts on " + line.date());
      }
    }
  }

  private static RosterRow head(String branch, List<Planned> planned, ZoneId zone) {
    LocalDate from =
        planned.stream().map(Planned::date).min(Comparator.naturalOrder()).orElseThrow();
    LocalDate to = planned.stream().map(Planned::date).max(Comparator.naturalOrder()).orElseThrow();
    Instant begins = from.atStartOfDay(zone).toInstant();
    return new RosterRow(
        branch,
        branch + "-" + from.format(DateTimeFormatter.BASIC_ISO_DATE) + "-loaded",
        from,
        (int) ChronoUnit.DAYS.between(from, to) + 1,
        "published",
        "",
        0,
        0,
        0,
        0,
        0,
        "",
        BY,
        begins,
        BY,
        begins,
        VERSION,
        "",
        "");
  }

  private boolean isPublished(RosterRow head) {
    return !warehouse
        .query(
            Name.class,
            "SELECT roster AS name FROM rosters FINAL WHERE branch = {branch:String} AND from_date"
                + " = {from:Date} AND status = 'published' LIMIT 1",
            Map.of("branch", head.branch(), "from", head.fromDate()))
        .isEmpty();
  }
}
