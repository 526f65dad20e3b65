package io.branchline.console.access;

import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.AuditEntry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes down who did what. The entry is in the warehouse before the answer leaves. */
@Component
public final class Audit {

  private final Warehouse warehouse;
  private final Clock clock;

  Audit(Warehouse warehouse, Clock clock) {
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /**
   * Adds an entry.
   *
   * @param action signed_in, listened, listened_unmasked, exported, evaluated, changed_setting
   * @param subject a call id, an account, a setting
   * @param branch the subject's branch, or empty
   */
  public void record(Viewer viewer, String action, String subject, String branch, String detail) {
    warehouse.write(
        AuditEntry.class,
        List.of(
            new AuditEntry(
                UUID.randomUUID().toString(),
                clock.instant(),
                viewer.username(),
                viewer.role().id(),
                action,
                subject,
                branch,
                detail)));
  }
}
