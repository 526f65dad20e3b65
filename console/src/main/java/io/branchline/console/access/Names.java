package io.branchline.console.access;

import io.branchline.console.text.Languages;
import io.branchline.warehouse.table.Agent;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.Queue;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What branches, queues and agents are called, and the days that there are figures of. */
public final class Names {

  private final List<Branch> branches;
  private final List<Queue> queues;
  private final List<Agent> agents;
  private final Map<String, Branch> byBranch;
  private final Map<String, Queue> byQueue;
  private final Map<String, Agent> byAgent;
  private final @Nullable LocalDate firstDay;
  private final @Nullable LocalDate lastDay;

  Names(
      List<Branch> branches,
      List<Queue> queues,
      List<Agent> agents,
      @Nullable LocalDate firstDay,
      @Nullable LocalDate lastDay) {
    this.branches = List.copyOf(branches);
    this.queues = List.copyOf(queues);
    this.agents = List.copyOf(agents);
    this.byBranch = index(branches, Branch::branch);
    this.byQueue = index(queues, queue -> queue.branch() + "\n" + queue.queue());
    this.byAgent = index(agents, agent -> agent.branch() + "\n" + agent.agent());
    this.firstDay = firstDay;
    this.lastDay = lastDay;
  }

  private static <T> Map<String, T> index(List<T> rows, Function<T, String> key) {
    return rows.stream()
        .collect(Collectors.toMap(key, Function.identity(), (a, b) -> b, LinkedHashMap::new));
  }

  /** The branches, by id. */
  public List<Branch> branches() {
    return branches;
  }

  /** One entry a queue id, whichever branches have it. */
  public Map<String, String> queues(Locale locale) {
    return queues.stream()
        .collect(
            Collectors.toMap(
                Queue::queue,
                queue -> pick(locale, queue.nameEn(), queue.nameZh(), queue.queue()),
                (a, b) -> a,
                java.util.TreeMap::new));
  }

  /** Every queue of every branch. */
  public List<Queue> queues() {
    return queues;
  }

  /** The queues of a branch. */
  public List<Queue> queuesOf(String branch) {
    return queues.stream().filter(queue -> queue.branch().equals(branch)).toList();
  }

  /** The agents of a branch, or of all where the branch is empty. */
  public List<Agent> agentsOf(String branch) {
    return branch.isEmpty()
        ? agents
        : agents.stream().filter(agent -> agent.branch().equals(branch)).toList();
  }

  /** A branch's name. */
  public String branch(String id, Locale locale) {
    Branch branch = byBranch.get(id);
    return branch == null ? id : pick(locale, branch.nameEn(), branch.nameZh(), id);
  }

  /** A queue's name. */
  public String queue(String branch, String id, Locale locale) {
    Queue queue = byQueue.get(branch + "\n" + id);
    return queue == null ? id : pick(locale, queue.nameEn(), queue.nameZh(), id);
  }

  /** An agent's name. */
  public String agent(String branch, String id) {
    Agent agent = byAgent.get(branch + "\n" + id);
    return agent == null || agent.name().isEmpty() ? id : agent.name();
  }

  /** The name of the agent with this id; the id where agents of several branches have it. */
  public String agent(String id) {
    List<Agent> known = agents.stream().filter(agent -> agent.agent().equals(id)).toList();
    return known.size() == 1 ? agent(known.get(0).branch(), id) : id;
  }

  /** The ids of a branch's agents, or of all, who have this id or bear this in their name. */
  public List<String> agentsCalled(String branch, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return agentsOf(branch).stream()
        .filter(
            agent ->
                agent.agent().equals(text)
                    || agent.name().toLowerCase(Locale.ROOT).contains(wanted))
        .map(Agent::agent)
        .toList();
  }

  /** A branch's zone; UTC where the branch is not known. */
  public String zone(String id) {
    Branch branch = byBranch.get(id);
    return branch == null || branch.zone().isEmpty() ? "UTC" : branch.zone();
  }

  /** The zone of most branches; UTC where there is none. */
  public String commonZone() {
    return branches.stream()
        .map(branch -> zone(branch.branch()))
        .collect(Collectors.groupingBy(zone -> zone, LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("UTC");
  }

  /** The first day that there are figures of. */
  public @Nullable LocalDate firstDay() {
    return firstDay;
  }

  /** The last day that there are figures of. */
  public @Nullable LocalDate lastDay() {
    return lastDay;
  }

  private static String pick(Locale locale, String en, String zh, String id) {
    String name = Languages.isChinese(locale) ? zh : en;
    return name.isEmpty() ? id : name;
  }
}
