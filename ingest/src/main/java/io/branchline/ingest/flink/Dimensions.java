package io.branchline.ingest.flink;

import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.Agent;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.Queue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Branches, queues and agents that events name: each gets a row if it has none, named by its id.
 * Such a row has version 0, so whatever people enter stays.
 */
final class Dimensions {

  private final Warehouse warehouse;
  private final String zone;
  private final Map<String, Names> seen = new HashMap<>();
  private boolean hasNew;

  Dimensions(Warehouse warehouse, String zone) {
    this.warehouse = warehouse;
    this.zone = zone;
  }

  private static final class Names {
    private final Set<String> queues = new HashSet<>();
    private final Set<String> agents = new HashSet<>();
    private final Set<String> newQueues = new HashSet<>();
    private final Set<String> newAgents = new HashSet<>();
    private boolean isNew = true;
  }

  void see(Record row) {
    if (!(row instanceof AcdEvent event)) {
      return;
    }
    Names names = seen.get(event.branch());
    if (names == null) {
      names = new Names();
      seen.put(event.branch(), names);
      hasNew = true;
    }
    if (!event.queue().isEmpty() && names.queues.add(event.queue())) {
      names.newQueues.add(event.queue());
      hasNew = true;
    }
    if (!event.agent().isEmpty() && names.agents.add(event.agent())) {
      names.newAgents.add(event.agent());
      hasNew = true;
    }
  }

  /** Writes what was seen for the first time and has no row yet. */
  void write() {
    if (!hasNew) {
      return;
    }
    hasNew = false;
    Set<Key> known = new HashSet<>(known());
    List<Branch> branches = new ArrayList<>();
    List<Queue> queues = new ArrayList<>();
    List<Agent> agents = new ArrayList<>();
    seen.forEach(
        (branch, names) -> {
          if (names.isNew && !known.contains(new Key("branch", branch, ""))) {
            branches.add(new Branch(branch, branch, branch, "", zone, 0));
          }
          names.isNew = false;
          for (String queue : names.newQueues) {
            if (!known.contains(new Key("queue", branch, queue))) {
              queues.add(new Queue(branch, queue, queue, queue, 0));
            }
          }
          names.newQueues.clear();
          for (String agent : names.newAgents) {
            if (!known.contains(new Key("agent", branch, agent))) {
              agents.add(new Agent(branch, agent, agent, "", 0));
            }
          }
          names.newAgents.clear();
        });
    warehouse.write(Branch.class, branches);
    warehouse.write(Queue.class, queues);
    warehouse.write(Agent.class, agents);
  }

  record Key(String kind, String branch, String name) {}

  private List<Key> known() {
    return warehouse.query(
        Key.class,
        """
        SELECT 'branch' AS kind, toString(branch) AS branch, '' AS name FROM branches
        UNION ALL
        SELECT 'queue' AS kind, toString(branch) AS branch, toString(queue) AS name FROM queues
        UNION ALL
        SELECT 'agent' AS kind, toString(branch) AS branch, toString(agent) AS name FROM agents
        """,
        Map.of());
  }
}
