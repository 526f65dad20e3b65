package io.branchline.forecasting.roster;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One agent's days as the rules see them: the period and, as far as known, the days before. */
final class AgentDays {

  /** How far rules look back. */
  static final int BACK = 14;

  private final ProblemIndex index;
  private final Agent agent;
  private final @Nullable ShiftType[] shifts;

  private AgentDays(ProblemIndex index, Agent agent, @Nullable ShiftType[] shifts) {
    this.index = index;
    this.agent = agent;
    this.shifts = shifts;
  }

  /**
   * The agent's days.
   *
   * @throws IllegalArgumentException where the roster names a shift type that does not exist
   */
  static AgentDays of(ProblemIndex index, Agent agent, Roster roster) {
    Problem problem = index.problem();
    Period period = problem.period();
    @Nullable ShiftType[] shifts = new ShiftType[BACK + period.days()];
    for (int day = -BACK; day < period.days(); day++) {
      LocalDate date = period.date(day);
      Roster source = day < 0 ? problem.before() : roster;
      String id = source.shift(agent.id(), date);
      if (!id.equals(Roster.FREE)) {
        ShiftType type = index.types().get(id);
        if (type == null && day >= 0) {
          throw new IllegalArgumentException(
              "Agent "
                  + agent.id()
                  + " has shift '"
                  + id
                  + "' on "
                  + date
                  + "; there is no such shift type");
        }
        shifts[BACK + day] = type;
      }
    }
    return new AgentDays(index, agent, shifts);
  }

  ProblemIndex index() {
    return index;
  }

  Problem problem() {
    return index.problem();
  }

  Agent agent() {
    return agent;
  }

  Period period() {
    return index.problem().period();
  }

  /** Days of the period. */
  int days() {
    return index.problem().period().days();
  }

  /** The shift that starts on a day; null for none, and outside what is known. */
  @Nullable ShiftType shift(int day) {
    int index = BACK + day;
    return index < 0 || index >= shifts.length ? null : shifts[index];
  }

  boolean works(int day) {
    return shift(day) != null;
  }

  boolean worksNight(int day) {
    ShiftType shift = shift(day);
    return shift != null && shift.night();
  }

  /** Whether a shift starts on one of these days of the period; what lay before is not judged. */
  boolean worksWithin(int from, int to) {
    for (int day = Math.max(0, from); day < to; day++) {
      if (works(day)) {
        return true;
      }
    }
    return false;
  }

  int paidMinutes(int day) {
    ShiftType shift = shift(day);
    return shift == null ? 0 : shift.paidMinutes();
  }

  /** Minutes from the end of a day's shift to the start of another day's. */
  long restMinutes(int day, ShiftType first, int later, ShiftType second) {
    Period period = period();
    return period.epochMinute(later, second.startMinute())
        - period.epochMinute(day, first.endMinute());
  }

  List<Request> requests() {
    return index.requests(agent);
  }
}
