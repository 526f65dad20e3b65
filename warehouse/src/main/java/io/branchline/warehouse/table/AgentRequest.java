package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/** Approved leave or a wish of an agent. */
@Table("agent_requests")
public record AgentRequest(
    String branch,
    String request,
    String agent,
    LocalDate firstDate,
    LocalDate lastDate,
    String kind,
    String shift,
    int weight,
    String enteredBy,
    Instant enteredAt,
    long version,
    int isDeleted)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public AgentRequest {
    Checks.notEmpty(branch, "branch");
    Checks.notEmpty(request, "request");
    Checks.notEmpty(agent, "agent");
    requireNonNull(firstDate, "firstDate is null");
    requireNonNull(lastDate, "lastDate is null");
    Checks.notEmpty(kind, "kind");
    requireNonNull(shift, "shift is null");
    requireNonNull(enteredBy, "enteredBy is null");
    requireNonNull(enteredAt, "enteredAt is null");
  }
}
