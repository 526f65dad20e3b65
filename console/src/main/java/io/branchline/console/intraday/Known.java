package io.branchline.console.intraday;

import io.branchline.console.access.Names;
import io.branchline.console.access.Reader;
import io.branchline.console.planning.Planned;
import io.branchline.console.staffing.Cover;
import io.branchline.console.staffing.Terms;
import io.branchline.forecasting.adjust.Layer;
import io.branchline.warehouse.table.ForecastAdjustment;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known of a branch's day.
 *
 * @param calls of each interval, with what planners adjusted
 * @param skills queues that an agent is limited to; who is not there serves all
 */
record Known(
    String branch,
    LocalDate day,
    ZoneId zone,
    Terms terms,
    List<Planned.Interval> intervals,
    List<Double> calls,
    Came came,
    Cover cover,
    Map<String, Set<String>> skills) {

  private static final String SKILLS =
      String.format(
          Locale.ROOT,
          """
      SELECT branch, agent, skills FROM (
        SELECT branch, agent, skills FROM agent_contracts FINAL
        WHERE branch IN {branches:Array(String)} AND valid_from <= {day:Date} AND %s
        ORDER BY valid_from DESC LIMIT 1 BY branch, agent)
      WHERE notEmpty(skills)
      """,
          Reader.SCOPE);

  record Skilled(String branch, String agent, List<String> skills) {}

  /** The same day of several branches, in a handful of queries. */
  static Map<String, Known> of(
      Reader reader, Names names, Collection<String> branches, LocalDate day, String model) {
    Map<String, List<Planned.Interval>> intervals =
        Planned.intervals(reader, branches, model, day, day).stream()
            .collect(Collectors.groupingBy(Planned.Interval::branch));
    List<ForecastAdjustment> history = Planned.history(reader);
    Map<String, Came> came = Came.of(reader, branches, day);
    Map<String, Cover> covers = Cover.published(reader, branches, day, day);
    Map<String, Terms> terms = Terms.last(reader, branches);
    Map<String, Map<String, Set<String>>> skills = skills(reader, branches, day);
    Map<String, Known> known = new TreeMap<>();
    for (String branch : branches) {
      List<Planned.Interval> own = intervals.getOrDefault(branch, List.of());
      known.put(
          branch,
          new Known(
              branch,
              day,
              ZoneId.of(names.zone(branch)),
              terms.getOrDefault(branch, Terms.USUAL),
              own,
              Arrays.stream(
                      Layer.of(history).over(own.stream().map(Planned.Interval::cell).toList()))
                  .boxed()
                  .toList(),
              came.getOrDefault(branch, Came.NOTHING),
              covers.getOrDefault(branch, Cover.NONE),
              skills.getOrDefault(branch, Map.of())));
    }
    return known;
  }

  private static Map<String, Map<String, Set<String>>> skills(
      Reader reader, Collection<String> branches, LocalDate day) {
    Map<String, Map<String, Set<String>>> skills = new HashMap<>();
    for (Skilled row :
        reader.query(
            Skilled.class, SKILLS, Map.of("branches", List.copyOf(branches), "day", day))) {
      skills
          .computeIfAbsent(row.branch(), branch -> new HashMap<>())
          .put(row.agent(), Set.copyOf(row.skills()));
    }
    return skills;
  }

  /** The queues that are forecast. */
  Set<String> queues() {
    return intervals.stream().map(Planned.Interval::queue).collect(Collectors.toSet());
  }

  /** What is left of those at work when shrinkage is taken off. */
  double worth() {
    return 1 - terms.shrinkage() / 100.0;
  }
}
