package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Request;
import io.branchline.forecasting.roster.solver.Capacity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What can be seen of a demand before anything is solved. */
final class DemandRemarks {

  private static final int MOST_NAMES = 5;

  private final Problem problem;
  private final boolean chinese;
  private final Map<String, Integer> bySkill = new TreeMap<>();
  private final Map<LocalDate, Integer> byDay = new TreeMap<>();

  DemandRemarks(Problem problem, Locale locale) {
    this.problem = problem;
    this.chinese = locale.getLanguage().equals("zh");
    for (Demand row : problem.demand()) {
      bySkill.merge(row.skill(), row.agents(), Integer::sum);
      byDay.merge(row.date(), row.agents(), Integer::sum);
    }
  }

  /** One line each: what can be covered at best, and why it is less than what is wanted. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Capacity capacity = Capacity.of(problem);
    lines.add(
        String.format(
            Locale.ROOT,
            words(
                "Places: %,d wanted; these agents can fill at most %,d within the hard rules (linear"
                    + " bound), so %,d stay open at least.",
                "岗位：需要 %,d 个；在强制规则之内这些坐席最多能填 %,d 个（线性上界），因此至少空缺 %,d 个。"),
            capacity.wanted(),
            capacity.coverable(),
            capacity.missing()));
    missingSkills(lines);
    withoutSkill(lines);
    shortDays(lines);
    return lines;
  }

  private void missingSkills(List<String> lines) {
    Set<String> known = new HashSet<>();
    problem.agents().forEach(agent -> known.addAll(agent.skills()));
    bySkill.forEach(
        (skill, places) -> {
          if (!skill.isEmpty() && places > 0 && !known.contains(skill)) {
            lines.add(
                String.format(
                    Locale.ROOT,
                    words(
                        "Nobody has the skill '%s', which %,d places ask for. Maybe add it to"
                            + " agent_contracts?",
                        "没有人具备技能“%s”，而有 %,d 个岗位需要它。可在 agent_contracts 中补充。"),
                    skill,
                    places));
          }
        });
  }

  private void withoutSkill(List<String> lines) {
    if (bySkill.getOrDefault("", 0) > 0 || bySkill.isEmpty()) {
      return;
    }
    List<String> idle = new ArrayList<>();
    for (Agent agent : problem.agents()) {
      if (agent.skills().stream().noneMatch(skill -> bySkill.getOrDefault(skill, 0) > 0)) {
        idle.add(agent.id());
      }
    }
    if (!idle.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              words(
                  "Agents without a skill that is asked for get no shift (%,d): %s.",
                  "%,d 名坐席没有所需技能，因此没有班次：%s。"),
              idle.size(),
              String.join(", ", idle.subList(0, Math.min(MOST_NAMES, idle.size())))
                  + (idle.size() > MOST_NAMES ? ", ..." : "")));
    }
  }

  /** Days on which more places are wanted than agents are there. */
  private void shortDays(List<String> lines) {
    int days = 0;
    String worst = "";
    int most = 0;
    for (Map.Entry<LocalDate, Integer> day : byDay.entrySet()) {
      Set<String> away = new HashSet<>();
      for (Request request : problem.requests()) {
        if (request.kind() == Request.Kind.LEAVE && request.covers(day.getKey())) {
          away.add(request.agent());
        }
      }
      int there = problem.agents().size() - away.size();
      int lacking = day.getValue() - there;
      days += lacking > 0 ? 1 : 0;
      if (lacking > most) {
        most = lacking;
        worst =
            String.format(
                Locale.ROOT,
                words(
                    "on %s %,d are wanted, %,d agents are there and %,d on leave",
                    "%s 需要 %,d 人，在岗 %,d 人，请假 %,d 人"),
                day.getKey(),
                day.getValue(),
                there,
                away.size());
      }
    }
    if (days > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              words(
                  "%,d days want more than all who are there; the worst: %s.",
                  "有 %,d 天的需求超过全部在岗人数；最多的一天：%s。"),
              days,
              worst));
    }
  }

  private String words(String english, String inChinese) {
    return chinese ? inChinese : english;
  }
}
