package io.branchline.console.staffing;

import io.branchline.console.access.Reader;
import io.branchline.console.planning.Asked;
import io.branchline.forecasting.erlang.ErlangA;
import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.ServiceLevelFormula;
import io.branchline.forecasting.erlang.Shrinkage;
import io.branchline.forecasting.erlang.StaffingModel;
import io.branchline.forecasting.erlang.Target;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a planner sets with the sliders, in whole percent and seconds.
 *
 * @param level share of calls to answer in time, 50 to 99 %
 * @param seconds within how long, 0 to 120 s
 * @param occupancy the agents' largest busy share, 50 to 100 %
 * @param shrinkage paid time away from the phones, 0 to 60 %
 * @param erlang c: callers wait for ever; a: they hang up
 * @param patience mean patience of callers by Erlang A, 10 to 900 s
 */
public record Terms(
    int level, int seconds, int occupancy, int shrinkage, String erlang, int patience) {

  /** What the field most often promises. */
  public static final Terms USUAL = new Terms(80, 20, 85, 30, "c", 180);

  private static final String LAST =
      String.format(
          Locale.ROOT,
          """
      SELECT branch, toInt32(round(target_level * 100)) AS level, target_seconds AS seconds,
        toInt32(round(max_occupancy * 100)) AS occupancy,
        toInt32(round(shrinkage * 100)) AS shrinkage, if(model = 'erlang-a', 'a', 'c') AS erlang,
        toInt32(180) AS patience
      FROM staffing WHERE branch IN {branches:Array(String)} AND %s
      ORDER BY origin DESC, version DESC LIMIT 1 BY branch
      """,
          Reader.SCOPE);

  /** The terms that a branch was last staffed by. */
  public static Terms last(Reader reader, String branch) {
    return last(reader, List.of(branch)).getOrDefault(branch, USUAL);
  }

  /** The same of several branches; those that were never staffed are missing. */
  public static Map<String, Terms> last(Reader reader, Collection<String> branches) {
    return reader.query(Last.class, LAST, Map.of("branches", List.copyOf(branches))).stream()
        .collect(Collectors.toMap(Last::branch, Last::terms));
  }

  record Last(
      String branch,
      int level,
      int seconds,
      int occupancy,
      int shrinkage,
      String erlang,
      int patience) {

    Terms terms() {
      return new Terms(level, seconds, occupancy, shrinkage, erlang, patience);
    }
  }

  /** What is asked for; what is not, or wrongly, stays as it was last. */
  public static Terms of(Asked asked, Terms last) {
    String erlang = asked.text("erlang");
    if (!erlang.isEmpty() && !erlang.equals("a") && !erlang.equals("c")) {
      asked.complaints().add("planner.wrong.erlang", erlang);
    }
    return new Terms(
        asked.whole("level", 50, 99, last.level),
        asked.whole("seconds", 0, 120, last.seconds),
        asked.whole("occupancy", 50, 100, last.occupancy),
        asked.whole("shrinkage", 0, 60, last.shrinkage),
        erlang.isEmpty() ? last.erlang : erlang.equals("a") ? "a" : "c",
        asked.whole("patience", 10, 900, last.patience));
  }

  /** What is promised, by the formula that all reports use. */
  public Target target(ServiceLevelFormula formula) {
    return Target.of(level / 100.0, seconds)
        .by(formula)
        .withMaxOccupancy(occupancy / 100.0)
        .withShrinkage(new Shrinkage(BigDecimal.valueOf(shrinkage, 2)));
  }

  /** The queueing model. */
  public StaffingModel model() {
    return erlang.equals("a") ? new ErlangA(patience) : ErlangC.MODEL;
  }
}
