package io.branchline.console.account;

import io.branchline.warehouse.Failure;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person does in the bank, and so what they may do here. */
public enum Role {
  QA(Permission.BRANCHES, Permission.CALLS, Permission.LISTEN, Permission.SCORE),
  SUPERVISOR(
      Permission.BRANCHES,
      Permission.CALLS,
      Permission.LISTEN,
      Permission.SCORE,
      Permission.STAFFING),
  HEAD_OFFICE(
      Permission.BRANCHES,
      Permission.CALLS,
      Permission.LISTEN,
      Permission.SCORE,
      Permission.STAFFING,
      Permission.SETTINGS),
  PLANNER(Permission.BRANCHES, Permission.STAFFING),
  ANALYST(Permission.BRANCHES, Permission.CALLS, Permission.STAFFING),
  ADMIN(
      Permission.BRANCHES,
      Permission.CALLS,
      Permission.LISTEN,
      Permission.SCORE,
      Permission.STAFFING,
      Permission.SETTINGS);

  /** One bit a permission. */
  private final int permissions;

  Role(Permission... permissions) {
    this.permissions =
        Arrays.stream(permissions).mapToInt(permission -> 1 << permission.ordinal()).sum();
  }

  /** Whether people of this role may do it. */
  public boolean may(Permission permission) {
    return (permissions & 1 << permission.ordinal()) != 0;
  }

  /** The name in tables, commands and message keys: {@code head-office}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of that name. */
  public static Role of(String id) {
    return Arrays.stream(values())
        .filter(role -> role.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    Failure.Code.USAGE,
                    "There is no role '"
                        + id
                        + "'. Roles are "
                        + Arrays.stream(values()).map(Role::id).collect(Collectors.joining(", "))
                        + "."));
  }
}
