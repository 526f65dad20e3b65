package io.branchline.console.forecast;

import io.branchline.console.access.Audit;
import io.branchline.console.access.Names;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Viewer;
import io.branchline.console.planning.Asked;
import io.branchline.console.planning.Choice;
import io.branchline.console.planning.Planned;
import io.branchline.forecasting.adjust.Cell;
import io.branchline.forecasting.adjust.Layer;
import io.branchline.speech.correct.TypedText;
import io.branchline.speech.mask.Mask;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.ForecastAdjustment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Lays adjustments over a forecast and takes them back; every step is a row of its own. */
@Component
class Adjusting {

  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d|24:00");
  private static final int LONGEST_REASON = 500;
  private static final double MOST_PERCENT = 1_000;
  private static final double MOST_CALLS = 1_000_000;

  private final Warehouse warehouse;
  private final Audit audit;
  private final Mask mask;
  private final Clock clock;

  Adjusting(Warehouse warehouse, Audit audit, Mask mask, Clock clock) {
    this.warehouse = warehouse;
    this.mask = mask;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a form asks for, checked but for whether there is a forecast to adjust. */
  private record Wish(
      LocalDate from,
      LocalDate to,
      String fromTime,
      String toTime,
      String kind,
      double amount,
      String reason) {}

  /** Saves what the form asks for; otherwise the complaints say why not. */
  void adjust(Reader reader, Names names, Choice choice, String model, Asked asked) {
    Wish wish = wish(asked);
    if (wish == null) {
      return;
    }
    List<ForecastAdjustment> rows = rows(reader, names, choice, model, wish);
    if (rows.isEmpty()) {
      asked.complaints().add("planner.wrong.no-forecast", wish.from, wish.to);
      return;
    }
    warehouse.write(ForecastAdjustment.class, rows);
    record(
        reader.viewer(),
        "adjusted_forecast",
        rows,
        String.format(
            Locale.ROOT,
            "%s, %s to %s, %s to %s, %s %s: %s",
            choice.queue().isEmpty() ? "every queue" : choice.queue(),
            wish.from,
            wish.to,
            wish.fromTime,
            wish.toTime,
            wish.amount,
            wish.kind,
            wish.reason));
  }

  private Wish wish(Asked asked) {
    int before = asked.complaints().all().size();
    LocalDate from = asked.day("from");
    LocalDate to = asked.text("to").isEmpty() ? from : asked.day("to");
    String fromTime = asked.text("fromTime").isEmpty() ? "00:00" : asked.text("fromTime");
    String toTime = asked.text("toTime").isEmpty() ? "24:00" : asked.text("toTime");
    String kind = asked.text("kind");
    double amount = asked.number("amount");
    String reason = asked.text("reason");
    if (from == null || to == null || to.isBefore(from)) {
      asked.complaints().add("planner.wrong.days", asked.text("from"), asked.text("to"));
    }
    if (!TIME.matcher(fromTime).matches()
        || !TIME.matcher(toTime).matches()
        || fromTime.compareTo(toTime) >= 0) {
      asked.complaints().add("planner.wrong.times", fromTime, toTime);
    }
    boolean percent = kind.equals(ForecastAdjustment.PERCENT);
    if (!percent && !kind.equals(ForecastAdjustment.CALLS)) {
      asked.complaints().add("planner.wrong.kind", kind);
    } else if (!(percent
        ? amount >= -100 && amount <= MOST_PERCENT && amount != 0
        : Math.abs(amount) <= MOST_CALLS && amount != 0)) {
      asked
          .complaints()
          .add(percent ? "planner.wrong.percent" : "planner.wrong.calls", asked.text("amount"));
    }
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      asked.complaints().add("planner.wrong.reason", LONGEST_REASON);
    }
    return asked.complaints().all().size() > before || from == null || to == null
        ? null
        : new Wish(from, to, fromTime, toTime, kind, amount, TypedText.masked(mask, reason));
  }

  /** One row a branch; calls are spread over branches in proportion to what each expects there. */
  private List<ForecastAdjustment> rows(
      Reader reader, Names names, Choice choice, String model, Wish wish) {
    List<String> branches = choice.branches(names);
    String id = UUID.randomUUID().toString();
    Instant now = clock.instant();
    Map<String, Double> expected = new TreeMap<>();
    for (Cell cell : Planned.cells(reader, branches, model, wish.from, wish.to)) {
      if (Layer.covers(
          row(cell.branch(), id, choice.queue(), wish, 0, reader.viewer(), now), cell)) {
        expected.merge(cell.branch(), cell.calls(), Double::sum);
      }
    }
    double sum = expected.values().stream().mapToDouble(Double::doubleValue).sum();
    List<ForecastAdjustment> rows = new ArrayList<>();
    expected.forEach(
        (branch, calls) -> {
          double share = sum > 0 ? calls / sum : 1.0 / expected.size();
          double amount =
              wish.kind.equals(ForecastAdjustment.PERCENT) ? wish.amount : wish.amount * share;
          rows.add(row(branch, id, choice.queue(), wish, amount, reader.viewer(), now));
        });
    return rows;
  }

  private static ForecastAdjustment row(
      String branch,
      String id,
      String queue,
      Wish wish,
      double amount,
      Viewer viewer,
      Instant now) {
    return new ForecastAdjustment(
        branch,
        id,
        queue,
        wish.from,
        wish.to,
        wish.fromTime,
        wish.toTime,
        wish.kind,
        amount,
        wish.reason,
        "",
        viewer.username(),
        now,
        now.toEpochMilli());
  }

  /** Takes an adjustment back in the viewer's branches; otherwise the complaints say why not. */
  void undo(Reader reader, Asked asked) {
    String id = asked.text("adjustment");
    String reason = asked.text("reason");
    List<ForecastAdjustment> active =
        Layer.of(Planned.history(reader)).active().stream()
            .filter(a -> a.adjustment().equals(id))
            .toList();
    if (active.isEmpty()) {
      asked.complaints().add("planner.wrong.adjustment");
      return;
    }
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      asked.complaints().add("planner.wrong.reason", LONGEST_REASON);
      return;
    }
    String stored = TypedText.masked(mask, reason);
    String undo = UUID.randomUUID().toString();
    Instant now = clock.instant();
    List<ForecastAdjustment> rows =
        active.stream()
            .map(
                a ->
                    new ForecastAdjustment(
                        a.branch(),
                        undo,
                        a.queue(),
                        a.fromDate(),
                        a.toDate(),
                        a.fromTime(),
                        a.toTime(),
                        ForecastAdjustment.UNDO,
                        0,
                        stored,
                        id,
                        reader.viewer().username(),
                        now,
                        now.toEpochMilli()))
            .toList();
    warehouse.write(ForecastAdjustment.class, rows);
    record(reader.viewer(), "undid_adjustment", rows, id + ": " + stored);
  }

  private void record(Viewer viewer, String action, List<ForecastAdjustment> rows, String detail) {
    Set<String> branches = new HashSet<>();
    rows.forEach(row -> branches.add(row.branch()));
    audit.record(
        viewer,
        action,
        rows.get(0).adjustment(),
        branches.size() == 1 ? rows.get(0).branch() : "",
        branches.size() == 1 ? detail : branches.size() + " branches, " + detail);
  }
}
