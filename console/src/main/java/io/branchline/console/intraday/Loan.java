package io.branchline.console.intraday;

import io.branchline.console.access.Names;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Agents of one team who take another's calls for a while.
 *
 * @param fromQueue empty: the whole branch is one team
 * @param from when it begins, local time of the branch that is helped
 * @param to when it ends
 */
public record Loan(
    String fromBranch,
    String fromQueue,
    String toBranch,
    String toQueue,
    List<String> agents,
    String from,
    String to,
    Side giver,
    Side receiver) {

  /**
   * What it does to one of the two.
   *
   * @param gapBefore agents on the phones less agents required, in the worst of the half hours
   * @param levelBefore expected over these half hours; null without calls
   */
  public record Side(
      double gapBefore,
      double gapAfter,
      @Nullable Double levelBefore,
      @Nullable Double levelAfter) {}

  /** The agents' names. */
  public String called(Names names) {
    return agents.stream()
        .map(agent -> names.agent(fromBranch, agent))
        .collect(Collectors.joining(", "));
  }

  /** Copies the agents. */
  public Loan {
    agents = List.copyOf(agents);
  }
}
