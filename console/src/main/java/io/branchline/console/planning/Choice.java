package io.branchline.console.planning;

import io.branchline.console.access.Door;
import io.branchline.console.access.Names;
import io.branchline.console.access.NotThere;
import io.branchline.console.access.Viewer;
import io.branchline.warehouse.table.Branch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose calls a page is about.
 *
 * @param branch empty: every branch that the viewer sees
 * @param queue empty: every queue
 */
public record Choice(String branch, String queue) {

  /** The branch and queue that are asked for, all of them where none is. */
  public static Choice of(Viewer viewer, Names names, Asked asked) {
    String branch = asked.text("branch");
    Door.requireSight(viewer, branch);
    if (!branch.isEmpty() && !isKnown(names, branch)) {
      asked.complaints().at("branch", "planner.wrong.branch", branch);
      return new Choice("", "");
    }
    return new Choice(branch, queue(names, branch, asked));
  }

  /** The same where a page is about one branch: the first where none is asked for. */
  public static Choice ofOne(Viewer viewer, Names names, Asked asked) {
    Choice choice = of(viewer, names, asked);
    if (!choice.branch.isEmpty()) {
      return choice;
    }
    String first = names.branches().stream().map(Branch::branch).findFirst().orElse("");
    return new Choice(first, queue(names, first, asked));
  }

  /**
   * A branch for which something is to be done.
   *
   * @throws NotThere where this person does not see it, or nobody knows it
   */
  public static void requireBranch(Viewer viewer, Names names, String branch) {
    if (!viewer.sees(branch) || !isKnown(names, branch)) {
      throw new NotThere("branch " + branch);
    }
  }

  private static boolean isKnown(Names names, String branch) {
    return names.branches().stream().anyMatch(row -> row.branch().equals(branch));
  }

  private static String queue(Names names, String branch, Asked asked) {
    String queue = asked.text("queue");
    boolean known =
        queue.isEmpty()
            || names.queues().stream()
                .anyMatch(
                    q ->
                        q.queue().equals(queue) && (branch.isEmpty() || q.branch().equals(branch)));
    if (!known) {
      asked.complaints().at("queue", "planner.wrong.queue", queue);
    }
    return known ? queue : "";
  }

  /** The parameters of a query about it, and more. */
  public Map<String, Object> with(Map<String, ?> more) {
    Map<String, Object> all = new HashMap<>(more);
    all.put("branch", branch);
    all.put("queue", queue);
    return all;
  }

  /** The branches that it means. */
  public List<String> branches(Names names) {
    return branch.isEmpty()
        ? names.branches().stream().map(Branch::branch).toList()
        : List.of(branch);
  }
}
