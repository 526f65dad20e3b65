package io.branchline.console.access;

import io.branchline.console.account.Permission;
import org.springframework.security.access.AccessDeniedException;

/** Turns away those whose role does not open a page, or who may not see a branch. */
public final class Door {

  private Door() {}

  /** Fails with 403 where the viewer's role may not do it. */
  public static void require(Viewer viewer, Permission permission) {
    if (!viewer.role().may(permission)) {
      throw new AccessDeniedException(viewer.role().id() + " may not " + permission);
    }
  }

  /**
   * A branch that somebody may not see does not exist.
   *
   * @param branch empty for all that they see
   * @throws NotThere where it is another's
   */
  public static void requireSight(Viewer viewer, String branch) {
    if (!branch.isEmpty() && !viewer.sees(branch)) {
      throw new NotThere("branch " + branch);
    }
  }
}
