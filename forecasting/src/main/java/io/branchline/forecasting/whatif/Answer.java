package io.branchline.forecasting.whatif;

import io.branchline.forecasting.simulation.Spread;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario takes and gives.
 *
 * @param calls expected in the day
 * @param peakAgents on the phones in the busiest interval, all lines together
 * @param agentHours on the phones over the day
 * @param rosterHours paid: shrinkage and absence included
 * @param cost of the roster hours
 * @param serviceLevel of simulated days with the agents that it takes; null without calls
 * @param unchanged of simulated days if today's roster stays; null without calls
 */
public record Answer(
    Scenario scenario,
    double calls,
    int peakAgents,
    double agentHours,
    double rosterHours,
    double cost,
    @Nullable Spread serviceLevel,
    @Nullable Spread unchanged) {}
