package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.Fairness;
import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.Verdict;
import io.branchline.forecasting.roster.Violation;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Prints what the checker thinks, in Chinese or English. */
final class VerdictPage {

  private static final int MOST = 40;

  private final PrintWriter out;
  private final Locale locale;
  private final boolean chinese;

  VerdictPage(PrintWriter out, Locale locale) {
    this.out = out;
    this.locale = locale;
    this.chinese = locale.getLanguage().equals("zh");
  }

  private String words(String english, String inChinese) {
    return chinese ? inChinese : english;
  }

  void print(Verdict verdict) {
    violations(verdict);
    shortages(verdict);
    fairness(words("nights", "夜班"), verdict.nights());
    fairness(words("weekends", "周末"), verdict.weekends());
    cost(verdict.cost());
    out.println(
        verdict.publishable()
            ? words("No hard rule is broken.", "没有违反任何强制规则。")
            : words("This roster must not be published.", "本排班表不得发布。"));
  }

  private void violations(Verdict verdict) {
    int shown = 0;
    for (Violation broken : verdict.violations()) {
      if (shown++ < MOST) {
        boolean hard = broken.severity() == RuleBook.Severity.HARD;
        out.printf(
            Locale.ROOT,
            "%s  %s  %s%n",
            hard ? words("broken", "违反") : words("soft  ", "未满足"),
            broken.rule().id(),
            broken.text(locale));
        if (hard) {
          out.println("        " + broken.rule().source(locale));
        }
      }
    }
    if (shown > MOST) {
      out.printf(Locale.ROOT, words("... and %d more%n", "……另有 %d 条%n"), shown - MOST);
    }
    Map<Rule, Integer> counts = new TreeMap<>();
    verdict.violations().forEach(v -> counts.merge(v.rule(), 1, Integer::sum));
    if (!counts.isEmpty()) {
      out.print(words("Violations: ", "违规合计："));
      counts.forEach((rule, count) -> out.print(rule.id() + " " + count + "  "));
      out.println();
    }
  }

  private void shortages(Verdict verdict) {
    int shown = 0;
    for (Verdict.Shortage row : verdict.shortages()) {
      if (shown++ < MOST) {
        out.printf(
            Locale.ROOT,
            words("missing %d of %d in shift %s%s on %s%n", "缺 %d / %d 人：班次 %s%s，%s%n"),
            row.missing(),
            row.wanted(),
            row.shift(),
            row.skill().isEmpty() ? "" : " (" + row.skill() + ")",
            row.date());
      }
    }
    if (shown > MOST) {
      out.printf(Locale.ROOT, words("... and %d more%n", "……另有 %d 条%n"), shown - MOST);
    }
    out.printf(
        Locale.ROOT,
        words(
            "Agents missing, over all shifts: %d; shifts with nobody: %d%n",
            "各班次共缺：%d 人次；无人值守的班次：%d%n"),
        verdict.missing(),
        verdict.unmanned());
  }

  private void fairness(String what, Fairness fairness) {
    if (fairness.agents() > 0) {
      out.printf(
          Locale.ROOT,
          words(
              "Fairness, %s: %d to %d for each of %d agents, mean %.1f, deviation %.2f, Gini %.2f%n",
              "公平性（%s）：%d 至 %d 次，%d 人，平均 %.1f，标准差 %.2f，基尼系数 %.2f%n"),
          what,
          fairness.fewest(),
          fairness.most(),
          fairness.agents(),
          fairness.mean(),
          fairness.deviation(),
          fairness.gini());
    }
  }

  private void cost(Verdict.RosterCost cost) {
    out.printf(
        Locale.ROOT,
        words(
            "Cost %,d yuan: labour %,d, overtime %,d, shortage %,d, surplus %,d, wishes %,d, night"
                + " spread %,d, weekend spread %,d, changes %,d, soft rules %,d%n",
            "成本 %,d 元：工资 %,d，加班 %,d，缺员 %,d，冗员 %,d，未满足意愿 %,d，夜班差距 %,d，周末差距 %,d，"
                + "变更 %,d，软规则 %,d%n"),
        cost.total(),
        cost.labour(),
        cost.overtime(),
        cost.shortage(),
        cost.surplus(),
        cost.wishes(),
        cost.nightSpread(),
        cost.weekendSpread(),
        cost.changes(),
        cost.softRules());
  }
}
