package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/** A person who answers calls for a branch. */
@Table("agents")
public record Agent(String branch, String agent, String name, String team, long version)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Agent {
    Checks.notEmpty(branch, "branch");
    Checks.notEmpty(agent, "agent");
    requireNonNull(name, "name is null");
    requireNonNull(team, "team is null");
  }
}
