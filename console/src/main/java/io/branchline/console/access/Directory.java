package io.branchline.console.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.branchline.warehouse.table.Agent;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.Queue;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of what a person may see, kept for half a minute. */
@Component
public final class Directory {

  private static final Duration KEPT = Duration.ofSeconds(30);

  private final Cache<Set<String>, Names> cache =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(1_000).build();

  /** The names in this person's branches. */
  public Names of(Reader reader) {
    return cache.get(reader.viewer().branches(), branches -> read(reader));
  }

  record Days(@Nullable LocalDate first, @Nullable LocalDate last) {}

  private static Names read(Reader reader) {
    List<Branch> branches =
        reader.query(
            Branch.class,
            "SELECT branch, name_en, name_zh, region, zone, version FROM branches FINAL WHERE "
                + Reader.SCOPE
                + " ORDER BY branch",
            Map.of());
    List<Queue> queues =
        reader.query(
            Queue.class,
            "SELECT branch, queue, name_en, name_zh, version FROM queues FINAL WHERE "
                + Reader.SCOPE
                + " ORDER BY branch, queue",
            Map.of());
    List<Agent> agents =
        reader.query(
            Agent.class,
            "SELECT branch, agent, name, team, version FROM agents FINAL WHERE "
                + Reader.SCOPE
                + " ORDER BY branch, agent",
            Map.of());
    Days days =
        reader
            .first(
                Days.class,
                """
                SELECT if(count() = 0, NULL, min(local_date)) AS first,
                    if(count() = 0, NULL, max(local_date)) AS last
                FROM kpi_interval WHERE scope = 'queue' AND is_deleted = 0 AND
                """
                    + Reader.SCOPE,
                Map.of())
            .orElse(new Days(null, null));
    return new Names(branches, queues, agents, days.first(), days.last());
  }
}
