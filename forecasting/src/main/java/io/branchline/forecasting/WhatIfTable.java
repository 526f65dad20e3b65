package io.branchline.forecasting;

import io.branchline.forecasting.simulation.Spread;
import io.branchline.forecasting.whatif.Answer;
import io.branchline.forecasting.whatif.Staffed;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Scenarios side by side: one table, and one chart of what callers get. */
final class WhatIfTable {

  private static final int CHART_WIDTH = 50;

  private final List<Answer> answers;

  WhatIfTable(List<Answer> answers) {
    this.answers = answers;
  }

  void print(PrintWriter out) {
    TextTable table =
        TextTable.of(
            "scenario",
            "calls",
            "agents",
            "agent-hours",
            "to roster",
            "cost",
            "change",
            "busy",
            "level",
            "from .. to",
            "unplanned",
            "from .. to");
    double today = answers.get(0).staffed().cost();
    for (Answer answer : answers) {
      Staffed staffed = answer.staffed();
      table.row(
          answer.scenario().name(),
          TextTable.number(staffed.calls(), 0),
          TextTable.number(staffed.peak().agents(), 0),
          TextTable.number(staffed.agentHours(), 1),
          TextTable.number(staffed.rosterHours(), 1),
          TextTable.number(staffed.cost(), 0),
          change(staffed.cost(), today),
          staffed.occupancy() == null ? "-" : TextTable.percent(staffed.occupancy()),
          mean(answer.simulated().serviceLevel()),
          range(answer.simulated().serviceLevel()),
          mean(answer.simulated().unchanged()),
          range(answer.simulated().unchanged()));
    }
    table.print(out);
    out.println();
    out.println(
        "agents: in the busiest interval, all lines together. change: of cost. level: of offered"
            + " calls, with the agents of this line. unplanned: with today's agents.");
    out.println();
    chart(out);
  }

  private static String change(double cost, double today) {
    return today == 0 || cost == today
        ? "-"
        : String.format(Locale.ROOT, "%+.1f %%", 100 * (cost / today - 1));
  }

  /** Where nine days in ten lie: one bar for the planned agents, one for today's. */
  private void chart(PrintWriter out) {
    out.printf(Locale.ROOT, "%-32s 0 %%%s100 %%%n", "service level", " ".repeat(CHART_WIDTH - 6));
    for (Answer answer : answers) {
      out.printf(
          Locale.ROOT,
          "%-32s %s planned%n",
          answer.scenario().name(),
          bar(answer.simulated().serviceLevel()));
      out.printf(Locale.ROOT, "%-32s %s unplanned%n", "", bar(answer.simulated().unchanged()));
    }
  }

  private static String bar(@Nullable Spread spread) {
    if (spread == null) {
      return "-".repeat(CHART_WIDTH + 1);
    }
    StringBuilder bar = new StringBuilder(".".repeat(CHART_WIDTH + 1));
    for (int place = place(spread.low()); place <= place(spread.high()); place++) {
      bar.setCharAt(place, '=');
    }
    bar.setCharAt(place(spread.mean()), '#');
    return bar.toString();
  }

  private static int place(double share) {
    return (int) Math.round(share * CHART_WIDTH);
  }

  private static String mean(@Nullable Spread spread) {
    return spread == null ? "-" : TextTable.percent(spread.mean());
  }

  private static String range(@Nullable Spread spread) {
    return spread == null
        ? "-"
        : String.format(Locale.ROOT, "%.1f .. %.1f", 100 * spread.low(), 100 * spread.high());
  }
}
