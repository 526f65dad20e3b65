package io.branchline.forecasting.whatif;

/** What a scenario takes and gives. */
public record Answer(Scenario scenario, Staffed staffed, Simulated simulated) {}
