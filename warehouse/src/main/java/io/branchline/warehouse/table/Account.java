package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * A person's sign-in to the console: role, branches, password hash.
 *
 * @param passwordHash bcrypt
 * @param role qa, supervisor, head-office, planner, analyst or admin
 * @param branches empty: every branch
 */
@Table("accounts")
public record Account(
    String username,
    String passwordHash,
    String role,
    List<String> branches,
    String language,
    boolean enabled,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Account {
    Checks.notEmpty(username, "username");
    requireNonNull(passwordHash, "passwordHash is null");
    requireNonNull(role, "role is null");
    branches = List.copyOf(branches);
    requireNonNull(language, "language is null");
  }
}
