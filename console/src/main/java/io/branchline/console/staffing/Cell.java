package io.branchline.console.staffing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A half hour as the page shows it.
 *
 * @param rostered agents at work by the roster; null where no roster covers the day
 */
record Cell(LocalDate day, String time, Need need, @Nullable Double rostered) {

  static Cell of(LocalDate day, String time, Plan.Slot slot, @Nullable Cover cover) {
    return new Cell(
        day, time, slot.need(), cover == null ? null : cover.at(day, slot.start(), slot.minutes()));
  }

  /** Agents at work less agents to roster; null without a roster. */
  public @Nullable Double gap() {
    return rostered == null ? null : Double.valueOf(rostered - need.scheduled());
  }
}
