package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * Where something secret was said: the place and the kind, never the thing itself.
 *
 * @param number from 0 on each side, in order of time
 * @param kind card, account, identity, phone, code, security-code, pin or number
 * @param lastFour empty unless the policy keeps them
 * @param policy name and version of the policy that masked it
 * @param version the transcript's
 */
@Table("masked_spans")
public record MaskedSpan(
    String callId,
    String branch,
    Instant callStartedAt,
    Side side,
    int number,
    String kind,
    long startMillis,
    long endMillis,
    String lastFour,
    String policy,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public MaskedSpan {
    Checks.notEmpty(callId, "callId");
    Checks.notEmpty(branch, "branch");
    requireNonNull(callStartedAt, "callStartedAt is null");
    requireNonNull(side, "side is null");
    Checks.notEmpty(kind, "kind");
    requireNonNull(lastFour, "lastFour is null");
    requireNonNull(policy, "policy is null");
  }
}
