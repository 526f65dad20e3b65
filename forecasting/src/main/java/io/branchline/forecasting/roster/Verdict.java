package io.branchline.forecasting.roster;

import java.time.LocalDate;
import java.util.List;

/**
 * What the checker thinks of a roster.
 *
 * @param demand how strictly the demand must be met
 * @param violations hard ones first, then by agent and date
 * @param shortages places of the demand that nobody fills
 */
public record Verdict(
    RuleBook.Severity demand,
    List<Violation> violations,
    List<Shortage> shortages,
    List<AgentTotal> agents,
    Fairness nights,
    Fairness weekends,
    RosterCost cost) {

  /** Copies what could change. */
  public Verdict {
    violations = List.copyOf(violations);
    shortages = List.copyOf(shortages);
    agents = List.copyOf(agents);
  }

  /** Places that nobody fills. */
  public record Shortage(LocalDate date, String shift, String skill, int wanted, int missing) {}

  /** An agent's sums over the period. */
  public record AgentTotal(
      String agent, int shifts, int paidMinutes, int nights, int weekends, long overtimeMinutes) {}

  /**
   * What a roster costs, in yuan; the solver minimises the same total.
   *
   * @param labour wages, with holidays and nights
   * @param overtime what overtime costs on top
   * @param wishes weights of wishes not granted
   * @param changes days that differ from the published roster
   * @param softRules weights of soft rules broken
   */
  public record RosterCost(
      long labour,
      long overtime,
      long shortage,
      long surplus,
      long wishes,
      long nightSpread,
      long weekendSpread,
      long changes,
      long softRules) {

    /** The sum. */
    public long total() {
      return labour
          + overtime
          + shortage
          + surplus
          + wishes
          + nightSpread
          + weekendSpread
          + changes
          + softRules;
    }
  }

  /** Rules broken that must not be. */
  public long hardViolations() {
    return violations.stream().filter(v -> v.severity() == RuleBook.Severity.HARD).count();
  }

  /** Agents missing, summed over places. */
  public int missing() {
    return shortages.stream().mapToInt(Shortage::missing).sum();
  }

  /** Places of a shift and a skill where nobody is at all, though somebody should. */
  public long unmanned() {
    return shortages.stream().filter(open -> open.missing() == open.wanted()).count();
  }

  /** Whether it may be published: no hard rule is broken, the demand met where it must be. */
  public boolean publishable() {
    return hardViolations() == 0 && (demand != RuleBook.Severity.HARD || shortages.isEmpty());
  }
}
