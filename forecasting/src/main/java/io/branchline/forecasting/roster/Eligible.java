package io.branchline.forecasting.roster;

import java.time.LocalDate;
import java.util.List;

/** Between whom nights and weekends are compared: nobody is unfair to somebody on leave. */
public final class Eligible {

  private Eligible() {}

  /** Whether the agent is there for at least half of the period. */
  public static boolean present(Period period, List<Request> ofTheAgent) {
    int away = 0;
    for (int day = 0; day < period.days(); day++) {
      LocalDate date = period.date(day);
      away +=
          ofTheAgent.stream().anyMatch(r -> r.kind() == Request.Kind.LEAVE && r.covers(date))
              ? 1
              : 0;
    }
    return 2 * away <= period.days();
  }

  /** Whether nights can be given to the agent: no protection, and a contract with a night shift. */
  public static boolean nights(Problem problem, Agent agent) {
    return agent.protections().isEmpty()
        && problem.shiftTypes().stream()
            .anyMatch(type -> type.night() && agent.contract().allows(type));
  }
}
