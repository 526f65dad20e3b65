package io.branchline.forecasting.whatif;

import io.branchline.forecasting.erlang.Load;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario takes by the queueing formula.
 *
 * @param calls expected
 * @param peak the interval with most agents
 * @param agentHours on the phones
 * @param rosterHours paid: shrinkage and absence included
 * @param cost of the roster hours
 * @param occupancy work / agents' time: sum over sum, a new agent's time counted by their pace;
 *     null without agents
 * @param formulaLevel the service level that the formula expects, by calls; null without calls
 */
public record Staffed(
    double calls,
    Peak peak,
    double agentHours,
    double rosterHours,
    double cost,
    @Nullable Double occupancy,
    @Nullable Double formulaLevel) {

  /**
   * The first interval with most agents, all lines together.
   *
   * @param date empty for a day that is not in any calendar
   * @param time local, HH:mm
   * @param agents on the phones
   */
  public record Peak(String date, String time, int agents, List<PeakLine> lines) {

    /** Copies the lines. */
    public Peak {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line in that interval.
   *
   * @param site the first of those whose calls wait in it
   * @param load what the scenario expects of it
   * @param agents on the phones, new ones among them
   * @param rostered paid for them: shrinkage and absence included
   * @param level that the formula expects of them; null without calls
   */
  public record PeakLine(
      Site site, Load load, int agents, double rostered, @Nullable Double level) {}
}
