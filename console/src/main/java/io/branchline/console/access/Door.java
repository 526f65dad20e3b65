package io.branchline.console.access;

import io.branchline.console.account.Permission;
import org.springframework.security.access.AccessDeniedException;

/** Turns away those whose role does not open a page. */
public final class Door {

  private Door() {}

  /** Fails with 403 where the viewer's role may not do it. */
  public static void require(Viewer viewer, Permission permission) {
    if (!viewer.role().may(permission)) {
      throw new AccessDeniedException(viewer.role().id() + " may not " + permission);
    }
  }
}
