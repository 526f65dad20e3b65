package io.branchline.ingest.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;

/** A branch's roster as lines of {@code shifts.csv}, kept until somebody takes them. */
final class ScheduleLines {

  static final String COLUMNS = "branch,agent,date,start,minutes,breaks\n";

  private static final int MINUTES = 30;

  private final byte[] branch;
  private final Text text = new Text(1 << 12);

  ScheduleLines(String branch) {
    this.branch = Text.bytes(branch);
  }

  /** Somebody is to work a shift that starts on a day. */
  void add(SimulatedAgent agent, LocalDate date, ShiftPlan.Shift shift) {
    int start = shift.start() * MINUTES;
    int minutes = shift.length() * MINUTES;
    text.put(branch).put(',').put(agent.id).put(',').put(date.toString()).put(',');
    text.padded(start / 60, 2).put(':').padded(start % 60, 2).put(',').put(minutes).put(',');
    char separator = 0;
    for (PlannedBreak planned : PlannedBreak.of(shift.length())) {
      if (separator != 0) {
        text.put(separator);
      }
      separator = ' ';
      text.put(planned.rosteredMinute(minutes)).put(':').put(planned.minutes());
      text.put(planned.isPaid() ? ":paid" : ":unpaid");
    }
    text.put('\n');
  }

  /** Writes what has come since the last time. */
  void drainTo(OutputStream out) throws IOException {
    text.writeTo(out);
    text.clear();
  }
}
