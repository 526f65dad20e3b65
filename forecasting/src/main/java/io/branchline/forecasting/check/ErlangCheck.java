package io.branchline.forecasting.check;

import io.branchline.forecasting.erlang.ErlangA;
import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.Performance;
import io.branchline.forecasting.erlang.StaffingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Feeds each hour's own calls, handle time and agents to Erlang C and A and compares what they
 * predict with what happened. Patience is the maximum-likelihood mean of exponential patience, of
 * which those who were answered show only that it lasted longer: all waits / abandoned calls.
 */
public final class ErlangCheck {

  private final double thresholdSeconds;
  private final double patienceSeconds;
  private final List<SeenHour> hours;

  /**
   * A check of these hours; those without calls, answers or agents have nothing to compare.
   *
   * @param thresholdSeconds T of the service level
   */
  public ErlangCheck(List<SeenHour> hours, double thresholdSeconds) {
    this.thresholdSeconds = thresholdSeconds;
    this.patienceSeconds = patience(hours);
    this.hours =
        hours.stream()
            .filter(hour -> hour.offered() > 0 && hour.answered() > 0 && hour.agents() > 0)
            .toList();
  }

  private static double patience(List<SeenHour> hours) {
    double waits = 0;
    double abandoned = 0;
    for (SeenHour hour : hours) {
      waits += hour.answeredWaitSeconds() + hour.abandonedWaitSeconds();
      abandoned += hour.abandoned();
    }
    return abandoned == 0 || waits == 0 ? 0 : waits / abandoned;
  }

  /** The callers' mean patience in seconds; 0 where nobody hung up. */
  public double patienceSeconds() {
    return patienceSeconds;
  }

  /**
   * One hour of the day over all days, weighed by calls. Shares are of offered calls, 0 to 1.
   *
   * @param hourOfDay 0 to 23; -1 for all
   * @param hours how many hours went in
   * @param agents on the phones, mean of the hours
   * @param level answered within T
   * @param erlangC the same as predicted
   * @param erlangA the same as predicted
   * @param abandoned share that hung up
   * @param erlangAAbandoned the same as predicted
   * @param asaSeconds mean wait of the answered
   * @param erlangAAsaSeconds the same as predicted
   */
  public record Line(
      int hourOfDay,
      int hours,
      double offered,
      double agents,
      double level,
      double erlangC,
      double erlangA,
      double abandoned,
      double erlangAAbandoned,
      double asaSeconds,
      double erlangAAsaSeconds) {}

  private static final class Sums {
    private int hours;
    private double offered;
    private double agents;
    private double within;
    private double withinC;
    private double withinA;
    private double abandoned;
    private double abandonedA;
    private double answered;
    private double waits;
    private double answeredA;
    private double waitsA;

    Line line(int hourOfDay) {
      return new Line(
          hourOfDay,
          hours,
          offered,
          agents / hours,
          within / offered,
          withinC / offered,
          withinA / offered,
          abandoned / offered,
          abandonedA / offered,
          waits / answered,
          waitsA / answeredA);
    }
  }

  /** The hours of the day, and last all of them together; empty where nothing can be compared. */
  public List<Line> lines() {
    Map<Integer, Sums> sums = new TreeMap<>();
    Sums all = new Sums();
    for (SeenHour hour : hours) {
      Load load = new Load(hour.offered(), hour.handleSeconds() / hour.answered(), 3600);
      StaffingModel patient = patienceSeconds == 0 ? ErlangC.MODEL : new ErlangA(patienceSeconds);
      Performance c = ErlangC.MODEL.at(hour.agents(), load, thresholdSeconds);
      Performance a = patient.at(hour.agents(), load, thresholdSeconds);
      add(sums.computeIfAbsent(hour.hourOfDay(), key -> new Sums()), hour, c, a);
      add(all, hour, c, a);
    }
    List<Line> lines = new ArrayList<>();
    sums.forEach((hourOfDay, of) -> lines.add(of.line(hourOfDay)));
    if (all.hours > 0) {
      lines.add(all.line(-1));
    }
    return lines;
  }

  private static void add(Sums sums, SeenHour hour, Performance c, Performance a) {
    sums.hours++;
    sums.offered += hour.offered();
    sums.agents += hour.agents();
    sums.within += hour.answeredWithin();
    sums.withinC += c.serviceLevel() * hour.offered();
    sums.withinA += a.serviceLevel() * hour.offered();
    sums.abandoned += hour.abandoned();
    sums.abandonedA += a.abandoned() * hour.offered();
    sums.answered += hour.answered();
    sums.waits += hour.answeredWaitSeconds();
    double answered = a.answered() * hour.offered();
    sums.answeredA += answered;
    sums.waitsA += answered * a.asaSeconds();
  }
}
