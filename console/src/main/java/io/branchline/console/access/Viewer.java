package io.branchline.console.access;

import io.branchline.console.account.Permission;
import io.branchline.console.account.Role;
import io.branchline.warehouse.table.Account;
import java.io.Serializable;
import java.security.Principal;
import java.util.Set;

/**
 * The person who is signed in.
 *
 * @param branches what they may see; empty: every branch
 * @param language en or zh
 * @param version of the account when they signed in
 */
public record Viewer(
    String username, Role role, Set<String> branches, String language, long version)
    implements Principal, Serializable {

  /** Copies the branches. */
  public Viewer {
    branches = Set.copyOf(branches);
  }

  /** The viewer that an account stands for. */
  public static Viewer of(Account account) {
    return new Viewer(
        account.username(),
        Role.of(account.role()),
        Set.copyOf(account.branches()),
        account.language(),
        account.version());
  }

  @Override
  public String getName() {
    return username;
  }

  /** Whether they see every branch. */
  public boolean everyBranch() {
    return branches.isEmpty();
  }

  /** Whether they may see that branch. */
  public boolean sees(String branch) {
    return everyBranch() || branches.contains(branch);
  }

  /** Whether their role may do it; templates ask by name. */
  public boolean may(String permission) {
    return role.may(Permission.valueOf(permission));
  }
}
