package io.branchline.console.account;

import io.branchline.warehouse.Failure;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person does in the bank, and so what they may do here. */
public enum Role {
  /** Listens to calls and scores them. */
  QA,
  /** Leads a branch's agents. */
  SUPERVISOR,
  /** Answers for all branches. */
  HEAD_OFFICE,
  /** Forecasts and staffs. */
  PLANNER,
  /** Works with the figures, not with what customers said. */
  ANALYST,
  /** Runs the installation. */
  ADMIN;

  /** Whether people of this role may do it. */
  public boolean may(Permission permission) {
    return switch (permission) {
      case BRANCHES -> true;
      case CALLS -> this != PLANNER;
      case LISTEN, SCORE, CORRECT -> this != PLANNER && this != ANALYST;
      case HEAR_MASKED -> this == HEAD_OFFICE;
      case CATEGORIES -> this == SUPERVISOR || this == HEAD_OFFICE || this == ADMIN;
      case STAFFING -> this != QA;
      case PLAN -> this == PLANNER || this == HEAD_OFFICE || this == ADMIN;
      case SETTINGS -> this == HEAD_OFFICE || this == ADMIN;
    };
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
