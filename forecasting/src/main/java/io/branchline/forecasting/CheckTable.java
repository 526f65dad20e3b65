package io.branchline.forecasting;

import io.branchline.forecasting.check.ErlangCheck;
import io.branchline.forecasting.job.SeenHours;
import java.io.PrintWriter;
import java.util.Locale;

/** What Erlang C and A predict beside what happened, hour by hour. */
final class CheckTable {

  private final String branch;
  private final SeenHours.Seen seen;
  private final ErlangCheck check;

  CheckTable(String branch, SeenHours.Seen seen) {
    this.branch = branch;
    this.seen = seen;
    this.check = new ErlangCheck(seen.hours(), seen.thresholdSeconds());
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "Branch %s: share of offered calls answered within %d s, as it was and as each hour's own"
            + " calls, handle time and agents predict it.%n",
        branch,
        seen.thresholdSeconds());
    out.println(
        seen.fromStates()
            ? "Agents: time logged in and not away, from the agents' states."
            : "Agents: from a call's start to the next one's end where the pause is at most 15 min;"
                + " the source tells of calls only.");
    out.printf(
        Locale.ROOT,
        "Patience: %.0f s on average (all waits / abandoned calls).%n%n",
        check.patienceSeconds());
    TextTable table =
        TextTable.of(
            "hour",
            "hours",
            "calls",
            "agents",
            "level",
            "Erlang C",
            "Erlang A",
            "abandoned",
            "Erlang A",
            "ASA s",
            "Erlang A");
    for (ErlangCheck.Line line : check.lines()) {
      table.row(
          line.hourOfDay() < 0 ? "all" : String.format(Locale.ROOT, "%02d:00", line.hourOfDay()),
          String.valueOf(line.hours()),
          TextTable.number(line.offered(), 0),
          TextTable.number(line.agents(), 1),
          TextTable.percent(line.level()),
          TextTable.percent(line.erlangC()),
          TextTable.percent(line.erlangA()),
          TextTable.percent(line.abandoned()),
          TextTable.percent(line.erlangAAbandoned()),
          TextTable.number(line.asaSeconds(), 1),
          TextTable.number(line.erlangAAsaSeconds(), 1));
    }
    table.print(out);
  }
}
