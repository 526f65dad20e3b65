package io.branchline.forecasting.roster.solver;

import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rules and demands that cannot hold together; without any one of them a roster exists.
 *
 * @param leaveOf agents whose leave takes part
 * @param irreducible whether every member was tried without; false where time ran out
 */
public record Conflict(
    List<Rule> rules, List<String> leaveOf, List<Demand> demands, Completeness irreducible) {

  /** Whether the set was reduced to the end. */
  public enum Completeness {
    IRREDUCIBLE,
    PERHAPS_REDUCIBLE
  }

  /** Copies. */
  public Conflict {
    rules = List.copyOf(rules);
    leaveOf = List.copyOf(leaveOf);
    demands = List.copyOf(demands);
  }

  /** The members, one line each, in Chinese or English. */
  public List<String> lines(Locale locale) {
    boolean chinese = locale.getLanguage().equals("zh");
    List<String> lines = new ArrayList<>();
    for (Rule rule : rules) {
      lines.add(rule.id() + ": " + rule.title(locale) + " (" + rule.source(locale) + ")");
    }
    if (!leaveOf.isEmpty()) {
      lines.add((chinese ? "休假：" : "leave of ") + String.join(", ", leaveOf));
    }
    for (Demand row : demands) {
      String skill = row.skill().isEmpty() ? "" : " (" + row.skill() + ")";
      lines.add(
          chinese
              ? row.date() + " 班次 " + row.shift() + skill + " 需要 " + row.agents() + " 人"
              : row.agents() + " agents in shift " + row.shift() + skill + " on " + row.date());
    }
    return lines;
  }
}
