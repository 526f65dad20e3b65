package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/** What was agreed with an agent from a day on. */
@Table("agent_contracts")
public record AgentContract(
    String branch,
    String agent,
    LocalDate validFrom,
    String contract,
    String hours,
    int weekMinutes,
    String overtime,
    int yuanPerHour,
    List<String> shifts,
    List<String> skills,
    List<String> protections,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public AgentContract {
    Checks.notEmpty(branch, "branch");
    Checks.notEmpty(agent, "agent");
    requireNonNull(validFrom, "validFrom is null");
    requireNonNull(contract, "contract is null");
    requireNonNull(hours, "hours is null");
    requireNonNull(overtime, "overtime is null");
    shifts = List.copyOf(shifts);
    skills = List.copyOf(skills);
    protections = List.copyOf(protections);
  }
}
