package io.branchline.forecasting.whatif;

import io.branchline.forecasting.simulation.Spread;
import org.jspecify.annotations.Nullable;

/**
 * What callers get in simulated days.
 *
 * @param serviceLevel with the agents that the scenario takes; null without calls
 * @param unchanged with today's roster; null without calls
 */
public record Simulated(@Nullable Spread serviceLevel, @Nullable Spread unchanged) {}
