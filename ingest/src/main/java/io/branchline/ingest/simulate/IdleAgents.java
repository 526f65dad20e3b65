package io.branchline.ingest.simulate;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Agents who are ready, longest idle first. */
final class IdleAgents {

  private @Nullable SimulatedAgent first;
  private @Nullable SimulatedAgent last;

  boolean isEmpty() {
    return first == null;
  }

  void add(SimulatedAgent agent) {
    agent.before = last;
    agent.after = null;
    agent.idle = true;
    if (last == null) {
      first = agent;
    } else {
      last.after = agent;
    }
    last = agent;
  }

  SimulatedAgent poll() {
    SimulatedAgent agent = requireNonNull(first, "nobody is idle");
    remove(agent);
    return agent;
  }

  void remove(SimulatedAgent agent) {
    if (agent.before == null) {
      first = agent.after;
    } else {
      agent.before.after = agent.after;
    }
    if (agent.after == null) {
      last = agent.before;
    } else {
      agent.after.before = agent.before;
    }
    agent.before = null;
    agent.after = null;
    agent.idle = false;
  }
}
