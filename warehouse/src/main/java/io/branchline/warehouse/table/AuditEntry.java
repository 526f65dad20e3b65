package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * Who did what to whose data, and when.
 *
 * @param action signed_in, listened, exported, evaluated, changed_setting, ...
 * @param subject a call id, an account, a setting
 */
@Table("audit_log")
public record AuditEntry(
    String id,
    Instant at,
    String username,
    String role,
    String action,
    String subject,
    String branch,
    String detail)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public AuditEntry {
    Checks.notEmpty(id, "id");
    requireNonNull(at, "at is null");
    requireNonNull(username, "username is null");
    requireNonNull(role, "role is null");
    requireNonNull(action, "action is null");
    requireNonNull(subject, "subject is null");
    requireNonNull(branch, "branch is null");
    requireNonNull(detail, "detail is null");
  }
}
